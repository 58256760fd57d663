import { Section, Text } from "@react-email/components";

import { colours, Letter, Paragraph, Quiet, type Write } from "./layout";

/** Six digits that confirm who signs, and for what. The subject begins with them: a phone shows them without opening. */
export const code: Write<"code"> = (mail, words) => {
  const { t, language } = words;
  const { act, documents, supplier } = mail;
  return {
    subject: t(`code.subject.${act}`, { code: mail.code }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t(`code.heading.${act}`)}
        preview={t("code.lasts", { count: mail.minutes })}
      >
        <Paragraph>{t(`code.why.${act}`, { supplier })}</Paragraph>
        <ul style={{ fontSize: 16, lineHeight: "25px", margin: "0 0 20px", paddingLeft: 22 }}>
          {documents.map((document) => (
            <li key={document.nb}>{document[language]}</li>
          ))}
        </ul>
        <Section style={{ backgroundColor: colours.tint, borderRadius: 6, margin: "0 0 20px" }}>
          <Text
            style={{
              fontSize: 34,
              fontWeight: 600,
              letterSpacing: 8,
              lineHeight: "44px",
              margin: 0,
              padding: "14px 0 14px 8px",
              textAlign: "center",
            }}
          >
            {mail.code}
          </Text>
        </Section>
        <Paragraph>{t("code.lasts", { count: mail.minutes })}</Paragraph>
        <Quiet>{t("code.notYou")}</Quiet>
      </Letter>
    ),
  };
};
