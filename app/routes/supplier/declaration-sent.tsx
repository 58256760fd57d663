/** A minerals declaration as it was submitted: what is still missing, what was asked, and the workbook. */
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { declaringOf } from "~/features/declarations/drafts.server";
import { answerDays } from "~/features/declarations/follow-up";
import { sentShown } from "~/features/declarations/sent-page.server";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("declarations:sent.title"));

export const loader = forSupplier(async ({ store, supplier, params, language }) => {
  const { task } = await declaringOf(store, supplier, idIn(params, "request"));
  const sent = (await sentShown(store, supplier, task.id, language)) ?? notFound();
  return { ...sent, id: task.id, days: answerDays, buyer: supplier.buyerName, timeZone: supplier.timeZone };
});

export default function Sent() {
  const { id, by, title, at, hash, facts, template, open, asked, hasTemplate, ...loaded } =
    useLoaderData<typeof loader>();
  const { days, buyer, timeZone } = loaded;
  const { t } = useTranslation(["declarations", "assessments"]);
  const { language } = useReader();
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{t("back")}</BackLink>} lead={t("waits", { buyer })}>
      <SummaryList
        lines={[
          { label: t("assessments:findings.submitted"), value: formatDateTime(at, language, timeZone) },
          { label: t("assessments:findings.by"), value: `${by}, ${title}` },
          { label: t("facts.version"), value: facts.version },
          { label: t("facts.scope"), value: facts.scope },
          { label: t("facts.date"), value: facts.date },
          { label: t("facts.smelters"), value: String(facts.smelters) },
          { label: t("assessments:findings.fingerprint"), value: <span className="fingerprint">{hash}</span> },
        ]}
      />
      {open.length === 0 ? (
        <Alert tone="success">{t("sent.complete")}</Alert>
      ) : (
        <Section title={t("sent.open", { count: open.length })} id="missing">
          <Told lines={open} />
        </Section>
      )}
      {asked.length > 0 && (
        <Section title={t("sent.asked", { count: asked.length })} id="asked">
          <p className="ds-paragraph">{t("sent.askedHelp", { days })}</p>
          <Told lines={asked} />
          <ButtonLink to={`/my/requests/${id}#messages`}>{t("sent.answer")}</ButtonLink>
        </Section>
      )}
      {hasTemplate ? (
        <div className="actions">
          <a className="ds-button" data-variant="secondary" href={`/my/requests/${id}/declaration/workbook`}>
            {t("sent.workbook", { template })}
          </a>
        </div>
      ) : (
        <p className="ds-paragraph subtle">{t("sent.noTemplate", { template, buyer })}</p>
      )}
    </Page>
  );
}

function Told({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="ds-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
