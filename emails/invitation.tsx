import { formatDate } from "~/i18n/format";

import { firstDeadline, Genuine, minutesOf, OpenButton, Quote, Tasks, Together } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** The first mail to a supplier: who asks, on what legal basis, for what, until when and how long it takes. */
export const invitation: Write<"invitation"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, tasks } = mail;
  const names = { buyer: buyer.name, supplier };
  return {
    subject: t("invitation.subject", { ...names, deadline: formatDate(firstDeadline(tasks), language) }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("invitation.heading", names)}
        preview={t("invitation.preview", { count: tasks.length, minutes: minutesOf(tasks) })}
      >
        {mail.words && (
          <Quote label={t("layout.writes", { name: mail.owner?.name ?? buyer.name })} words={mail.words} />
        )}
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
