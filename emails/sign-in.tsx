import { OpenButton } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** A link that signs in, for members and contacts alike; somebody else may have asked for it. */
export const signIn: Write<"sign-in"> = (mail, words) => {
  const { t } = words;
  const heading = mail.buyer ? t("signIn.headingAt", { buyer: mail.buyer.name }) : t("signIn.heading");
  return {
    subject: t("signIn.subject"),
    letter: (
      <Letter {...words} mail={mail} heading={heading} preview={t("signIn.why")}>
        <Paragraph>{t("signIn.why")}</Paragraph>
        <OpenButton {...words} label={t("signIn.open")} address={mail.link} />
        <Quiet>{t("signIn.notYou")}</Quiet>
      </Letter>
    ),
  };
};
