import { OpenButton, Quote, Tasks } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To whoever sent in an own code: the addendum to it waits for a signature, or nothing was lacking. */
export const ownCodeCompared: Write<"own-code-compared"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks, clauses, words: said } = mail;
  const names = { buyer: buyer.name, supplier, task: tasks[0]?.name ?? "", count: clauses };
  const subject =
    clauses > 0 ? t("ownCodeCompared.addendum.subject", names) : t("ownCodeCompared.accepted.subject", names);
  const body = clauses > 0 ? t("ownCodeCompared.addendum.body", names) : t("ownCodeCompared.accepted.body", names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        {said && <Quote label={t("layout.writes", { name: mail.owner?.name ?? buyer.name })} words={said} />}
        {clauses > 0 && (
          <>
            <Tasks {...words} tasks={tasks} />
            <OpenButton {...words} label={t("ownCodeCompared.open")} address={mail.link} />
          </>
        )}
      </Letter>
    ),
  };
};
