import { OpenButton } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To who may decide: a colleague has proposed what becomes of a supplier. */
export const decisionProposed: Write<"decision-proposed"> = (mail, words) => {
  const { t } = words;
  const { supplier = "", by, outcome } = mail;
  const names = { supplier, by };
  const subject = t(`decisionProposed.subject.${outcome}`, names);
  const body = t("decisionProposed.body", names);
  return {
    subject,
    letter: (
      <Letter {...words} isInternal mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        <OpenButton {...words} label={t("decisionProposed.open")} address={mail.portalUrl + mail.path} />
      </Letter>
    ),
  };
};
