/** Our clauses by chapter, each with what the other code says of it. */
import type { Language } from "db/schema/words";
import { clauseMarks } from "db/schema/words";

import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { Paragraphs } from "~/features/documents/document-view";
import { HiddenField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";
import { asShown } from "./comparing-form";
import type { Found } from "./coverage";

type ComparedClause = { key: string; number: string; text: string; found: Found | null };
export type ComparedChapter = {
  number: string;
  title: string;
  /** Nothing of the whole chapter has been compared, shown here or not. */
  isUntouched: boolean;
  clauses: ComparedClause[];
};

type ComparingFieldsProps = {
  chapters: readonly ComparedChapter[];
  language: Language;
  /** What the standard is called whose findings are used. */
  standard: string | null;
};

export function ComparingFields({ chapters, language: textLanguage, standard }: ComparingFieldsProps) {
  const { t } = useTranslation("comparison");
  const { language } = useReader();
  const places = new Map(chapters.flatMap(({ clauses }) => clauses).map(({ key }, place) => [key, `clauses.${place}`]));
  const open = openIn(chapters);
  return (
    <div className="document" lang={textLanguage}>
      {chapters.map((chapter) => (
        <section key={chapter.number}>
          <h3 className="ds-heading" data-size="xs" id={`chapter-${chapter.number}`}>
            {chapter.number} {chapter.title}
          </h3>
          {chapter.clauses.map(({ key, number, text, found }) => (
            <div className="clause" key={key}>
              <span className="clause-number">{number}</span>
              <div>
                <Paragraphs text={text} />
                <div className="reserve compare" lang={language}>
                  <HiddenField name={`${places.get(key)}.clause`} value={key} />
                  <HiddenField name={`${places.get(key)}.was`} value={asShown(found ?? undefined)} />
                  {found && found.from !== "here" && (
                    <p>
                      <Tag>{t(`from.${found.from}`, { standard: standard ?? "" })}</Tag>
                    </p>
                  )}
                  <FindingFields at={`${places.get(key)}`} label={t("question", { clause: number })} />
                </div>
              </div>
            </div>
          ))}
          {open.includes(chapter) && (
            <div className="reserve compare" lang={language}>
              <HiddenField name={`chapters.${open.indexOf(chapter)}.number`} value={chapter.number} />
              <FindingFields
                at={`chapters.${open.indexOf(chapter)}`}
                label={t(chapter.isUntouched ? "wholeChapter" : "restOfChapter", { chapter: chapter.number })}
              />
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

/** The mark, and where it was found. */
function FindingFields({ at, label }: { at: string; label: string }) {
  const { t } = useTranslation("comparison");
  return (
    <>
      <RadioGroup
        name={`${at}.mark`}
        label={label}
        options={clauseMarks.map((value) => ({ value, label: t(`marks.${value}`) }))}
        optional
      />
      <div className="compare-where">
        <TextField name={`${at}.page`} label={t("page")} size={8} maxLength={40} optional />
        <TextArea name={`${at}.note`} label={t("note")} rows={1} maxLength={1000} optional />
      </div>
    </>
  );
}

/** The chapters that can still be marked as a whole. */
const openIn = (chapters: readonly ComparedChapter[]) =>
  chapters.filter(({ clauses }) => clauses.some(({ found }) => found === null));

/** What stands in the fields to begin with. */
export const savedIn = (chapters: readonly ComparedChapter[]) => ({
  clauses: chapters
    .flatMap(({ clauses }) => clauses)
    .map(({ found }) => ({ mark: found?.mark ?? null, page: found?.page ?? null, note: found?.note ?? null })),
  chapters: openIn(chapters).map(() => ({ mark: null, page: null, note: null })),
});
