/** What a supplier said instead of doing a task: a coordinator agrees, or asks it to answer all the same. */
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { fileOf } from "~/features/files/files.server";
import { claimBehind, confirmClaim, refuseClaim } from "~/features/requests/answers.server";
import { todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { signableVersions } from "~/features/signatures/registering.server";
import { seenOnProof } from "~/features/signatures/registering-form";
import { SigningFields } from "~/features/signatures/signing-fields";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate, formatDateTime, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const plainConfirm = z.object({ form: z.literal("confirm") });
const refusal = z.object({ form: z.literal("refuse"), reason: requiredText(2000) });
const signedAnswer = z.discriminatedUnion("form", [seenOnProof, refusal]);
const plainAnswer = z.discriminatedUnion("form", [plainConfirm, refusal]);
type Answer = z.infer<typeof signedAnswer> | z.infer<typeof plainAnswer>;

export const handle = titled<typeof loader>((t, { claim }) => t(`answers:claim.title.${claim.kind}`));

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const claim = (await claimBehind(store, whose, idIn(params, "claim"))) ?? notFound();
  const request = (await requestOf(store, whose, claim.requestId)) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const isSignature = claim.kind === "already done" && request.kind === "document";
  const versions = isSignature ? await signableVersions(store, whose.buyerId) : [];
  return {
    claim,
    isSignature,
    mayDecide: may(request.kind, request.state, "refuse claim", member.roles) && claim.state === "asked",
    request: { id: request.id, name: request.name!, documentId: request.documentId },
    supplier: { id: supplier.id, name: supplier.name },
    versions: versions.filter(({ key }) => key === request.key),
    file: claim.fileId ? ((await fileOf(store, whose, claim.fileId)) ?? null) : null,
    today: todayIn(now, member.timeZone),
    timeZone: member.timeZone,
  };
});

export const action = forCoordinator(async ({ request: asked, store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const claim = (await claimBehind(store, whose, idIn(params, "claim"))) ?? notFound();
  const request = (await requestOf(store, whose, claim.requestId)) ?? notFound();
  if (!member.roles.includes("coordinator")) throw new Response(null, { status: 403 });
  const isSignature = claim.kind === "already done" && request.kind === "document";
  const schema: z.ZodMiniType<Answer> = isSignature ? signedAnswer : plainAnswer;
  const form = await readForm(asked, schema);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const back = `/suppliers/${whose.supplierId}/requests/${request.id}`;
  if (values.form === "refuse") {
    const outcome = await refuseClaim(store, member, claim, values.reason, now);
    if ("refusal" in outcome) return form.refuse(null, "overtaken");
    throw redirect(done(back, "answers.refused"));
  }
  const seen = "signedOn" in values ? { ...values, documentId: values.document } : null;
  if (seen && seen.signedOn > todayIn(now, member.timeZone)) return form.refuse("signedOn", "dateInFuture");
  const outcome = await confirmClaim(store, member, claim, seen, now);
  if ("refusal" in outcome) return form.refuse(null, "overtaken");
  throw redirect(done(back, "answers.confirmed"));
});

export default function Claim() {
  const { claim, isSignature, mayDecide, request, supplier, versions, file, today, timeZone } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["answers", "signatures", "common"]);
  const { language } = useReader();
  const rejection = useActionData<{ errors?: Record<string, unknown> }>();
  const here = `/suppliers/${supplier.id}/requests/${request.id}`;
  const at = (moment: Date) => formatDateTime(moment, language, timeZone);
  return (
    <Page
      lead={`${supplier.name} · ${request.name[language]}`}
      back={<BackLink to={here}>{t("backToRequest")}</BackLink>}
    >
      <div className="stack">
        {rejection?.errors?.[""] ? (
          <Alert tone="warning" role="alert">
            {t("overtaken")}
          </Alert>
        ) : null}
        {claim.state !== "asked" && (
          <Alert tone="info">
            {claim.decidedBy && claim.decidedAt && (claim.state === "granted" || claim.state === "refused")
              ? t(`claim.decided.${claim.state}`, { name: claim.decidedBy, at: at(claim.decidedAt) })
              : t("claim.decided.other")}
          </Alert>
        )}
        <SummaryList
          lines={[
            {
              label: t("claim.request"),
              value: (
                <Link className="ds-link" to={here}>
                  {request.name[language]}
                </Link>
              ),
            },
            { label: t("claim.by"), value: t("claim.byAt", { name: claim.claimedBy, at: at(claim.claimedAt) }) },
            claim.reason !== null && { label: t("claim.reason"), value: claim.reason },
            claim.signedOn !== null && { label: t("claim.day"), value: formatDate(claim.signedOn, language) },
            claim.signerName !== null && {
              label: t("claim.signer"),
              value: claim.signerTitle
                ? t("signatures:evidence.signerWithTitle", { name: claim.signerName, title: claim.signerTitle })
                : claim.signerName,
            },
            claim.way !== null && { label: t("claim.way"), value: t(`signatures:ways.${claim.way}`) },
            claim.kind === "already done" && {
              label: t("claim.proof"),
              value: file ? (
                <a className="ds-link" href={`/suppliers/${supplier.id}/files/${claim.fileId}`} download>
                  {t("claim.download", { name: file.name, size: formatSize(file.size ?? 0, language) })}
                </a>
              ) : (
                t("claim.noProof")
              ),
            },
            claim.answer !== null && { label: t("request.reason"), value: claim.answer },
          ]}
        />
      </div>
      {claim.state === "asked" && !mayDecide && <p className="ds-paragraph">{t("claim.onlyCoordinator")}</p>}
      {mayDecide && (
        <>
          <Section title={t(`claim.confirm.${claim.kind}`)}>
            <p className="ds-paragraph">
              {t(
                isSignature || claim.kind === "not relevant"
                  ? `claim.confirmHelp.${claim.kind}`
                  : "claim.confirmHelp.facts",
              )}
            </p>
            {isSignature ? (
              <ServerForm
                id="confirm"
                schema={seenOnProof}
                saved={{
                  document: request.documentId,
                  way: claim.way === "paper" ? "paper" : "earlier",
                  signedOn: claim.signedOn,
                  name: claim.signerName,
                  title: claim.signerTitle,
                }}
              >
                <SigningFields versions={versions} today={today} />
                <Actions>
                  <SubmitButton>{t("claim.confirm.already done")}</SubmitButton>
                </Actions>
              </ServerForm>
            ) : (
              <ServerForm id="confirm" schema={plainConfirm}>
                <Actions>
                  <SubmitButton>{t(`claim.confirm.${claim.kind}`)}</SubmitButton>
                </Actions>
              </ServerForm>
            )}
          </Section>
          <Section title={t("claim.refuse")}>
            <ServerForm id="refuse" schema={refusal}>
              <TextArea name="reason" label={t("claim.refuseReason")} help={t("claim.refuseHelp")} />
              <Actions>
                <SubmitButton variant="secondary">{t("claim.refuse")}</SubmitButton>
              </Actions>
            </ServerForm>
          </Section>
        </>
      )}
    </Page>
  );
}
