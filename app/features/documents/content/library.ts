/** The documents every buyer starts with, as version 1: the code of conduct, and three short examples. */
import type { Both } from "~/features/documents/document-text";
import * as codeOfConduct from "./code-of-conduct";
import * as generalTerms from "./general-terms";
import * as nda from "./nda";
import * as statement from "./statement";

export type StandardDocument = { key: string; source: Both; isExample: boolean };

export const standardDocuments: readonly StandardDocument[] = [
  { key: "code_of_conduct", source: { nb: codeOfConduct.nb, en: codeOfConduct.en }, isExample: false },
  { key: "general_terms", source: { nb: generalTerms.nb, en: generalTerms.en }, isExample: true },
  { key: "nda", source: { nb: nda.nb, en: nda.en }, isExample: true },
  { key: "statement", source: { nb: statement.nb, en: statement.en }, isExample: true },
];
