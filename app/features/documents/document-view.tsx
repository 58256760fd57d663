/** A document's text on screen: chapters with their clauses, and what is in it. */
import type { Language } from "db/schema/words";

import { Details } from "~/components/details";
import { useTranslation } from "~/i18n/use-translation";
import { type Blanks, type DocumentText, fillBlanks, paragraphsOf } from "./document-text";

/** A document in one language, its blanks filled: all that a page needs of it. */
export type ReadableDocument = {
  language: Language;
  title: string;
  intro: string;
  chapters: { number: string; title: string; clauses: { number: string; text: string }[] }[];
};

export function readable(text: DocumentText, blanks: Blanks, language: Language): ReadableDocument {
  const fill = (part: { nb: string; en: string }) => fillBlanks(part[language], blanks);
  return {
    language,
    title: fill(text.title),
    intro: fill(text.intro),
    chapters: text.chapters.map(({ number, title, clauses }) => ({
      number,
      title: fill(title),
      clauses: clauses.map((clause) => ({ number: clause.number, text: fill(clause.text) })),
    })),
  };
}

type DocumentViewProps = {
  document: ReadableDocument;
  /** Several documents on one page need ids of their own. */
  id?: string;
  /** The level of the chapters' headings. */
  level?: 2 | 3 | 4;
};

export function DocumentView({ document, id = "c", level = 2 }: DocumentViewProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="document prose" lang={document.language}>
      {document.intro && <Paragraphs text={document.intro} />}
      {document.chapters.map((chapter) => (
        <section key={chapter.number}>
          <Heading className="ds-heading" data-size="xs" id={`${id}${chapter.number}`}>
            {chapter.number} {chapter.title}
          </Heading>
          {chapter.clauses.map(({ number, text }) => (
            <div className="clause" key={number}>
              <span className="clause-number">{number}</span>
              <div>
                <Paragraphs text={text} />
              </div>
            </div>
          ))}
        </section>
      ))}
    </article>
  );
}

export function Contents({ document, id = "c" }: DocumentViewProps) {
  const { t } = useTranslation("signatures");
  return (
    <Details summary={t("contents")}>
      <nav aria-label={t("contents")}>
        <ol className="contents" lang={document.language}>
          {document.chapters.map(({ number, title }) => (
            <li key={number}>
              <a className="ds-link" href={`#${id}${number}`}>
                {number} {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </Details>
  );
}

export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {paragraphsOf(text).map((runs, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
        <p className="ds-paragraph" key={at}>
          {runs.map((run, place) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            run.bold ? <strong key={place}>{run.text}</strong> : run.text,
          )}
        </p>
      ))}
    </>
  );
}
