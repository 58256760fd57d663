import { Genuine, minutesOf, OpenButton, Quote, Tasks, Together } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** To the signatory: a colleague has handed over what binds the company. */
export const handOver: Write<"hand-over"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks, by } = mail;
  const names = { buyer: buyer.name, supplier };
  return {
    subject: t("handOver.subject", { by, supplier }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("handOver.heading", { by, supplier })}
        preview={t("invitation.preview", { count: tasks.length, minutes: minutesOf(tasks) })}
      >
        <Paragraph>{t("handOver.why", { by, supplier })}</Paragraph>
        {mail.words && <Quote label={t("layout.writes", { name: by })} words={mail.words} />}
        <Paragraph>{t(`why.${buyer.legalBasis}`, names)}</Paragraph>
        <Tasks {...words} tasks={tasks} />
        <Together {...words} tasks={tasks} />
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
        <Quiet>{t("invitation.notMe")}</Quiet>
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
