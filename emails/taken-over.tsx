import { Genuine, minutesOf, OpenButton, Tasks, Together } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** To the person named by one who was not the right one. For her it is the first mail. */
export const takenOver: Write<"taken-over"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks, previous } = mail;
  const names = { buyer: buyer.name, supplier };
  return {
    subject: t("takenOver.subject", { previous, supplier }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("takenOver.heading", { previous })}
        preview={t("invitation.preview", { count: tasks.length, minutes: minutesOf(tasks) })}
      >
        <Paragraph>{t("takenOver.why", { ...names, previous })}</Paragraph>
        <Paragraph>{t(`why.${buyer.legalBasis}`, names)}</Paragraph>
        <Tasks {...words} tasks={tasks} />
        <Together {...words} tasks={tasks} />
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
        <Quiet>{t(`use.${buyer.legalBasis}`, { buyer: buyer.name })}</Quiet>
        <Quiet>{t("invitation.notMe")}</Quiet>
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
