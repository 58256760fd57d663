import { OpenButton, Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To the coordinator and the owner: answers that cannot wait, and where to confirm them or rule them out. */
export const suspicion: Write<"suspicion"> = (mail, words) => {
  const { t, language } = words;
  const { supplier = "", found, tasks } = mail;
  const names = { supplier, task: tasks[0]?.name ?? "" };
  const kind = found.some(({ isZeroTolerance }) => isZeroTolerance) ? "zeroTolerance" : "breach";
  const subject = t(`suspicion.${kind}.subject`, names);
  return {
    subject,
    letter: (
      <Letter {...words} isInternal mail={mail} heading={subject} preview={t(`suspicion.${kind}.body`, names)}>
        <Paragraph>{t(`suspicion.${kind}.body`, names)}</Paragraph>
        {found.map(({ title, answer }) => (
          <Quote key={title[language]} label={title[language]} words={answer?.[language] ?? t("suspicion.noAnswer")} />
        ))}
        <Paragraph>{t("suspicion.decide")}</Paragraph>
        <OpenButton {...words} label={t("suspicion.open")} address={mail.portalUrl + mail.path} />
      </Letter>
    ),
  };
};
