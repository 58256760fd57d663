import { formatDate } from "~/i18n/format";

import { Also, firstDeadline, Genuine, OpenButton, Tasks } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** Asked again, by itself: what holds no longer, said as the little work it mostly is, and everything else that is open. */
export const renewal: Write<"renewal"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, tasks, also = [] } = mail;
  const all = [...tasks, ...also.flatMap((other) => other.tasks)];
  const names = { buyer: buyer.name, supplier, deadline: formatDate(firstDeadline(all), language) };
  return {
    subject: t("renewal.subject", names),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("renewal.heading", names)}
        preview={t("reminder.preview", { count: all.length })}
      >
        <Paragraph>{t("renewal.why", names)}</Paragraph>
        <Tasks {...words} tasks={tasks} />
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
        <Also {...words} also={also} />
        <Quiet>{t(`use.${buyer.legalBasis}`, { buyer: buyer.name })}</Quiet>
        <Quiet>{t("invitation.notMe")}</Quiet>
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
