import { Letter, Paragraph, type Write } from "./layout";

/** To the one who said "I am not the right person": what became of it. */
export const handedOn: Write<"handed-on"> = (mail, words) => {
  const { t } = words;
  const { buyer, supplier, named, outcome } = mail;
  const names = { buyer: buyer.name, supplier, named };
  return {
    subject: t(`handedOn.subject.${outcome}`, names),
    letter: (
      <Letter {...words} mail={mail} heading={t("handedOn.heading")} preview={t(`handedOn.subject.${outcome}`, names)}>
        <Paragraph>{t(`handedOn.outcome.${outcome}`, names)}</Paragraph>
      </Letter>
    ),
  };
};
