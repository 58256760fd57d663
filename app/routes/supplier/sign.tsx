/** One act for one or several documents: what is signed, by whom, alone or with another, and what it binds the company to. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { factsToShow } from "~/features/company-facts/facts-page.server";
import { FactsSummary, SaidBy } from "~/features/company-facts/facts-summary";
import { heirIn, heirsFor } from "~/features/contacts/heir.server";
import { HeirFields, heirFirst } from "~/features/contacts/heir-fields";
import { heirForm } from "~/features/contacts/heir-form";
import { consentFor } from "~/features/signatures/consent";
import { firstSigners } from "~/features/signatures/signed.server";
import { SignedFirst } from "~/features/signatures/signed-first";
import { SignerFields } from "~/features/signatures/signer-fields";
import { askForCode, codeBehind, needsCode, signAll, signerBehind, toSign } from "~/features/signatures/signing.server";
import { TermsOfSignature } from "~/features/signatures/terms";
import { HiddenField } from "~/forms/fields";
import { keepAll } from "~/forms/kept";
import { readForm } from "~/forms/read-form.server";
import { ids, requiredText, ticked } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const signing = z.object({
  request: ids({ min: 1, max: 50 }),
  name: requiredText(200),
  title: requiredText(200),
  authority: ticked,
  consent: ticked,
  /** Who must sign as well, where the signer does not bind the company alone. */
  heir: z.optional(heirForm),
});

const isTogether = (request: Request) => new URL(request.url).searchParams.has("together");

export const handle = titled<typeof loader>((t, { tasks }) => t("signatures:heading", { count: tasks.length }));

export const loader = forSupplier(async ({ store, supplier, request, now }) => {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.getAll("request");
  const found = await toSign(store, supplier, asked);
  if (found.state === "signed") throw redirect(done(`/my/signatures/${found.signatureId}`, "signatures.already"));
  if (found.state === "nothing") notFound();
  const signer = await signerBehind(store, supplier);
  const code = searchParams.get("code");
  const typed = code ? (await codeBehind(store, supplier, idIn({ code }, "code"), now))?.draft : undefined;
  return {
    together: isTogether(request) ? { heirs: await heirsFor(store, supplier), typed: typed?.another } : null,
    first: [...(await firstSigners(store, supplier, found.tasks)).values()].filter(
      (one, at, all) => all.findIndex(({ id }) => id === one.id) === at,
    ),
    tasks: found.tasks.map(({ id, documentTitle, name, documentVersion, concerning }) => ({
      id,
      title: documentTitle ?? name,
      version: documentVersion,
      concerning,
    })),
    signer,
    facts: (await factsToShow(store, supplier, now)).known,
    buyer: supplier.buyerName,
    timeZone: supplier.timeZone,
  };
});

export const action = forSupplier(async ({ store, supplier, request, context, language, now }) => {
  const form = await readForm(request, signing);
  if (!form.ok) return form.rejection;
  const { request: requestIds, name, title, heir } = form.values;
  const draft = { requestIds, name, title, language, another: heir && heirIn(heir, language) };
  // Whoever was overtaken is led to the page, which knows what is left to sign, or where the receipt is.
  const page = `/my/sign?${requestIds.map((id) => `request=${id}`).join("&")}`;
  if (needsCode(supplier, now)) {
    const found = await toSign(store, supplier, requestIds);
    if (found.state !== "ready") throw redirect(page);
    if ((await context.portal.limits.count("code for session", supplier.hash.toString("hex"))) === "too many")
      return form.refuse(null, "codesTooMany");
    const titles = found.tasks.map(({ documentTitle, name }) => documentTitle ?? name);
    throw redirect(`/my/sign/code?code=${await askForCode(store, supplier, draft, titles, now)}`);
  }
  const signed = await signAll(store, supplier, draft, context.visit, now);
  if ("refusal" in signed && signed.refusal === "yourself")
    return form.refuse(heir?.to === "new" ? "heir.email" : "heir.to", "yourself");
  if ("refusal" in signed && signed.refusal === "nobody") return form.refuse("heir.to", "choice");
  if ("refusal" in signed) throw redirect(page);
  throw redirect(done(`/my/signatures/${signed.signatureId}`, "signatures.signed"));
});

export default function Sign() {
  const { tasks, signer, together, first, facts, buyer, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["signatures", "tasks", "my", "facts"]);
  const { language } = useReader();
  const supplier = signer.company.legalName;
  const sentences = consentFor(language, {
    supplier,
    buyer,
    law: signer.law,
    documents: tasks.length,
    isJoint: together !== null || first.length > 0,
  });
  const address = `?${tasks.map(({ id }) => `request=${id}`).join("&")}`;
  const [only] = tasks;
  return (
    <Page
      back={
        only && tasks.length === 1 ? (
          <BackLink to={`/my/requests/${only.id}/document`}>{only.title[language]}</BackLink>
        ) : (
          <BackLink to="/my">{t("my:title")}</BackLink>
        )
      }
    >
      {first.map((one) => (
        <SignedFirst key={one.id} signer={one} supplier={supplier} timeZone={timeZone} />
      ))}
      <Section title={t("what", { count: tasks.length })}>
        <ul className="task-list">
          {tasks.map(({ id, title, version, concerning }) => (
            <li key={id}>
              <div>
                <Link className="ds-link" to={`/my/requests/${id}/document`} onClick={keepAll}>
                  {title[language]}
                </Link>
                <div className="subtle">
                  {version !== null && t("version", { version })}
                  {concerning && <> · {t("tasks:concerning", { concerning })}</>}
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("terms.heading")}>
        <TermsOfSignature terms={sentences} />
      </Section>
      {facts && (
        <Section title={t("facts:title")}>
          <p className="ds-paragraph">
            <SaidBy known={facts} as="sent" />{" "}
            <Link className="ds-link" to="/my/company" onClick={keepAll}>
              {t("changeFacts")}
            </Link>
          </p>
          <FactsSummary facts={facts} />
        </Section>
      )}
      <Section title={t("who")}>
        <SummaryList
          lines={[
            { label: t("company"), value: supplier },
            signer.company.organisationNumber
              ? { label: t("organisationNumber"), value: signer.company.organisationNumber }
              : null,
          ]}
        />
        <p className="ds-paragraph">
          {together ? (
            <Link className="ds-link" to={address} onClick={keepAll}>
              {t("joint.alone")}
            </Link>
          ) : (
            first.length === 0 && (
              <>
                {t("joint.offer")}{" "}
                <Link className="ds-link" to={`${address}&together`} onClick={keepAll}>
                  {t("joint.together")}
                </Link>
              </>
            )
          )}
        </p>
        <ServerForm
          key={String(together !== null)}
          schema={signing}
          saved={{
            name: signer.name,
            title: signer.title,
            heir: together ? heirFirst(together.heirs, language, together.typed) : undefined,
          }}
        >
          {tasks.map(({ id }) => (
            <HiddenField key={id} name="request" value={id} />
          ))}
          <SignerFields sentences={sentences} />
          {together && (
            <fieldset className="ds-fieldset">
              <legend className="ds-label">{t("joint.other")}</legend>
              <p data-field="description">{t("joint.help")}</p>
              <HeirFields heirs={together.heirs} label={t("joint.who")} />
            </fieldset>
          )}
          <Actions>
            <SubmitButton>{together ? t("joint.sign") : tasks.length > 1 ? t("signSeveral") : t("sign")}</SubmitButton>
          </Actions>
        </ServerForm>
        {only && (
          <p className="ds-paragraph">
            {t("otherWays")}{" "}
            <Link className="ds-link" to={`/my/requests/${only.id}/hand-over`}>
              {t("tasks:acts.hand over")}
            </Link>
          </p>
        )}
        {!together && first.length === 0 && (
          <p className="ds-paragraph">
            {t("reservation.offer", { count: tasks.length })}{" "}
            {only && tasks.length === 1 && (
              <Link className="ds-link" to={`/my/requests/${only.id}/reservation`}>
                {t("tasks:acts.sign with reservation")}
              </Link>
            )}
          </p>
        )}
      </Section>
    </Page>
  );
}
