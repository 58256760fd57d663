/** A supplier's own code beside ours: each of our clauses is covered, partly covered or missing. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { Progress } from "~/components/progress";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { chapterOfEach, chaptersOf, comparisonInFull, foundIn, mark } from "~/features/own-codes/comparing.server";
import { ComparingFields, savedIn } from "~/features/own-codes/comparing-fields";
import { comparing, findingsIn } from "~/features/own-codes/comparing-form";
import { FoundClauses } from "~/features/own-codes/found-clauses";
import { OwnCodeFacts } from "~/features/own-codes/own-code-facts";
import { mayWithOwnCode } from "~/features/own-codes/own-codes.server";
import { addressOfStandard } from "~/features/own-codes/standards";
import { answerForms } from "~/features/requests/answer-forms";
import { sendBack } from "~/features/requests/answers.server";
import { requestOf } from "~/features/requests/requests.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const anyAnswer = z.discriminatedUnion("form", [comparing, answerForms.return]);

export const handle = titled((t) => t("comparison:title"));

export const loader = forCoordinator(async ({ store, member, params, request: { url }, language }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const { comparison, ours, clauses, found } = (await comparisonInFull(store, request)) ?? notFound();
  const shows = new URL(url).searchParams.get("show") === "all" ? ("all" as const) : ("left" as const);
  const isOver = comparison.comparedAt !== null;
  return {
    id: request.id,
    supplier: { id: supplier.id, name: supplier.name },
    ownCode: comparison.ownCode,
    isOver,
    kept: isOver ? await foundIn(store, request, comparison.id) : [],
    mayCompare: mayWithOwnCode(request, "compare", member.roles),
    shows,
    chapters: chaptersOf(ours, found, language, shows),
    language,
    done: found.size,
    of: clauses.size,
    reused: [...found.values()].filter(({ from }) => from === "standard").length,
  };
});

export const action = forCoordinator(async ({ store, member, params, request: asked, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const inFull = (await comparisonInFull(store, request)) ?? notFound();
  if (!member.roles.includes("coordinator")) throw new Response(null, { status: 403 });
  const form = await readForm(asked, anyAnswer);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const page = `/suppliers/${whose.supplierId}/requests/${request.id}`;
  if (values.form === "return") {
    const outcome = await sendBack(store, member, request, values.reason, now);
    if ("refusal" in outcome) return form.refuse(null, "overtaken");
    throw redirect(done(page, "answers.returned"));
  }
  if (!mayWithOwnCode(request, "compare", member.roles)) return form.refuse(null, "overtaken");
  const { ours, compared, clauses, found } = inFull;
  const findings = findingsIn(values, chapterOfEach(ours));
  await mark(store, member, ours, compared, findings, now);
  const here = `${page}/comparison${new URL(asked.url).search}`.replace(/\?done=.*$/, "");
  const left = clauses.size - new Set([...found.keys(), ...findings.map(({ clause }) => clause)]).size;
  if (values.intent === "on") throw redirect(left === 0 ? `${page}/addendum` : done(here, "comparison.left"));
  throw redirect(
    findings.length > 0 ? done(here, "comparison.marked", findings.length) : done(here, "comparison.nothing"),
  );
});

export default function Comparison() {
  const { id, supplier, ownCode, isOver, kept, mayCompare, shows, chapters, language, done, of, reused } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["comparison", "ownCode", "answers"]);
  const here = `/suppliers/${supplier.id}/requests/${id}`;
  const standard = ownCode.standard && t(`ownCode:standards.${ownCode.standard}`);
  return (
    <Page
      back={<BackLink to={here}>{t("answers:backToRequest")}</BackLink>}
      lead={t("lead", { supplier: supplier.name })}
    >
      <Section title={t("theirs")}>
        <OwnCodeFacts code={ownCode} files={`/suppliers/${supplier.id}/files`} />
        {!isOver && ownCode.standard && (
          <Alert tone="info">
            <p className="ds-paragraph">
              {t("standards.follows", { standard: standard ?? "" })} {t("standards.reused", { count: reused })}
            </p>
            <p className="ds-paragraph">
              <Link className="ds-link" to={addressOfStandard(ownCode.standard)}>
                {t("standards.open", { standard: standard ?? "" })}
              </Link>
            </p>
          </Alert>
        )}
      </Section>
      {isOver ? (
        <Section title={t("result")}>
          <FoundClauses found={kept} />
        </Section>
      ) : (
        <Section title={t("ours")}>
          <Progress done={done} of={of}>
            {t("progressOf", { done, of })}
          </Progress>
          {done > 0 && (
            <p className="ds-paragraph">
              <Link className="ds-link" to={shows === "all" ? "?show=left" : "?show=all"}>
                {shows === "all" ? t("showLeft", { count: of - done }) : t("showAll")}
              </Link>
            </p>
          )}
          {chapters.length === 0 && <p className="ds-paragraph">{t("allDone")}</p>}
          {mayCompare && chapters.length > 0 && (
            <ServerForm id="clauses" schema={comparing} saved={savedIn(chapters)}>
              <ComparingFields chapters={chapters} language={language} standard={standard} />
              <Actions>
                <SubmitButton intent="on">{t("goOn")}</SubmitButton>
                <SubmitButton intent="save" variant="secondary">
                  {t("save")}
                </SubmitButton>
              </Actions>
            </ServerForm>
          )}
          {mayCompare && chapters.length === 0 && <ButtonLink to={`${here}/addendum`}>{t("goOn")}</ButtonLink>}
          {!mayCompare && <p className="ds-paragraph">{t("coordinator")}</p>}
        </Section>
      )}
      {mayCompare && (
        <Details summary={t("sendBackSummary")}>
          <ServerForm id="return" schema={answerForms.return}>
            <TextArea name="reason" label={t("sendBackReason")} help={t("sendBackHelp")} />
            <Actions>
              <SubmitButton variant="secondary">{t("sendBack")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
    </Page>
  );
}
