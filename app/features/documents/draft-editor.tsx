/**
 * A document written clause by clause, both languages side by side. It shows what the form around it holds, so that what
 * is on the page and what was typed always belong together; every button sends the whole form.
 */
import { type ReactNode, useEffect } from "react";

import { Alert } from "~/components/alert";
import { HiddenField, TextArea, TextField } from "~/forms/fields";
import { SubmitButton, useOpenForm } from "~/forms/server-form";
import { rowsIn, type Typed } from "~/forms/values";
import { useTranslation } from "~/i18n/use-translation";
import type { Both } from "./document-text";
import { type DraftProblem, type Move, numbersOf } from "./draft";

const languages = ["nb", "en"] as const;

/** What another has saved of a place meanwhile; null where it is not in the other's draft. */
export type Theirs = { at: string; theirs: Both | null };

type DraftEditorProps = { problems: readonly DraftProblem[]; theirs: readonly Theirs[] };

export function DraftEditor({ problems, theirs }: DraftEditorProps) {
  const { t } = useTranslation("documents");
  const { shown } = useOpenForm();
  const chapters = chaptersIn(shown);
  const numbers = numbersOf(chapters);
  useEffect(goToWhatMoved, []);
  const called = (at: string) => {
    if (at === "title" || at === "intro") return t(`editor.${at}`);
    const number = numbers.get(at) ?? "";
    return t(chapters.some(({ id }) => id === at) ? "editor.chapter" : "editor.clause", { number });
  };
  const places = new Set([
    "title",
    "intro",
    ...chapters.flatMap(({ id, clauses }) => [id, ...clauses.map(({ key }) => key)]),
  ]);
  const beside = (at: string) => ({
    problems: problems.filter((one) => one.at === at),
    theirs: theirs.find((one) => one.at === at),
  });
  return (
    <div className="stack">
      <ProblemList problems={problems} called={called} />
      <NewFromThem theirs={theirs.filter(({ at, theirs }) => theirs && !places.has(at))} />
      <Part at="title" name={called("title")} {...beside("title")}>
        {(language) => <TextField name={`title.${language}`} label={t(`editor.titleIn.${language}`)} maxLength={200} />}
      </Part>
      <Part at="intro" name={called("intro")} {...beside("intro")}>
        {(language) => (
          <TextArea
            name={`intro.${language}`}
            label={t(`editor.introIn.${language}`)}
            rows={rowsFor(shown, "intro")}
            optional
          />
        )}
      </Part>
      {chapters.map(({ id, place, isRemoved, clauses }) => {
        const name = called(id);
        return (
          <section className="draft-chapter stack" key={id} aria-label={name}>
            <HiddenField name={`${place}.id`} value={id} />
            {isRemoved ? (
              <Removed place={place} part="chapter" id={id} />
            ) : (
              <Part at={id} name={name} isHeading tools={<Tools part="chapter" id={id} name={name} />} {...beside(id)}>
                {(language) => (
                  <TextField
                    name={`${place}.${language}`}
                    label={t(`editor.headingIn.${language}`, { name })}
                    maxLength={200}
                  />
                )}
              </Part>
            )}
            {clauses.map((clause) => (
              <div key={clause.key} hidden={isRemoved}>
                <HiddenField name={`${clause.place}.key`} value={clause.key} />
                {clause.isRemoved ? (
                  <Removed place={clause.place} part="clause" id={clause.key} />
                ) : (
                  <Part
                    at={clause.key}
                    name={called(clause.key)}
                    tools={<Tools part="clause" id={clause.key} name={called(clause.key)} />}
                    {...beside(clause.key)}
                  >
                    {(language) => (
                      <TextArea
                        name={`${clause.place}.${language}`}
                        label={t(`editor.clauseIn.${language}`, { name: called(clause.key) })}
                        rows={rowsFor(shown, clause.place)}
                      />
                    )}
                  </Part>
                )}
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

type PartProps = {
  at: string;
  name: string;
  isHeading?: boolean;
  tools?: ReactNode;
  problems: readonly DraftProblem[];
  theirs: Theirs | undefined;
  children: (language: "nb" | "en") => ReactNode;
};

/** One place in both languages, with what is wrong with it and what another has made of it. */
function Part({ at, name, isHeading, tools, problems, theirs, children }: PartProps) {
  const { t } = useTranslation("documents");
  const { problemIn } = useProblemWords();
  return (
    <div className="draft-part stack" id={`part-${at}`} tabIndex={-1} data-lacks={problems.length > 0 || undefined}>
      <div className="draft-head">
        {isHeading ? (
          <h3 className="ds-heading" data-size="xs">
            {name}
          </h3>
        ) : (
          <strong>{name}</strong>
        )}
        {tools}
      </div>
      <div className="side-by-side">
        {languages.map((language) => (
          <div key={language}>
            {children(language)}
            {problems
              .filter((problem) => problem.language === language)
              .map((problem) => (
                <p className="ds-validation-message" key={`${problem.problem} ${problem.what}`}>
                  {problemIn(problem)}
                </p>
              ))}
            {theirs && (
              <p className="ds-paragraph subtle">
                <strong>{t("editor.theirs")}</strong>{" "}
                <span className="typed" lang={language}>
                  {theirs.theirs ? theirs.theirs[language] : t("editor.notTheirs")}
                </span>
              </p>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function Tools({ part, id, name }: { part: Move["part"]; id: string; name: string }) {
  const { t } = useTranslation("documents");
  const button = (move: Move["move"], what: Move["part"], text: string) => (
    <SubmitButton key={`${move} ${what}`} intent={`${move} ${what} ${id}`} variant="tertiary" size="sm" unchecked>
      {text}
      <span className="ds-sr-only"> ({name})</span>
    </SubmitButton>
  );
  return (
    <div className="draft-tools">
      {button("add", "clause", t(part === "chapter" ? "editor.addFirst" : "editor.addAfter"))}
      {part === "chapter" && button("add", "chapter", t("editor.addChapter"))}
      {button("up", part, t("editor.up"))}
      {button("down", part, t("editor.down"))}
      {button("remove", part, t("editor.remove"))}
    </div>
  );
}

/** Removed until it is published: its text is kept, and can be brought back. */
function Removed({ place, part, id }: { place: string; part: Move["part"]; id: string }) {
  const { t } = useTranslation("documents");
  const { shown } = useOpenForm();
  const words = languages.map((language) => shown[`${place}.${language}`]?.[0] ?? "");
  const begins = (words.find(Boolean) ?? "").replaceAll("**", "").slice(0, 80);
  return (
    <div className="draft-removed" id={`part-${id}`} tabIndex={-1}>
      <HiddenField name={`${place}.isRemoved`} value="on" />
      {languages.map((language, at) => (
        <HiddenField key={language} name={`${place}.${language}`} value={words[at]!} />
      ))}
      <span>
        {t(`editor.removed.${part}`)} <span className="subtle">{begins}</span>
      </span>
      <SubmitButton intent={`restore ${part} ${id}`} variant="tertiary" size="sm" unchecked>
        {t("editor.restore")}
        <span className="ds-sr-only"> ({begins})</span>
      </SubmitButton>
    </div>
  );
}

function ProblemList({ problems, called }: { problems: readonly DraftProblem[]; called: (at: string) => string }) {
  const { t } = useTranslation("documents");
  const { problemIn } = useProblemWords();
  if (problems.length === 0) return null;
  return (
    <Alert tone="warning" title={t("editor.lacks", { count: problems.length })}>
      <ul className="ds-list">
        {problems.map((problem) => (
          <li key={`${problem.at} ${problem.language} ${problem.problem} ${problem.what}`}>
            <a className="ds-link" href={`#part-${problem.at}`}>
              {called(problem.at)}
            </a>
            : {problemIn(problem)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Clauses another has added meanwhile: they are not in this form, so they are shown to be copied. */
function NewFromThem({ theirs }: { theirs: readonly Theirs[] }) {
  const { t } = useTranslation("documents");
  if (theirs.length === 0) return null;
  return (
    <Alert tone="info" title={t("editor.newFromThem")}>
      {theirs.map(({ at, theirs }) => (
        <p className="ds-paragraph typed" key={at}>
          {theirs?.nb} / {theirs?.en}
        </p>
      ))}
    </Alert>
  );
}

function useProblemWords() {
  const { t } = useTranslation("documents");
  return {
    problemIn: ({ problem, language, what = "" }: DraftProblem) =>
      t(`editor.problems.${problem}`, { language: t(`editor.in.${language}`), what }),
  };
}

/** The chapters and clauses in the form, in its order. */
function chaptersIn(shown: Typed) {
  const first = (name: string) => shown[name]?.[0] ?? "";
  return rowsIn(shown, "chapters").map((row) => {
    const place = `chapters.${row}`;
    return {
      place,
      id: first(`${place}.id`),
      isRemoved: first(`${place}.isRemoved`) === "on",
      clauses: rowsIn(shown, `${place}.clauses`).map((row) => {
        const at = `${place}.clauses.${row}`;
        return { place: at, key: first(`${at}.key`), isRemoved: first(`${at}.isRemoved`) === "on" };
      }),
    };
  });
}

/** As high as the longer of the two texts needs, more or less. */
const rowsFor = (shown: Typed, place: string) =>
  Math.max(3, ...languages.map((language) => Math.ceil((shown[`${place}.${language}`]?.[0]?.length ?? 0) / 55) + 1));

/** A page that comes after a move begins where it was made, for eyes and for the keyboard. */
function goToWhatMoved() {
  if (location.hash.startsWith("#part-")) document.getElementById(location.hash.slice(1))?.focus();
}
