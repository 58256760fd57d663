import type nb from "../nb/buyers";
import type { TranslationOf } from "../translation";

export default {
  title: "The organisation",
  lead: "Suppliers see this when you ask them for something, and documents are filled in with it.",
  name: "Name",
  nameHelp: "As your suppliers know you.",
  organisationNumber: "Organisation number",
  kind: "Kind of organisation",
  kinds: { public: "Public", private: "Private" },
  legalBasis: "Why you ask",
  legalBasisHelp: "Stated in the e-mails, and on the page suppliers see before they answer.",
  legalBases: {
    "transparency act": "The Norwegian Transparency Act",
    "procurement law": "The Norwegian Public Procurement Act",
    "own policy": "Our own policy",
  },
  law: "Governing law",
  lawHelp: "Suppliers see this before they sign, and it is kept with the signature.",
  laws: { norwegian: "Norwegian law", danish: "Danish law", swedish: "Swedish law" },
  contact: "Contact",
  contactHelp:
    "A supplier who wonders whether an e-mail is genuine is asked to call here. The number must be on your website.",
  contactName: "Contact person",
  contactEmail: "E-mail address",
  contactEmailHelp: "For questions about the documents.",
  contactPhone: "Phone",
  website: "Website",
  whistleblowingUrl: "Web address for whistleblowing",
  whistleblowingHelp: "Where your suppliers' workers can report wrongdoing.",
  settings: "Settings",
  language: "Language when we know no better",
  timeZone: "Time zone",
  timeZoneHelp: "Deadlines end when the day ends here.",
  done: { saved: "Your changes are saved." },
} as const satisfies TranslationOf<typeof nb>;
