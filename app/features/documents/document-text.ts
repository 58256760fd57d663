/**
 * The text of a document to sign: Markdown in both languages, and the bytes that are hashed and signed.
 *
 * A document is a title, an introduction, and chapters of numbered clauses:
 *
 *     # Title
 *
 *     Introduction, in paragraphs.
 *
 *     ## 2 Chapter
 *
 *     2.1 **Lead.** Text of the clause, in paragraphs.
 *
 * A clause keeps its key from version to version, so that versions can be compared; the key is the number it was born
 * with, written as `2.3 {#2.1} Text` where the two differ. Bold is the only mark, blanks stand in double braces, and
 * nothing is ever read as HTML. `parse(print(document))` is the document.
 */
import { type Language, languages } from "db/schema/words";

export type Both = { nb: string; en: string };
export type Clause = { key: string; number: string; text: Both };
type Chapter = { number: string; title: Both; clauses: Clause[] };
export type DocumentText = { title: Both; intro: Both; chapters: Chapter[] };

/** What a document may leave blank; the buyer's own facts fill them when it is published. */
export const knownBlanks = ["buyer_name", "contact_email", "whistleblowing_url"] as const;
export type Blanks = Partial<Record<string, string>>;

export type DocumentProblem = {
  problem:
    | "no title"
    | "no clauses"
    | "clause without text"
    | "stray text"
    | "number twice"
    | "number out of order"
    | "missing in language"
    | "intro missing in language"
    | "unknown blank"
    | "blank missing in language"
    | "unpaired bold";
  language: Language;
  /** The clause, chapter, line or blank meant. */
  where: string;
};

export type FrontMatter = { key?: string; version?: number; placeholders: string[] };

/**
 * Reads both languages together.
 * @returns the document, or all that is wrong with it, to be shown beside the text
 */
export function parseDocument(source: Both): { document: DocumentText } | { problems: DocumentProblem[] } {
  const nb = parseOne(source.nb, "nb");
  const en = parseOne(source.en, "en");
  const problems = [...nb.problems, ...en.problems, ...differences(nb, en), ...blankProblems(source)];
  if (problems.length > 0) return { problems };
  return {
    document: {
      title: { nb: nb.title, en: en.title },
      intro: { nb: nb.intro, en: en.intro },
      chapters: nb.chapters.map((chapter, at) => ({
        number: chapter.number,
        title: { nb: chapter.title, en: en.chapters[at]!.title },
        clauses: chapter.clauses.map((clause, position) => ({
          key: clause.key,
          number: clause.number,
          text: { nb: clause.text, en: en.chapters[at]!.clauses[position]!.text },
        })),
      })),
    },
  };
}

/** For texts that come with the program: what is wrong with them is a mistake in the program. */
export function documentOf(source: Both): DocumentText {
  const read = parseDocument(source);
  if ("problems" in read) throw new Error(`Not a document: ${JSON.stringify(read.problems)}`);
  return read.document;
}

/** The document in the bytes that were signed, one language of it, which stands for both. */
export function documentAsSigned(text: string): DocumentText {
  const body = text.slice(text.indexOf("\n\n") + 2);
  return documentOf({ nb: body, en: body });
}

/** The document as Markdown, in the one form that is stored. */
export function printDocument(document: DocumentText): Both {
  return { nb: printOne(document, "nb", true), en: printOne(document, "en", true) };
}

/** What stands between the dashes on top of a file. Only what the library of standard documents needs. */
export function frontMatter(source: string): FrontMatter {
  const block = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(normalised(source))?.[1] ?? "";
  const fields = new Map(
    block.split("\n").flatMap((line) => {
      const [, name, value] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  const list = fields.get("placeholders") ?? "";
  return {
    ...(fields.has("key") && { key: fields.get("key") }),
    ...(fields.has("version") && { version: Number(fields.get("version")) }),
    placeholders: list
      .replace(/[[\]]/g, "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean),
  };
}

/** The names of the blanks a text leaves, each once, in the order they stand. */
export function blanksIn(text: string): string[] {
  return [...new Set([...text.matchAll(blankMark)].map((match) => match[1]!))];
}

/**
 * Fills blanks; one without a value stays, so that a preview shows it. A value is one line of plain text: it can
 * neither open another blank nor turn anything bold.
 */
export function fillBlanks(text: string, values: Blanks): string {
  return text.replace(blankMark, (mark, name: string) => valueIn(values, name) || mark);
}

/** The blanks that have no value in either language. Publishing refuses a document that has any. */
export function emptyBlanks(document: DocumentText, values: Blanks): string[] {
  const printed = printDocument(document);
  return blanksIn(printed.nb + printed.en).filter((name) => !valueIn(values, name));
}

/**
 * The exact text that is hashed and signed, as UTF-8. Format 1:
 *
 *     aktsom document 1
 *     key: code_of_conduct
 *     version: 1
 *     language: nb
 *     (empty line, then the Markdown above with blanks filled, without keys of clauses)
 *
 * Unicode NFC, lines end with LF, one empty line between paragraphs, no white space at the end of a line, one LF at
 * the end. Read back as Markdown, it is the document with its blanks filled: nothing of what was shown is left out.
 * @throws when a blank is empty, which publishing has refused
 */
export function textToSign(
  document: DocumentText,
  language: Language,
  values: Blanks,
  identity: { key: string; version: number },
): string {
  const empty = emptyBlanks(document, values);
  if (empty.length > 0) throw new Error(`Blanks are empty: ${empty.join(", ")}`);
  const head = ["aktsom document 1", `key: ${identity.key}`, `version: ${identity.version}`, `language: ${language}`];
  return `${head.join("\n")}\n\n${fillBlanks(printOne(document, language, false), values).normalize("NFC")}`;
}

export type Run = { text: string; bold: boolean };

/** Paragraphs of runs, for screens and PDFs. Plain text throughout: what draws it escapes it. */
export function paragraphsOf(text: string): Run[][] {
  return text.split("\n\n").map((paragraph) =>
    paragraph
      .split("**")
      .map((part, at) => ({ text: part, bold: at % 2 === 1 }))
      .filter((run) => run.text !== ""),
  );
}

/** Clauses in order, for lists of them. */
export function clausesOf(document: DocumentText): Clause[] {
  return document.chapters.flatMap((chapter) => chapter.clauses);
}

const blankMark = /\{\{\s*(\w+)\s*\}\}/g;
const chapterMark = /^## (\d+) (.+)$/;
const clauseMark = /^(\d+\.\d+)(?: \{#([\w.-]+)\})? (.+)$/;

type One = {
  title: string;
  intro: string;
  chapters: { number: string; title: string; clauses: { key: string; number: string; text: string }[] }[];
  problems: DocumentProblem[];
};

function parseOne(source: string, language: Language): One {
  const found: One = { title: "", intro: "", chapters: [], problems: [] };
  const say = (problem: DocumentProblem["problem"], where: string) => found.problems.push({ problem, language, where });
  const numbers = new Set<string>();
  const keys = new Set<string>();
  const once = (seen: Set<string>, value: string) => {
    if (seen.has(value)) say("number twice", value);
    seen.add(value);
  };

  for (const paragraph of paragraphsIn(source)) {
    const chapter = found.chapters.at(-1);
    const heading = chapterMark.exec(paragraph);
    const clause = clauseMark.exec(paragraph);
    if (paragraph.startsWith("# ") && !found.title && !found.intro && !chapter) {
      found.title = paragraph.slice(2).trim();
    } else if (heading) {
      const number = heading[1]!;
      once(numbers, number);
      if (chapter && Number(number) < Number(chapter.number)) say("number out of order", number);
      found.chapters.push({ number, title: heading[2]!, clauses: [] });
    } else if (/^#/.test(paragraph)) {
      say("stray text", paragraph.slice(0, 60));
    } else if (clause) {
      const [, number, key, text] = clause as unknown as [string, string, string | undefined, string];
      once(numbers, number);
      once(keys, key ?? number);
      const before = chapter?.clauses.at(-1)?.number.split(".")[1] ?? "0";
      if (!chapter || number.split(".")[0] !== chapter.number || Number(number.split(".")[1]) < Number(before))
        say("number out of order", number);
      chapter?.clauses.push({ key: key ?? number, number, text });
    } else if (/^\d+\.\d+(?: \{#[\w.-]+\})?$/.test(paragraph)) {
      say("clause without text", paragraph);
    } else if (chapter) {
      const last = chapter.clauses.at(-1);
      if (last) last.text += `\n\n${paragraph}`;
      else say("stray text", paragraph.slice(0, 60));
    } else {
      found.intro += found.intro ? `\n\n${paragraph}` : paragraph;
    }
    if (paragraph.split("**").length % 2 === 0) say("unpaired bold", paragraph.slice(0, 60));
  }
  if (!found.title) say("no title", "");
  if (found.chapters.every((chapter) => chapter.clauses.length === 0)) say("no clauses", "");
  return found;
}

/** Both languages must hold the same chapters and clauses, in the same order, under the same keys. */
function differences(nb: One, en: One): DocumentProblem[] {
  const marks = (one: One) =>
    one.chapters.flatMap((chapter) => [
      chapter.number,
      ...chapter.clauses.map(({ number, key }) => (key === number ? number : `${number} {#${key}}`)),
    ]);
  const [inNb, inEn] = [marks(nb), marks(en)];
  const lacking = (has: string[], lacks: string[], language: Language) =>
    has
      .filter((mark) => !lacks.includes(mark))
      .map((where): DocumentProblem => ({ problem: "missing in language", language, where }));
  return [
    ...lacking(inEn, inNb, "nb"),
    ...lacking(inNb, inEn, "en"),
    ...(Boolean(nb.intro) === Boolean(en.intro)
      ? []
      : [{ problem: "intro missing in language", language: nb.intro ? "en" : "nb", where: "" } as const]),
  ];
}

function blankProblems(source: Both): DocumentProblem[] {
  const known: readonly string[] = knownBlanks;
  const body = { nb: blanksIn(withoutFrontMatter(source.nb)), en: blanksIn(withoutFrontMatter(source.en)) };
  return languages.flatMap((language) => {
    const other = language === "nb" ? "en" : "nb";
    return [
      ...body[language]
        .filter((where) => !known.includes(where))
        .map((where): DocumentProblem => ({ problem: "unknown blank", language, where })),
      ...body[other]
        .filter((where) => known.includes(where) && !body[language].includes(where))
        .map((where): DocumentProblem => ({ problem: "blank missing in language", language, where })),
    ];
  });
}

function printOne(document: DocumentText, language: Language, withKeys: boolean): string {
  const clauseHead = ({ key, number }: Clause) => (withKeys && key !== number ? `${number} {#${key}}` : number);
  const paragraphs = [
    `# ${document.title[language]}`,
    ...(document.intro[language] ? [document.intro[language]] : []),
    ...document.chapters.flatMap((chapter) => [
      `## ${chapter.number} ${chapter.title[language]}`,
      ...chapter.clauses.map((clause) => `${clauseHead(clause)} ${clause.text[language]}`),
    ]),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/**
 * Paragraphs are what empty lines part; a line broken inside one is white space. A heading or a number at the start of
 * a line begins a new one even without the empty line: swallowing a clause would be worse than asking about "0.1".
 */
function paragraphsIn(source: string): string[] {
  return withoutFrontMatter(source)
    .replace(/^#.*$/gm, "\n$&\n")
    .replace(/^(?=\d+\.\d+ )/gm, "\n")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

function withoutFrontMatter(source: string): string {
  return normalised(source).replace(/^---\n[\s\S]*?\n---(?:\n|$)/, "");
}

function normalised(source: string): string {
  return source
    .normalize("NFC")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .trimStart();
}

function valueIn(values: Blanks, name: string): string {
  const value = Object.hasOwn(values, name) ? (values[name] ?? "") : "";
  return value
    .replace(/[{}]/g, "")
    .replace(/\*{2,}/g, "*")
    .replace(/\s+/g, " ")
    .trim();
}
