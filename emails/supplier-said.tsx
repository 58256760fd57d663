import { formatDate, formatList } from "~/i18n/format";

import { OpenButton, Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";
import type { MailData } from "./mail";

/** What the owner answers herself, and what needs no answer. */
const isOwners: MailData<"supplier-said">["said"][] = ["more time", "declined", "message", "addendum"];

/** To the owner: the supplier did what a person must answer. What needs no answer makes no mail; tracking shows it. */
export const supplierSaid: Write<"supplier-said"> = (mail, words) => {
  const { t, language } = words;
  const { supplier = "", said, by, tasks, reason } = mail;
  const names = {
    supplier,
    by: by.name,
    task: formatList(
      tasks.map(({ name }) => name),
      language,
    ),
    until: formatDate(mail.until ?? "", language),
    deadline: formatDate(tasks[0]?.deadline ?? "", language),
  };
  const body = t(`supplierSaid.${said}.body`, names);
  const subject = t(`supplierSaid.${said}.subject`, names);
  const labelled = () => {
    if (said === "message") return t("layout.writes", { name: by.name });
    return said === "reservation" ? t("receipt.reservation") : t("supplierSaid.reason");
  };
  return {
    subject,
    letter: (
      <Letter {...words} isInternal mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        {mail.about && <Quote label={t("message.about")} words={mail.about[language]} />}
        {reason && <Quote label={labelled()} words={reason} />}
        {!isOwners.includes(said) && <Paragraph>{t("supplierSaid.coordinator")}</Paragraph>}
        <OpenButton
          {...words}
          label={t(said === "decision" ? "supplierSaid.openDecision" : "supplierSaid.open")}
          address={mail.portalUrl + mail.path}
        />
      </Letter>
    ),
  };
};
