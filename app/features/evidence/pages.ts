/** What a PDF of evidence consists of: plain words, ready to be drawn by a thread that knows no language. */
import type { Language } from "db/schema/words";

import type { ReadableDocument } from "~/features/documents/document-view";

export type EvidenceLine = { label: string; value: string | string[]; isCode?: boolean };

export type EvidencePages = {
  language: Language;
  /** Of the file. */
  title: string;
  /** Whoever asked for the signature. */
  author: string;
  /** When it was signed: the file says it was made then, so that it is the same whenever it is made. */
  at: string;
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
  /** "Segl 3db0499a" at the foot of every page, and "side {{page}} av {{pages}}". */
  foot: { left: string; right: string };
  attachments: { name: string; text: string; about: string }[];
};
