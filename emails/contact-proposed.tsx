import { OpenButton, Quote } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To the owner: somebody was named whose address is outside the company's known domains. Nothing goes there before a yes. */
export const contactProposed: Write<"contact-proposed"> = (mail, words) => {
  const { t } = words;
  const { supplier = "", by, proposed, reason } = mail;
  const why = t("contactProposed.why", { by: by.name, name: proposed.name, email: proposed.email, supplier });
  return {
    subject: t("contactProposed.subject", { supplier }),
    letter: (
      <Letter {...words} isInternal mail={mail} heading={t("contactProposed.heading", { supplier })} preview={why}>
        <Paragraph>{why}</Paragraph>
        {reason && <Quote label={t("layout.writes", { name: by.name })} words={reason} />}
        <OpenButton {...words} label={t("contactProposed.open")} address={mail.portalUrl + mail.path} />
      </Letter>
    ),
  };
};
