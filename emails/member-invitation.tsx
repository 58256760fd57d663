import { formatList } from "~/i18n/format";

import { OpenButton } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To a new member: who let her in, and as what. */
export const memberInvitation: Write<"member-invitation"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, by } = mail;
  const roles = formatList(
    mail.roles.map((role) => t(`memberInvitation.roles.${role}`)),
    language,
  );
  return {
    subject: t("memberInvitation.subject", { buyer: buyer.name }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("memberInvitation.heading", { buyer: buyer.name })}
        preview={t("memberInvitation.why", { by, roles })}
      >
        <Paragraph>{t("memberInvitation.why", { by, roles })}</Paragraph>
        <Paragraph>{t("memberInvitation.how")}</Paragraph>
        <OpenButton {...words} label={t("memberInvitation.open")} address={mail.link} />
      </Letter>
    ),
  };
};
