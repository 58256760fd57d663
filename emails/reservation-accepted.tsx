import { Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To whoever signed with reservations: they are accepted, and nothing more is asked. */
export const reservationAccepted: Write<"reservation-accepted"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, tasks, words: said } = mail;
  const names = { buyer: buyer.name, supplier, task: tasks[0]?.name ?? "" };
  const subject = t("reservationAccepted.subject", names);
  const body = t("reservationAccepted.body", names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        {said && <Quote label={t("layout.writes", { name: mail.owner?.name ?? buyer.name })} words={said} />}
      </Letter>
    ),
  };
};
