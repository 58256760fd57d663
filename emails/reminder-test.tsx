import type { Write } from "./layout";
import { reminder } from "./reminder";

/** What a supplier would get, to be looked at. */
export const reminderTest: Write<"reminder-test"> = (mail, words) => {
  const { subject, letter } = reminder({ ...mail, supplier: mail.supplier ?? "" }, words);
  return { subject: words.t("reminder.test", { subject }), letter };
};
