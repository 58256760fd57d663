import { Genuine, Listed, minutesOf, OpenButton, Quote, Tasks } from "./blocks";
import { Letter, Paragraph, type Write } from "./layout";

/** To somebody of the supplier who is to help with a part. */
export const colleague: Write<"colleague"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, tasks, by, sections = [] } = mail;
  return {
    subject: t("colleague.subject", { by, buyer: buyer.name }),
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t("colleague.heading", { by, buyer: buyer.name })}
        preview={t("invitation.preview", { count: tasks.length, minutes: minutesOf(tasks) })}
      >
        {mail.words && <Quote label={t("layout.writes", { name: by })} words={mail.words} />}
        <Paragraph>{t("colleague.why", { buyer: buyer.name, supplier, by })}</Paragraph>
        <Tasks {...words} tasks={tasks} />
        {sections.length > 0 && (
          <Listed label={t("colleague.sections")} items={sections.map((title) => title[language])} />
        )}
        <Paragraph>
          {t("colleague.yourPart", { by })} {t("tasks.noAccount")}
        </Paragraph>
        <OpenButton {...words} label={t("tasks.open")} address={mail.link} />
        <Genuine {...words} mail={mail} />
      </Letter>
    ),
  };
};
