/** A code the supplier has published, or sent by another way, recorded by a coordinator without the supplier's act. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { OwnCodeFacts } from "~/features/own-codes/own-code-facts";
import { OwnCodeFields } from "~/features/own-codes/own-code-fields";
import { anyRecordedCode, recordingCode, sameCode } from "~/features/own-codes/own-code-form";
import { mayWithOwnCode, ownCodesOf, recordOwnCode } from "~/features/own-codes/own-codes.server";
import { readOwnCode } from "~/features/own-codes/reading.server";
import { todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { HiddenField } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("comparison:record.title"));

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  return {
    page: `/suppliers/${supplier.id}/requests/${request.id}`,
    supplier: { id: supplier.id, name: supplier.name },
    mayRecord: mayWithOwnCode(request, "use own code", member.roles),
    known: await ownCodesOf(store, whose),
    today: todayIn(now, member.timeZone),
  };
});

export const action = forCoordinator(async ({ store, member, params, request: asked, context, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const page = `/suppliers/${whose.supplierId}/requests/${request.id}`;
  if (!mayWithOwnCode(request, "use own code", member.roles)) throw redirect(page);
  const { files } = context.portal;
  const today = todayIn(now, member.timeZone);
  const read = await readOwnCode(asked, anyRecordedCode, { files, language, today });
  if (!read.ok) return read.rejection;
  const code = await read.keepCode(store, { ...whose, memberId: member.memberId });
  const outcome = await recordOwnCode(store, member, request, code, now);
  throw redirect("refusal" in outcome ? page : done(`${page}/comparison`, "comparison.recorded"));
});

export default function RecordOwnCode() {
  const { page, supplier, mayRecord, known, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["comparison", "answers", "ownCode"]);
  return (
    <Page
      back={<BackLink to={page}>{t("answers:backToRequest")}</BackLink>}
      lead={t("record.lead", { supplier: supplier.name })}
    >
      {!mayRecord && <p className="ds-paragraph">{t("record.notNow")}</p>}
      {mayRecord && known.length > 0 && (
        <Section title={t("record.same")}>
          {known.map((code) => (
            <div className="ds-card" key={code.id}>
              <div className="ds-card__block stack">
                <OwnCodeFacts code={code} files={`/suppliers/${supplier.id}/files`} />
                <ServerForm id="same" schema={sameCode}>
                  <HiddenField name="ownCode" value={code.id} />
                  <Actions>
                    <SubmitButton variant="secondary">{t("ownCode:useSame")}</SubmitButton>
                  </Actions>
                </ServerForm>
              </div>
            </div>
          ))}
        </Section>
      )}
      {mayRecord && (
        <Section title={t("record.another")}>
          <ServerForm id="new" schema={recordingCode} encType="multipart/form-data">
            <OwnCodeFields today={today} hasAddress />
            <Actions>
              <SubmitButton>{t("record.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
