import { Genuine, OpenButton, Tasks } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** The old link no longer worked. Where nothing is left to do, the new one signs in. */
export const newLink: Write<"new-link"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks } = mail;
  const names = { buyer: buyer.name, supplier };
  const isDone = tasks.length === 0;
  const why = isDone ? t("newLink.nothing", names) : t("newLink.tasks", { supplier });
  return {
    subject: t("newLink.subject", { buyer: buyer.name }),
    letter: (
      <Letter {...words} mail={mail} heading={t("newLink.heading")} preview={why}>
        <Paragraph>{why}</Paragraph>
        {!isDone && <Tasks {...words} tasks={tasks} />}
        {isDone && <Paragraph>{t("newLink.minutes")}</Paragraph>}
        <OpenButton {...words} label={isDone ? t("newLink.see") : t("tasks.open")} address={mail.link} />
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
