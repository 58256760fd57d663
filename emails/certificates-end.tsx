import { formatDate } from "~/i18n/format";

import { Facts, OpenButton } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** Certificates that end soon, or have: which, when, and where a newer one is uploaded. */
export const certificatesEnd: Write<"certificates-end"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, certificates } = mail;
  const names = { buyer: buyer.name, supplier };
  const count = certificates.length;
  const subject = t("certificatesEnd.subject", { ...names, count, name: certificates[0]?.name[language] ?? "" });
  const body = t("certificatesEnd.body", names);
  return {
    subject,
    letter: (
      <Letter {...words} mail={mail} heading={subject} preview={body}>
        <Paragraph>{body}</Paragraph>
        <Facts
          facts={certificates.map(({ name, endsOn }): [string, string] => [
            name[language],
            t("certificatesEnd.endsOn", { date: formatDate(endsOn, language) }),
          ])}
        />
        <OpenButton {...words} label={t("certificatesEnd.open")} address={mail.link} />
        <Quiet>{t("certificatesEnd.renewing")}</Quiet>
      </Letter>
    ),
  };
};
