import { formatDate } from "~/i18n/format";

import { Also, firstDeadline, Genuine, OpenButton, Quote, Tasks } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** Everything that is still open, in one mail. Overdue is said as help: it is not too late, and nothing is lost. */
export const reminder: Write<"reminder"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, tasks, also = [] } = mail;
  const names = { buyer: buyer.name, supplier };
  const all = [...tasks, ...also.flatMap((other) => other.tasks)];
  const isOverdue = all.some((task) => task.isOverdue);
  return {
    subject: isOverdue
      ? t("reminder.subjectOverdue", names)
      : t("reminder.subject", { ...names, deadline: formatDate(firstDeadline(all), language) }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("reminder.heading", { supplier })}
        preview={t("reminder.preview", { count: all.length })}
      >
        {mail.words && (
          <Quote label={t("layout.writes", { name: mail.owner?.name ?? buyer.name })} words={mail.words} />
        )}
        <Paragraph>{t(isOverdue ? "reminder.overdue" : "reminder.due", { buyer: buyer.name })}</Paragraph>
        <Tasks {...words} tasks={tasks} />
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
        <Also {...words} also={also} />
        <Paragraph>{t("reminder.moreTime")}</Paragraph>
        <Quiet>{t("reminder.crossed")}</Quiet>
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
