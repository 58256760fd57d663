/** An exemption: nothing is asked, for a reason and until a day. From a request, or from what was never asked ("new"). */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { canCoordinate } from "~/features/accounts/reader";
import { exempt, exemptableFor, exemptUnasked } from "~/features/requests/answers.server";
import { plusDays, todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, SelectField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { date, id, requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const exemption = z.object({ reason: requiredText(2000), reviewOn: date() });
const unasked = z.object({ requirement: id, reason: requiredText(2000), reviewOn: date() });

export const handle = titled((t) => t("answers:exempt.title"));

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const request =
    params.request === "new" ? null : ((await requestOf(store, whose, idIn(params, "request"))) ?? notFound());
  const today = todayIn(now, member.timeZone);
  return {
    supplier: { id: supplier.id, name: supplier.name },
    request: request && { id: request.id, name: request.name! },
    mayExempt: request ? may(request.kind, request.state, "exempt", member.roles) : canCoordinate(member.roles),
    requirements: request ? [] : await exemptableFor(store, whose),
    first: plusDays(today, 1),
    usual: plusDays(today, 365),
  };
});

export const action = forCoordinator(async ({ request: asked, store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const today = todayIn(now, member.timeZone);
  if (!(await supplierOf(store, whose.buyerId, whose.supplierId))) notFound();
  if (params.request === "new") {
    const form = await readForm(asked, unasked);
    if (!form.ok) return form.rejection;
    const { requirement, ...why } = form.values;
    if (why.reviewOn <= today) return form.refuse("reviewOn", "datePast");
    const given = { supplierId: whose.supplierId, requirementId: requirement, ...why };
    const outcome = await exemptUnasked(store, member, given, now);
    if ("refusal" in outcome) return form.refuse(null, "overtaken");
    throw redirect(done(`/suppliers/${whose.supplierId}/requests/${outcome.requestId}`, "answers.exempted"));
  }
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const form = await readForm(asked, exemption);
  if (!form.ok) return form.rejection;
  if (form.values.reviewOn <= today) return form.refuse("reviewOn", "datePast");
  const outcome = await exempt(store, member, request, form.values, now);
  if ("refusal" in outcome) return form.refuse(null, "overtaken");
  throw redirect(done(`/suppliers/${whose.supplierId}/requests/${request.id}`, "answers.exempted"));
});

export default function Exempt() {
  const { supplier, request, mayExempt, requirements, first, usual } = useLoaderData<typeof loader>();
  const { t } = useTranslation("answers");
  const { language } = useReader();
  const back = request ? `/suppliers/${supplier.id}/requests/${request.id}` : `/suppliers/${supplier.id}`;
  return (
    <Page
      lead={request ? `${supplier.name} · ${request.name[language]}` : supplier.name}
      back={<BackLink to={back}>{request ? t("backToRequest") : supplier.name}</BackLink>}
    >
      {!mayExempt ? (
        <Alert>{t("exempt.notNow")}</Alert>
      ) : !request && requirements.length === 0 ? (
        <Empty title={t("exempt.nothing")}>
          <p className="ds-paragraph">{t("exempt.nothingHelp")}</p>
        </Empty>
      ) : (
        <div className="stack">
          <p className="ds-paragraph">{t("exempt.lead")}</p>
          <ServerForm schema={request ? exemption : unasked} saved={{ reviewOn: usual }}>
            {!request && (
              <SelectField
                name="requirement"
                label={t("exempt.what")}
                options={requirements.map(({ id, name }) => ({ value: id, label: name?.[language] ?? "" }))}
              />
            )}
            <TextArea name="reason" label={t("exempt.reason")} help={t("exempt.reasonHelp")} />
            <DateField name="reviewOn" label={t("exempt.reviewOn")} min={first} />
            <Actions>
              <SubmitButton>{t("exempt.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </div>
      )}
    </Page>
  );
}
