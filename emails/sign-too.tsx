import { Genuine, minutesOf, OpenButton, Tasks, Together } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** To one who must sign as well: who has signed, and why two are needed. */
export const signToo: Write<"sign-too"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks, by, title } = mail;
  return {
    subject: t("signToo.subject", { by, supplier }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("signToo.heading", { by })}
        preview={t("invitation.preview", { count: tasks.length, minutes: minutesOf(tasks) })}
      >
        <Paragraph>{t("signToo.why", { by, title, supplier })}</Paragraph>
        <Paragraph>{t(`why.${buyer.legalBasis}`, { buyer: buyer.name, supplier })}</Paragraph>
        <Tasks {...words} tasks={tasks} />
        <Together {...words} tasks={tasks} />
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
        <Quiet>{t("invitation.notMe")}</Quiet>
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
