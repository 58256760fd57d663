/** What the portal does by itself, and what of it has gone wrong. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { jobsOf, mailCounts, runAgain, troubledMails, tryMailAgain } from "~/features/jobs/jobs-page.server";
import { HiddenField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { choice, id } from "~/forms/rules";
import { ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

const againForm = z.object({ what: choice(["job", "mail"]), id });

export const handle = titled((t) => t("reminders:jobs.title"));

export const loader = forAdmin(async ({ store, member }) => ({
  jobs: await jobsOf(store, member),
  counts: await mailCounts(store, member),
  mails: await troubledMails(store, member),
  timeZone: member.timeZone,
}));

export const action = forAdmin(async ({ request, store, member }) => {
  const form = await readForm(request, againForm);
  if (!form.ok) return form.rejection;
  const { what, id } = form.values;
  const again = what === "job" ? runAgain : tryMailAgain;
  if (!(await again(store, member, id))) return form.refuse(null, "overtaken");
  throw redirect(done("/admin/jobs", what === "job" ? "reminders.again" : "reminders.tryAgain"));
});

const tones = {
  created: "neutral",
  retry: "warning",
  active: "info",
  completed: "success",
  cancelled: "neutral",
  failed: "danger",
} as const;
const names = ["clean-up", "remind", "ask-in-vain", "end-certificates", "import-suppliers"] as const;

export default function Jobs() {
  const { t } = useTranslation(["reminders", "members", "suppliers"]);
  const { jobs, counts, mails, timeZone } = useLoaderData<typeof loader>();
  const { language } = useReader();
  const time = (at: string | Date) => formatDateTime(at, language, timeZone);
  const nameOf = (name: string) => {
    const known = names.find((one) => one === name);
    return known ? t(`jobs.names.${known}`) : name;
  };
  return (
    <Page wide lead={<p>{t("jobs.lead")}</p>} back={<BackLink to="/admin">{t("members:administration")}</BackLink>}>
      <Section title={t("jobs.regular")}>
        <Table
          caption={t("jobs.regular")}
          rows={jobs}
          rowKey={(job) => job.id}
          empty={<Empty title={t("jobs.none")}>{t("jobs.noneHelp")}</Empty>}
          columns={[
            { key: "name", header: t("jobs.name"), cell: ({ name }) => nameOf(name) },
            {
              key: "state",
              header: t("jobs.state"),
              cell: ({ state, said }) => (
                <>
                  <Tag tone={tones[state]}>{t(`jobs.states.${state}`)}</Tag>
                  {said && <div className="subtle address">{said}</div>}
                </>
              ),
            },
            { key: "when", header: t("jobs.when"), cell: ({ at }) => time(at) },
            {
              key: "again",
              header: t("jobs.again"),
              hideHeader: true,
              cell: ({ id, state }) => state === "failed" && <Again what="job" id={id} label={t("jobs.again")} />,
            },
          ]}
        />
      </Section>
      <Section title={t("jobs.mails")}>
        <ul className="ds-list">
          <li>{t("jobs.counts.queued", { count: counts.queued })}</li>
          <li>{t("jobs.counts.sending", { count: counts.sending })}</li>
          <li>{t("jobs.counts.failed", { count: counts.failed })}</li>
        </ul>
      </Section>
      <Section title={t("jobs.troubled")}>
        <Table
          caption={t("jobs.troubled")}
          rows={mails}
          rowKey={(mail) => mail.id}
          empty={<Empty title={t("jobs.noTrouble")}>{t("jobs.noTroubleHelp")}</Empty>}
          columns={[
            {
              key: "to",
              header: t("jobs.to"),
              cell: ({ name, email }) => (
                <>
                  {name} <div className="subtle address">{email}</div>
                </>
              ),
            },
            {
              key: "state",
              header: t("jobs.state"),
              cell: ({ state, attempts, serverSaid, sendAfter }) => (
                <>
                  <Tag tone={state === "queued" ? "warning" : "danger"}>{t(`suppliers:mails.states.${state}`)}</Tag>{" "}
                  {t("jobs.attempts", { count: attempts })}
                  {state === "queued" && (
                    <div className="subtle">{t("suppliers:mails.again", { time: time(sendAfter) })}</div>
                  )}
                  {serverSaid && (
                    <div className="subtle address">{t("suppliers:mails.serverSaid", { said: serverSaid })}</div>
                  )}
                </>
              ),
            },
            { key: "when", header: t("jobs.when"), cell: ({ queuedAt }) => time(queuedAt) },
            {
              key: "again",
              header: t("jobs.tryAgain"),
              hideHeader: true,
              cell: ({ id, state, supplierId, contactId }) => (
                <>
                  {state === "refused" && supplierId && contactId && (
                    <p>
                      <Link className="ds-link" to={`/suppliers/${supplierId}/contacts/${contactId}`}>
                        {t("jobs.correct")}
                      </Link>
                    </p>
                  )}
                  <Again what="mail" id={id} label={t("jobs.tryAgain")} />
                </>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function Again({ what, id, label }: { what: "job" | "mail"; id: string; label: string }) {
  return (
    <ServerForm id={`${what}-${id}`} schema={againForm}>
      <HiddenField name="what" value={what} />
      <HiddenField name="id" value={id} />
      <SubmitButton variant="secondary">{label}</SubmitButton>
    </ServerForm>
  );
}
