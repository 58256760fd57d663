/** A supplier's reminders: what is coming, and peace from it. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { ComingMails } from "~/features/reminders/coming-mails";
import { comingDays } from "~/features/reminders/forecast.server";
import { endForm, pauseForm } from "~/features/reminders/forms";
import { endPause, pauseReminders, pausesOf } from "~/features/reminders/pauses.server";
import { plusDays, todayIn } from "~/features/requests/deadlines";
import { requestsOf } from "~/features/requests/requests.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, HiddenField, SelectField, TextArea } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("reminders:title"));

export const loader = forBuyer(async ({ store, member, params, now }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  const today = todayIn(now, member.timeZone);
  const requests = await requestsOf(store, { buyerId: member.buyerId, supplierId: supplier.id });
  return {
    supplier: { id: supplier.id, name: supplier.name },
    days: (await comingDays(store, member, 60, now, supplier.id)).days,
    pauses: await pausesOf(store, member.buyerId, supplier.id, today),
    requests: requests.map(({ id, name, concerning, waitsFor }) => ({ id, name: name!, concerning, waitsFor })),
    today,
  };
});

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const supplierId = idIn(params, "supplier");
  const supplier = await supplierOf(store, member.buyerId, supplierId);
  if (!supplier) notFound();
  const today = todayIn(now, member.timeZone);
  const here = `/suppliers/${supplierId}/reminders`;
  const fields = await formIn(request);
  if (fields.get("form") !== "pause") {
    const form = await readForm(fields, endForm);
    if (!form.ok) return form.rejection;
    if (!(await endPause(store, member, supplierId, form.values.pause, today))) return form.refuse(null, "overtaken");
    throw redirect(done(here, "reminders.resumed"));
  }
  const form = await readForm(fields, pauseForm);
  if (!form.ok) return form.rejection;
  const { request: requestId, until, reason } = form.values;
  if (until !== null && until <= today) return form.refuse("until", "datePast");
  const theirs = await requestsOf(store, { buyerId: member.buyerId, supplierId });
  if (requestId !== null && !theirs.some(({ id }) => id === requestId)) notFound();
  await pauseReminders(store, member, supplierId, { requestId, until, reason }, today);
  throw redirect(done(here, "reminders.paused"));
});

export default function SupplierReminders() {
  const { t } = useTranslation("reminders");
  const { language, roles = [] } = useReader();
  const { supplier, days, pauses, requests, today } = useLoaderData<typeof loader>();
  const mayAct = canBuy(roles);
  const nameOf = (requestId: string | null) => {
    const found = requests.find(({ id }) => id === requestId);
    return found ? [found.name[language], found.concerning].filter(Boolean).join(", ") : t("supplier.everything");
  };
  return (
    <Page wide back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      {pauses.length > 0 && (
        <Section title={t("supplier.pauses")}>
          <ul className="plain stack">
            {pauses.map(({ id, requestId, isSuppliers, by, reason, endsOn }) => (
              <li className="ds-card" key={id}>
                <div className="ds-card__block stack">
                  <p className="ds-paragraph">
                    <strong>{isSuppliers ? t("supplier.bySupplier") : nameOf(requestId)}</strong>,{" "}
                    {endsOn ? t("supplier.until", { date: formatDate(endsOn, language) }) : t("supplier.untilFurther")}
                  </p>
                  {by && (
                    <p className="ds-paragraph subtle">
                      {reason ? t("supplier.by", { name: by, reason }) : t("supplier.byAlone", { name: by })}
                    </p>
                  )}
                  {mayAct && !isSuppliers && (
                    <ServerForm id={`end-${id}`} schema={endForm}>
                      <HiddenField name="pause" value={id} />
                      <SubmitButton variant="secondary">{t("supplier.end")}</SubmitButton>
                    </ServerForm>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("supplier.coming")}>
        {days.length === 0 ? (
          <Empty title={t("supplier.none")} />
        ) : (
          <div className="stack">
            <p className="ds-paragraph">{t("coming.about")}</p>
            {days.map(({ day, mails }) => (
              <section className="stack" key={day} aria-label={formatDate(day, language)}>
                <h3 className="ds-heading" data-size="xs">
                  {formatDate(day, language)}
                </h3>
                <ComingMails day={day} mails={mails} />
              </section>
            ))}
          </div>
        )}
      </Section>
      {mayAct && (
        <Section title={t("supplier.pause")}>
          <ServerForm id="pause" schema={pauseForm}>
            <p className="ds-paragraph">{t("supplier.pauseHelp")}</p>
            <SelectField
              name="request"
              label={t("supplier.request")}
              empty={t("supplier.everything")}
              options={requests
                .filter(({ waitsFor }) => waitsFor !== null)
                .map(({ id }) => ({ value: id, label: nameOf(id) }))}
              optional
            />
            <DateField
              name="until"
              label={t("supplier.untilLabel")}
              help={t("supplier.untilHelp")}
              min={plusDays(today, 1)}
              optional
            />
            <TextArea name="reason" label={t("supplier.reason")} help={t("supplier.reasonHelp")} optional />
            <Actions>
              <SubmitButton>{t("supplier.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
