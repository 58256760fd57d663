/** What a PDF consists of: plain words, ready to be drawn by a thread that knows no language. */
import type { Language } from "db/schema/words";

import type { ReadableDocument } from "~/features/documents/document-view";

export type EvidenceLine = { label: string; value: string | string[]; isCode?: boolean };

type Pages = {
  language: Language;
  /** Of the file. */
  title: string;
  /** Whoever asked for what is in it. */
  author: string;
  /** When it was signed or submitted: the file says it was made then, so that it is the same whenever it is made. */
  at: string;
  /** "Segl 3db0499a" at the foot of every page, and "side {{page}} av {{pages}}". */
  foot: { left: string; right: string };
  attachments: { name: string; text: string; about: string }[];
};

/** A signature: what was signed, and the certificate behind it. */
export type EvidencePages = Pages & {
  seal: string;
  documents: {
    /** "Versjon 1. Signert av …" below the title. */
    about: string;
    /** What was signed, in the reader's language. */
    text: ReadableDocument;
    /** Clauses not agreed to, by number, each with what is printed below it. */
    reservations: Record<string, string>;
  }[];
  certificate: {
    heading: string;
    lead: string;
    warning: string | null;
    lines: EvidenceLine[];
    story: { heading: string; lines: { at: string; said: string }[] };
    check: { heading: string; paragraphs: string[] };
  };
};

/** Answers that were submitted, question by question, and what they showed. */
export type CopyPages = Pages & {
  heading: string;
  lead: string;
  lines: EvidenceLine[];
  groups: {
    title: string;
    questions: {
      text: string;
      /** The answer, its explanation, files. */
      said: string[];
      /** What was asked for and not given; what is found of it, and the action proposed. */
      warnings: string[];
      /** Where it comes from. */
      origin: string | null;
    }[];
  }[];
};
