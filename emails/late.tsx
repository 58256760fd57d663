import { OpenButton, Tasks } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** So many are named; who is responsible for more finds them in the list. */
const most = 20;

/** To a member: what suppliers are late with, the longest first. Reminding has not helped; a call may. */
export const late: Write<"late"> = (mail, words) => {
  const { t } = words;
  const { tasks } = mail;
  const suppliers = new Set(tasks.map(({ supplier }) => supplier)).size;
  const names = { count: suppliers, supplier: tasks[0]?.supplier ?? "" };
  const subject = t("late.subject", names);
  const more = tasks.length - most;
  return {
    subject,
    letter: (
      <Letter {...words} isInternal mail={mail} heading={subject} preview={t("late.body")}>
        <Paragraph>{t("late.body")}</Paragraph>
        <Tasks {...words} tasks={tasks.slice(0, most)} />
        {more > 0 && <Paragraph>{t("late.more", { count: more })}</Paragraph>}
        <OpenButton {...words} label={t("late.open")} address={mail.portalUrl + mail.path} />
        <Quiet>{t("late.quiet")}</Quiet>
      </Letter>
    ),
  };
};
