import { Listed, OpenButton } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To whoever gave a part of an assessment to a colleague: she says it is done. */
export const partDone: Write<"part-done"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, by, sections } = mail;
  const names = { by, buyer: buyer.name, supplier };
  return {
    subject: t("partDone.subject", names),
    letter: (
      <Letter {...words} mail={mail} heading={t("partDone.subject", names)} preview={t("partDone.next")}>
        <Paragraph>{t("partDone.body", names)}</Paragraph>
        <Listed label={t("partDone.sections")} items={sections.map((title) => title[language])} />
        <Paragraph>{t("partDone.next")}</Paragraph>
        <OpenButton {...words} label={t("partDone.open")} address={mail.link} />
      </Letter>
    ),
  };
};
