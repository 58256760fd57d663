/** What will be written to suppliers in the next thirty days, and why; the plan it follows; and how it looks. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { languages } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { ComingMails } from "~/features/reminders/coming-mails";
import { comingDays, lastRun, nextReminder, sendTest } from "~/features/reminders/forecast.server";
import { formOf, testForm } from "~/features/reminders/forms";
import { sendingHour } from "~/features/reminders/plan";
import { RadioGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate, formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("reminders:title"));

export const loader = forAdmin(async ({ store, member, now }) => {
  const { days, rules } = await comingDays(store, member, 30, now);
  const run = await lastRun(store, member.buyerId);
  return {
    days,
    hasReminder: nextReminder(days) !== undefined,
    plan: formOf(rules.plans.request),
    run: run ? { at: run.ranAt.toISOString(), mails: run.mails } : null,
    hour: String(sendingHour).padStart(2, "0"),
    timeZone: member.timeZone,
    language: member.language,
  };
});

export const action = forAdmin(async ({ request, store, member, now }) => {
  const form = await readForm(request, testForm);
  if (!form.ok) return form.rejection;
  if (!(await sendTest(store, member, form.values.language, now))) return form.refuse(null, "overtaken");
  throw redirect(done("/admin/reminders", "reminders.tested"));
});

export default function Reminders() {
  const { t } = useTranslation(["reminders", "members", "accounts"]);
  const shown = useLoaderData<typeof loader>();
  const { days, run, hour, timeZone } = shown;
  const { language } = useReader();
  return (
    <Page wide lead={<p>{t("lead")}</p>} back={<BackLink to="/admin">{t("members:administration")}</BackLink>}>
      <p className="ds-paragraph subtle">
        {t("coming.hour", { hour })}{" "}
        {run && t("coming.lastRun", { count: run.mails, time: formatDateTime(run.at, language, timeZone) })}
      </p>
      <Plan plan={shown.plan} />
      <Section title={t("coming.heading")}>
        {days.length === 0 ? (
          <Empty title={t("coming.none")}>{t("coming.noneHelp")}</Empty>
        ) : (
          <div className="stack">
            <p className="ds-paragraph">{t("coming.about")}</p>
            {days.map(({ day, count, mails }, place) => (
              <Details
                key={day}
                open={place === 0}
                summary={t("coming.day", { count, day: formatDate(day, language) })}
              >
                <ComingMails day={day} mails={mails} />
                {count > mails.length && <p className="subtle">{t("coming.more", { count: count - mails.length })}</p>}
              </Details>
            ))}
          </div>
        )}
      </Section>
      {shown.hasReminder && (
        <Section title={t("test.heading")}>
          <ServerForm schema={testForm} saved={{ language: shown.language }}>
            <p className="ds-paragraph">{t("test.about")}</p>
            <RadioGroup
              name="language"
              label={t("test.language")}
              options={languages.map((value) => ({ value, label: t(`accounts:account.languages.${value}`) }))}
            />
            <Actions>
              <SubmitButton variant="secondary">{t("test.send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}

function Plan({ plan }: { plan: ReturnType<typeof formOf> }) {
  const { t } = useTranslation("reminders");
  return (
    <Section
      title={t("plan.heading")}
      actions={
        <ButtonLink to="/admin/reminders/plan" variant="secondary">
          {t("plan.change")}
        </ButtonLink>
      }
    >
      <SummaryList
        lines={[
          { label: t("plan.before"), value: plan.before },
          { label: t("plan.after"), value: plan.after ?? t("plan.none") },
          { label: t("plan.owner"), value: plan.owner },
          { label: t("plan.coordinator"), value: plan.coordinator },
          { label: t("plan.most"), value: plan.most },
        ]}
      />
    </Section>
  );
}
