import { Facts, Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To whoever submitted an assessment: it is accepted, and what it came to. */
export const assessmentAccepted: Write<"assessment-accepted"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, tasks, hasGaps, score, band, words: said } = mail;
  const names = { buyer: buyer.name, supplier, task: tasks[0]?.name ?? "" };
  const subject = t("assessmentAccepted.subject", names);
  const body = t(hasGaps ? "assessmentAccepted.withGaps" : "assessmentAccepted.body", names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        {score !== undefined && band && (
          <Facts
            facts={[[t("assessmentAccepted.result"), t("assessmentAccepted.scoreIs", { score, band: band[language] })]]}
          />
        )}
        {said && <Quote label={t("layout.writes", { name: mail.owner?.name ?? buyer.name })} words={said} />}
      </Letter>
    ),
  };
};
