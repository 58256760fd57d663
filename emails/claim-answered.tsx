import { formatDate } from "~/i18n/format";

import { OpenButton, Quote, Tasks } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** What became of "not relevant", "already done" or a longer deadline, with the buyer's reason in its own words. */
export const claimAnswered: Write<"claim-answered"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, tasks, claim, outcome, answer } = mail;
  const [task] = tasks;
  const deadline = formatDate(mail.until ?? task?.deadline ?? "", language);
  const names = { buyer: buyer.name, supplier, task: task?.name ?? "", deadline };
  const isOver = outcome === "granted" && claim !== "more time" && claim !== "dispute";
  const subject = t(`claimAnswered.${claim}.${outcome}.subject`, names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={t(`claimAnswered.${claim}.${outcome}.body`, names)}>
        <Paragraph>{t(`claimAnswered.${claim}.${outcome}.body`, names)}</Paragraph>
        {answer && <Quote label={t("claimAnswered.reason")} words={answer} />}
        {!isOver && <Tasks {...words} tasks={tasks} />}
        {!isOver && <OpenButton {...words} label={t("tasks.open")} address={mail.link} />}
      </Letter>
    ),
  };
};
