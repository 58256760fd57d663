import { Genuine, OpenButton, Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** The buyer has written to the supplier about a task: the words themselves, and where to answer. */
export const message: Write<"message"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, by, tasks } = mail;
  const names = { by, buyer: buyer.name, supplier, task: tasks[0]?.name ?? "" };
  const subject = t("message.subject", names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={mail.words}>
        <Paragraph>{t("message.body", names)}</Paragraph>
        {mail.about && <Quote label={t("message.about")} words={mail.about[words.language]} />}
        <Quote label={t("layout.writes", { name: by })} words={mail.words} />
        <OpenButton {...words} label={t("message.open")} address={mail.link} />
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
