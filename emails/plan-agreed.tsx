import { formatDate } from "~/i18n/format";
import { Listed, OpenButton } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** The buyer agrees to the plan: what is due, and when. */
export const planAgreed: Write<"plan-agreed"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, actions } = mail;
  const names = { buyer: buyer.name, supplier };
  const body = t("planAgreed.body", names);
  return {
    subject: t("planAgreed.subject", names),
    letter: (
      <Letter {...words} mail={mail} heading={t("planAgreed.subject", names)} preview={body}>
        <Paragraph>{body}</Paragraph>
        <Listed
          label={t("planAgreed.actions")}
          items={actions.map(({ title, due }) =>
            t("planAgreed.action", { title: title[language], date: formatDate(due, language) }),
          )}
        />
        <OpenButton {...words} label={t("planAgreed.open")} address={mail.link} />
      </Letter>
    ),
  };
};
