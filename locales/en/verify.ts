import type nb from "../nb/verify";
import type { TranslationOf } from "../translation";

/** The page where anybody may check a signature. */
export default {
  title: "Check a signature",
  lead: "Have you received a signed document from here? Upload the PDF or type the seal to see what was signed, by whom and when, or whether the file was changed.",
  file: {
    heading: "With the file",
    label: "PDF with evidence",
    help: "The file is read here and now, and is not kept.",
    check: "Check the file",
  },
  seal: {
    heading: "With the seal",
    label: "Seal",
    help: "The seal is on the page of evidence and on the receipt. Spaces and capital letters do not matter.",
    check: "Check the seal",
  },
  without: {
    heading: "Without the portal",
    about: "The file can also be checked without asking the portal: npm run -s evidence -- verify FILE",
    keys: "The portal signs with this key: {{keys}}",
  },
  verdict: {
    whole: "The file is genuine and unchanged",
    sealed: "The seal is genuine",
    changed: "The file was changed",
    broken: "The seal does not match any more",
    "not ours": "We cannot confirm this",
  },
  about: {
    whole: "This was signed:",
    sealed: "This is what was signed. If you have the file, you can check that it is unchanged as well.",
    inPart: "The signature is genuine, but does not count by itself. Another of the company must sign as well.",
    broken: "Something the portal has stored about the signature was changed after it was given.",
  },
  why: {
    empty: "The file is empty.",
    "no pdf": "The file is not a PDF.",
    encrypted: "The PDF is encrypted. Files from here never are.",
    unknown: "The PDF is not evidence from this portal.",
    "another key": "The file looks like evidence, but was not made by this portal.",
    "no such seal": "No signature here has this seal. Look for a typing error.",
  },
  changedWhere: "What was changed: {{where}}.",
  changedKnown: "Below is what was really signed.",
  changedUnknown: "We do not know the signature the file names.",
  where: {
    page: "page {{number}}",
    file: "the attachment {{name}}",
    rest: "fonts or structure",
    proof: "the proof at the end of the file. That also happens when a PDF is saved anew",
  },
  signed: {
    document: "Document",
    version: "{{title}}, version {{version}}",
    reserved_one: "{{title}}, version {{version}}, with a reservation on clause {{clauses}}",
    reserved_other: "{{title}}, version {{version}}, with reservations on clauses {{clauses}}",
    to: "Given to",
    way: "How",
  },
} as const satisfies TranslationOf<typeof nb>;
