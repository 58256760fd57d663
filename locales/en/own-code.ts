import type nb from "../nb/own-code";
import type { TranslationOf } from "../translation";

export default {
  title: "We have our own code of conduct",
  lead: "Upload the code you follow. {{buyer}} reads it against its own, clause by clause. If something is missing, you are sent a short addendum to sign. No reminders are sent until then.",
  same: "Use the same as last time",
  sameLead:
    "If your code has not changed, you need not upload it again. Only what is new in {{buyer}}'s is read again.",
  useSame: "Use this one",
  another: "Upload a new code",
  file: "Your code of conduct",
  fileName: "File",
  address: "Published at",
  addressHelp: "The web address of the code, for example https://company.com/ethics",
  language: "Language",
  languages: { nb: "Norwegian", en: "English", other: "Another language" },
  translation: "Translation",
  translationHelp: "Norwegian or English. Needed only when the code is in another language.",
  datedOn: "Dated",
  datedOnHelp: "The date the code bears, or the day it was adopted",
  standard: "Based on a standard",
  standardHelp: "Choose only if your code follows the standard in full.",
  noStandard: "None of these",
  standards: {
    rba: "RBA Code of Conduct",
    "amfori bsci": "amfori BSCI Code of Conduct",
    "un global compact": "UN Global Compact",
  },
  send: "Send the code",
  download: "{{name}} ({{size}})",
  sentBy: "Sent by",
  recordedBy: "Recorded by",
  byAt: "{{name}}, {{date}}",
  offer: "Do you have a code of conduct of your own?",
  waits: "You have sent your own code. {{buyer}} reads it against its own and lets you know. You can still sign.",
  compared_one:
    "{{buyer}} has read your code. One clause is missing or only partly covered; it is in an addendum for you to sign.",
  compared_other:
    "{{buyer}} has read your code. {{count}} clauses are missing or only partly covered; they are in an addendum for you to sign.",
  accepted: "{{buyer}} has accepted your code as it is. There is nothing more for you to do.",
  signed: "The addendum is signed. There is nothing more for you to do.",
  yours: "Your code of conduct",
  addendum: {
    lead: "These are the clauses that are missing from your code or only partly covered. The rest you follow through your own.",
    waits: "A short addendum to your own code waits for your signature.",
    open: "Read and sign the addendum",
    sign: "Sign the addendum",
    whole: "Would you rather sign the whole document?",
    wholeLink: "Read and sign the document",
  },
  done: {
    sent: "Thank you. The code has been sent. You will be told when it has been read.",
  },
} as const satisfies TranslationOf<typeof nb>;
