import { Listed, OpenButton, Quote, Tasks } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** What was sent in is sent back, with the reason in the buyer's own words. */
export const returned: Write<"returned"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks, reason, questions = [], actions = [] } = mail;
  const names = { buyer: buyer.name, supplier, task: tasks[0]?.name ?? "" };
  const what = questions.length > 0 ? "someQuestions" : actions.length > 0 ? "someActions" : "body";
  const body = t(`returned.${what}`, names);
  return {
    subject: t("returned.subject", names),
    letter: (
      <Letter {...words} mail={mail} heading={t("returned.subject", names)} preview={body}>
        <Paragraph>{body}</Paragraph>
        <Quote label={t("claimAnswered.reason")} words={reason} />
        {questions.length > 0 && <Listed label={t("returned.questions")} items={questions} />}
        {actions.length > 0 && <Listed label={t("returned.actions")} items={actions} />}
        <Tasks {...words} tasks={tasks} />
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
      </Letter>
    ),
  };
};
