import type nb from "../nb/evidence";
import type { TranslationOf } from "../translation";

/** The PDF of a signature: the document, and the page of evidence. */
export default {
  file: "{{title}} – {{supplier}}",
  about: {
    here: "Version {{version}} · Signed by {{signer}}, {{date}} · The evidence is on the last page",
    reserved:
      "Version {{version}} · Signed with reservations by {{signer}}, {{date}} · The evidence is on the last page",
    addendum:
      "Addendum to the company's own code, from version {{version}} · Signed by {{signer}}, {{date}} · The evidence is on the last page",
    earlier: "Version {{version}} · Signed earlier by {{signer}}, {{date}} · The evidence is on the last page",
    paper: "Version {{version}} · Signed on paper by {{signer}}, {{date}} · The evidence is on the last page",
  },
  heading: "Evidence of the signature",
  lead: {
    here: "The document before this page was signed electronically in the supplier portal of {{buyer}}. This is what was kept then.",
    earlier:
      "The document before this page was signed before the supplier portal was in use. {{buyer}} has registered the signature.",
    paper: "The document before this page was signed on paper. {{buyer}} has registered the signature.",
  },
  broken: "The seal does not match. Something that is stored was changed after the signature was given.",
  inPart: "This signature does not count by itself. Another of the company must sign as well.",
  supplier: "Company",
  number: "Organisation number {{number}}",
  buyer: "Given to",
  signer: "Signed by",
  signerWithTitle: "{{name}}, {{title}}",
  email: "E-mail address",
  preparedBy: "Prepared by",
  time: "Time",
  day: "Date",
  registered: "Registered",
  language: "Read in",
  languages: { nb: "Norwegian", en: "English" },
  consent: "Authority and consent",
  ip: "IP address",
  browser: "Browser",
  proof: "SHA-256, uploaded file",
  document: "Document",
  documentVersion: "{{title}}, version {{version}}",
  reservations: "Reservations",
  reservation: "Reservation on clause {{clause}}: {{reason}}",
  hashNb: "SHA-256, Norwegian text",
  hashEn: "SHA-256, English text",
  seal: "Seal",
  story: "What has happened (time in {{place}})",
  check: {
    heading: "How to check this file",
    page: "Upload the file at {{address}}, or type the seal there. The page is open to everybody and says what was signed, by whom and when, or whether the file was changed.",
    command: "The file can also be checked without the portal: npm run -s evidence -- verify FILE",
    attached_one:
      "The exact text in Norwegian and English and the fields under the seal are attached to this PDF as files.",
    attached_other:
      "The exact texts in Norwegian and English and the fields under the seal are attached to this PDF as files.",
  },
  attached: {
    nb: "The text that was signed, in Norwegian",
    en: "The text that was signed, in English",
    seal: "The fields under the seal",
    before: "The fields the seal of {{signer}} is computed from",
  },
  foot: { left: "Seal {{seal}} …", right: "Page {{page}} of {{pages}}" },
  copy: {
    covered: "Not asked",
    coveredBy: "{{section}}: covered by {{name}}, accepted {{date}}",
    file: "{{title}} – answers from {{supplier}}",
    lead: "Answers from {{supplier}} to {{buyer}}, as they were submitted.",
    submitted: "Submitted",
    by: "By",
    statement: "Confirmation",
    concerning: "Concerning",
    questionnaire: "Questionnaire",
    number: "Submission number",
    score: "Result",
    scoreIs: "{{score}} of 100: {{band}}",
    hash: "Fingerprint (SHA-256)",
    notAnswered: "Not answered",
    enclosed: "Enclosed: {{name}} (SHA-256 {{hash}} …)",
    answeredBy: "Answered by {{name}}",
    missingEvidence: "Evidence is missing",
    action: "Proposed action: {{action}}",
    severities: {
      zero_tolerance: "Possible breach of zero tolerance, not decided",
      major: "Major gap",
      moderate: "Moderate gap",
      minor: "Minor gap",
    },
    foot: "Fingerprint {{hash}} …",
    attached: "The exact text the fingerprint was computed from",
  },
  pack: {
    name: "Audit pack",
    index: "Index",
    file: "File",
    ownCode: "Own code",
    readMe: "Read me",
    how: `Audit pack as of {{day}}

Index.xlsx has one row for each supplier, with its status and the PDF that belongs to it.
The folder pdf holds the evidence of each signature: the document as it was signed, and a certificate page.
The folder own-codes holds the codes of suppliers that follow their own. Where a code is only published, the index has its address.
The PDF of such a supplier is the addendum it has signed. It also states the checksum (SHA-256) of the file with the code.
A pack has at most {{max}} PDFs. Where there are more, the column File is empty for the rest: narrow the selection and download several packs.

How to check a PDF:
- Upload it at {{address}}. The page says who signed what and when, or that the file was changed.
- Without the portal: npm run -s evidence -- verify FILE --export public-part.json

public-part.json holds the portal's public keys and checksums of the seals. It names no people and no suppliers.
`,
  },
} as const satisfies TranslationOf<typeof nb>;
