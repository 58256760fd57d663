/** What a submitted self-assessment falls short in, with what the questionnaire proposes to do about it. */
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { findingsShown } from "~/features/assessments/findings-page.server";
import { severityTones } from "~/features/assessments/severity-tones";
import { newestSubmission } from "~/features/assessments/submission.server";
import { AskAbout } from "~/features/messages/ask-about";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("assessments:findings.title"));

export const loader = forSupplier(async ({ store, supplier, params, language }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const submission = (await newestSubmission(store, supplier, assessment.task.id)) ?? notFound();
  return {
    ...(await findingsShown(store, supplier, assessment, submission, language)),
    buyer: supplier.buyerName,
    timeZone: supplier.timeZone,
  };
});

export default function Findings() {
  const { id, whole, submission, score, found, evidence, buyer, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("assessments");
  const { language } = useReader();
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}`}>{whole}</BackLink>}
      lead={found.length > 0 ? t("findings.lead", { count: found.length, buyer }) : t("findings.none", { buyer })}
    >
      <SummaryList
        lines={[
          {
            label: t("findings.submitted"),
            value: formatDateTime(submission.at, language, timeZone),
          },
          { label: t("findings.by"), value: `${submission.name}, ${submission.title}` },
          score && { label: t("findings.score"), value: t("findings.scoreIs", score) },
          { label: t("findings.fingerprint"), value: <span className="fingerprint">{submission.hash}</span> },
        ]}
      />
      {found.map(({ key, questions }) => (
        <Section key={key} title={t(`findings.severities.${key}`)}>
          {key === "zero_tolerance" && <p className="ds-paragraph">{t("findings.suspected", { buyer })}</p>}
          <ul className="task-list">
            {questions.map(({ id, text, answer, action }) => (
              <li key={id}>
                <div>
                  <div className="ds-label">{text}</div>
                  <div className="subtle break">{answer ?? t("findings.noFile")}</div>
                  {action && (
                    <div>
                      <strong>{t("findings.action")}</strong> {action}
                    </div>
                  )}
                </div>
                <div>
                  <Tag tone={severityTones[key]}>{t(`findings.severity.${key}`)}</Tag>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {evidence.length > 0 && (
        <Section title={t("findings.evidence")}>
          <p className="ds-paragraph">{t("findings.evidenceHelp", { buyer })}</p>
          <ul className="ds-list">
            {evidence.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      <AskAbout request={id} buyer={buyer} />
      <div className="actions task-do">
        <ButtonLink to={`/my/requests/${id}/check`} variant="secondary">
          {t("seeAnswers")}
        </ButtonLink>
        <a className="ds-link" href={`/my/requests/${id}/check/pdf`}>
          {t("downloadCopy")}
        </a>
      </div>
    </Page>
  );
}
