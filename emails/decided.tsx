import { formatDate } from "~/i18n/format";
import { Listed, OpenButton, Quote } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** What the buyer has decided of the supplier: why, what is missing, and where to answer. */
export const decided: Write<"decided"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, outcome, reason, forPeople, conditions, reviewBy } = mail;
  const names = { buyer: buyer.name, supplier };
  const subject = t(`decided.subject.${outcome}`, names);
  const body = t(`decided.body.${outcome}`, names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        <Quote label={t("decided.reason")} words={reason} />
        {forPeople && <Quote label={t("decided.forPeople")} words={forPeople} />}
        {conditions.length > 0 && (
          <Listed
            label={t("decided.conditions")}
            items={conditions.map(({ what, due }) => t("decided.condition", { what, date: formatDate(due, language) }))}
          />
        )}
        <Paragraph>{t("decided.review", { date: formatDate(reviewBy, language) })}</Paragraph>
        <OpenButton {...words} label={t("decided.open")} address={mail.link} />
        <Quiet>{t("decided.answer")}</Quiet>
      </Letter>
    ),
  };
};
