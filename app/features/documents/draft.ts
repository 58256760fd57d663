/**
 * A document while it is written: chapters and clauses side by side in both languages, any of them unfinished.
 *
 * Numbers follow the order and are given anew whenever it changes; a clause's key never changes, so that versions can be
 * compared and signers are shown what is new and nothing else. What is removed stays until the draft is published, and
 * can be restored. A key that has been used is never given to another clause.
 */
import { type Language, languages } from "db/schema/words";

import { type Both, blanksIn, type DocumentText, documentOf, knownBlanks, printDocument } from "./document-text";

export type DraftClause = Both & { key: string; isRemoved: boolean };
type DraftChapter = Both & { id: string; isRemoved: boolean; clauses: DraftClause[] };
/** What an administrator writes. */
export type DraftParts = { title: Both; intro: Both; chapters: DraftChapter[] };
export type Draft = DraftParts & {
  /** Keys of clauses of this and every earlier version. */
  usedKeys: string[];
};

/** What is wrong with a place: a clause by its key, a chapter by its id, "title" or "intro". */
export type DraftProblem = {
  at: string;
  language: Language;
  problem: "missing" | "no clauses" | "unknown blank" | "blank missing" | "unpaired bold" | "stray text";
  /** The blank or the words meant. */
  what?: string;
};

/** A published text to be changed. @param usedKeys of every version there has been */
export function draftOf({ title, intro, chapters }: DocumentText, usedKeys: readonly string[] = []): Draft {
  const used = new Set(usedKeys);
  for (const { clauses } of chapters) for (const { key } of clauses) used.add(key);
  return {
    title,
    intro,
    chapters: chapters.map((chapter, at) => ({
      ...chapter.title,
      id: `k${at + 1}`,
      isRemoved: false,
      clauses: chapter.clauses.map(({ key, text }) => ({ ...text, key, isRemoved: false })),
    })),
    usedKeys: [...used],
  };
}

/** A title and one empty clause. */
export const emptyDraft = (title: Both): Draft => ({
  title,
  intro: { nb: "", en: "" },
  chapters: [
    {
      nb: "",
      en: "",
      id: "k1",
      isRemoved: false,
      clauses: [{ nb: "", en: "", key: "1.1", isRemoved: false }],
    },
  ],
  usedKeys: ["1.1"],
});

/** The numbers of chapters by id and of clauses by key; what is removed has none. */
export function numbersOf(
  chapters: readonly { id: string; isRemoved: boolean; clauses: readonly Pick<DraftClause, "key" | "isRemoved">[] }[],
) {
  const numbers = new Map<string, string>();
  let chapterNumber = 0;
  for (const { id, isRemoved, clauses } of chapters) {
    if (isRemoved) continue;
    numbers.set(id, String(++chapterNumber));
    let number = 0;
    for (const clause of clauses) if (!clause.isRemoved) numbers.set(clause.key, `${chapterNumber}.${++number}`);
  }
  return numbers;
}

/** All that keeps a draft from being published, in the order of the page. */
export function problemsIn(draft: DraftParts): DraftProblem[] {
  const parts: [at: string, both: Both][] = [["title", draft.title]];
  if (draft.intro.nb.trim() || draft.intro.en.trim()) parts.push(["intro", draft.intro]);
  for (const chapter of draft.chapters.filter(({ isRemoved }) => !isRemoved)) {
    parts.push([chapter.id, chapter]);
    for (const clause of chapter.clauses) if (!clause.isRemoved) parts.push([clause.key, clause]);
  }
  const hasClauses = draft.chapters.some(
    (chapter) => !chapter.isRemoved && chapter.clauses.some(({ isRemoved }) => !isRemoved),
  );
  return [
    ...parts.flatMap(([at, both]) => languages.flatMap((language) => problemsOf(at, both, language))),
    ...(hasClauses ? [] : languages.map((language) => ({ at: "title", language, problem: "no clauses" }) as const)),
  ];
}

function problemsOf(at: string, both: Both, language: Language): DraftProblem[] {
  const text = both[language];
  if (!text.trim()) return [{ at, language, problem: "missing" }];
  const other = both[language === "nb" ? "en" : "nb"];
  const known: readonly string[] = knownBlanks;
  return [
    ...blanksIn(text)
      .filter((name) => !known.includes(name))
      .map((what): DraftProblem => ({ at, language, problem: "unknown blank", what })),
    ...blanksIn(other)
      .filter((name) => other.trim() && known.includes(name) && !blanksIn(text).includes(name))
      .map((what): DraftProblem => ({ at, language, problem: "blank missing", what })),
    ...(text.split(/\n\s*\n/).some((paragraph) => paragraph.split("**").length % 2 === 0)
      ? [{ at, language, problem: "unpaired bold" } as const]
      : []),
    ...strayIn(text).map((what): DraftProblem => ({ at, language, problem: "stray text", what })),
  ];
}

/** Lines that would be read as a heading, as another clause or as a clause's key. */
const strayIn = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(#|\d+\.\d+( |$)|\{#[\w.-]+\})/.test(line))
    .map((line) => line.slice(0, 60));

/** The document a draft makes, without what is removed; or what is wrong with it. */
export function documentFrom(draft: DraftParts): { document: DocumentText } | { problems: DraftProblem[] } {
  const problems = problemsIn(draft);
  if (problems.length > 0) return { problems };
  const numbers = numbersOf(draft.chapters);
  const chapters = draft.chapters
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ id, nb, en, clauses }) => ({
      number: numbers.get(id)!,
      title: { nb: oneLine(nb), en: oneLine(en) },
      clauses: clauses
        .filter(({ isRemoved }) => !isRemoved)
        .map(({ key, nb, en }) => ({ key, number: numbers.get(key)!, text: { nb: nb.trim(), en: en.trim() } })),
    }));
  const title = { nb: oneLine(draft.title.nb), en: oneLine(draft.title.en) };
  // Through its stored form, so that what is looked at is what is kept.
  return {
    document: documentOf(
      printDocument({ title, intro: { nb: draft.intro.nb.trim(), en: draft.intro.en.trim() }, chapters }),
    ),
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** What can be done with the order: to a clause by its key, or to a chapter by its id. */
export const moves = ["add", "up", "down", "remove", "restore"] as const;
export type Move = { move: (typeof moves)[number]; part: "clause" | "chapter"; id: string };

/** "up clause 2.1", as a button says it; null where it says something else. */
export function moveIn(intent: string): Move | null {
  const [, move, part, id] = /^(add|up|down|remove|restore) (clause|chapter) ([\w.-]+)$/.exec(intent) ?? [];
  return move ? ({ move, part, id } as Move) : null;
}

/**
 * A draft after one move. "add clause" puts an empty one after a clause, or first in the chapter named; "add chapter" puts
 * one after the chapter named, or first. A clause moves on into the next chapter.
 * @returns the draft, and which part to show: the same draft where there is nothing to move
 */
export function moved(draft: Draft, { move, part, id }: Move): { draft: Draft; shown: string } {
  return part === "chapter" ? chapterMoved(draft, move, id) : clauseMoved(draft, move, id);
}

function chapterMoved(draft: Draft, move: Move["move"], id: string): { draft: Draft; shown: string } {
  const chapters = [...draft.chapters];
  const at = chapters.findIndex((chapter) => chapter.id === id);
  if (move === "add") {
    const ids = new Set(chapters.map((chapter) => chapter.id));
    const fresh = free("k", (name) => ids.has(name));
    const clause = freshClause(draft, `${at + 2}.1`);
    chapters.splice(at + 1, 0, { nb: "", en: "", id: fresh, isRemoved: false, clauses: [clause] });
    return { draft: { ...draft, chapters, usedKeys: [...draft.usedKeys, clause.key] }, shown: fresh };
  }
  const chapter = chapters[at];
  if (!chapter) return { draft, shown: id };
  if (move === "remove" || move === "restore") chapters[at] = { ...chapter, isRemoved: move === "remove" };
  else swap(chapters, at, move === "up" ? at - 1 : at + 1);
  return { draft: { ...draft, chapters }, shown: id };
}

function clauseMoved(draft: Draft, move: Move["move"], id: string): { draft: Draft; shown: string } {
  const chapters = draft.chapters.map((chapter) => ({ ...chapter, clauses: [...chapter.clauses] }));
  const inside = chapters.findIndex((chapter) => chapter.id === id || chapter.clauses.some(({ key }) => key === id));
  const chapter = chapters[inside];
  if (!chapter) return { draft, shown: id };
  const { clauses } = chapter;
  const at = clauses.findIndex(({ key }) => key === id);
  const clause = clauses[at];
  if (move === "add") {
    const before = clauses.slice(0, at + 1).filter(({ isRemoved }) => !isRemoved).length;
    const fresh = freshClause(draft, `${numbersOf(chapters).get(chapter.id) ?? inside + 1}.${before + 1}`);
    clauses.splice(at + 1, 0, fresh);
    return { draft: { ...draft, chapters, usedKeys: [...draft.usedKeys, fresh.key] }, shown: fresh.key };
  }
  if (!clause) return { draft, shown: id };
  if (move === "remove" || move === "restore") clauses[at] = { ...clause, isRemoved: move === "remove" };
  else {
    const to = move === "up" ? at - 1 : at + 1;
    const beside = chapters[move === "up" ? inside - 1 : inside + 1];
    if (to >= 0 && to < clauses.length) swap(clauses, at, to);
    else if (beside) {
      clauses.splice(at, 1);
      if (move === "up") beside.clauses.push(clause);
      else beside.clauses.unshift(clause);
    }
  }
  return { draft: { ...draft, chapters }, shown: id };
}

function swap<One>(list: One[], one: number, other: number) {
  const [first, second] = [list[one], list[other]];
  if (first === undefined || second === undefined) return;
  list[one] = second;
  list[other] = first;
}

/** Empty, and under the number it is born with as its key, or that with a letter where another has had it. */
function freshClause({ usedKeys }: Draft, number: string): DraftClause {
  const used = new Set(usedKeys);
  const key = used.has(number) ? free(`${number}-`, (name) => used.has(name)) : number;
  return { nb: "", en: "", key, isRemoved: false };
}

function free(begin: string, isTaken: (name: string) => boolean): string {
  let number = 2;
  while (isTaken(`${begin}${number}`)) number++;
  return `${begin}${number}`;
}

/** Where two have written at once: what each place says in the other's draft, where it says something else. */
export function differing(mine: DraftParts, theirs: DraftParts): { at: string; theirs: Both | null }[] {
  const [ours, others] = [placesOf(mine), placesOf(theirs)];
  const same = (one: Both, other: Both) =>
    oneLine(one.nb) === oneLine(other.nb) && oneLine(one.en) === oneLine(other.en);
  return [
    ...[...others].flatMap(([at, both]) => {
      const own = ours.get(at);
      return own && same(own, both) ? [] : [{ at, theirs: both }];
    }),
    ...[...ours.keys()].flatMap((at) => (others.has(at) ? [] : [{ at, theirs: null }])),
  ];
}

function placesOf({ title, intro, chapters }: DraftParts): Map<string, Both> {
  const places = new Map<string, Both>([
    ["title", title],
    ["intro", intro],
  ]);
  for (const chapter of chapters.filter(({ isRemoved }) => !isRemoved)) {
    places.set(chapter.id, { nb: chapter.nb, en: chapter.en });
    for (const { key, nb, en, isRemoved } of chapter.clauses) if (!isRemoved) places.set(key, { nb, en });
  }
  return places;
}
