import { OpenButton, Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** A certificate was not accepted: why, in the buyer's own words, and where another one is uploaded. */
export const certificateNotAccepted: Write<"certificate-not-accepted"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, name, reason } = mail;
  const names = { buyer: buyer.name, supplier, name: name[language] };
  const subject = t("certificateNotAccepted.subject", names);
  const body = t("certificateNotAccepted.body", names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        <Quote label={t("claimAnswered.reason")} words={reason} />
        <OpenButton {...words} label={t("certificateNotAccepted.open")} address={mail.link} />
      </Letter>
    ),
  };
};
