import type nb from "../nb/layout";
import type { TranslationOf } from "../translation";

/** The frame around the pages: top, menu, language and footer. */
export default {
  skipToContent: "Skip to main content",
  menu: "Menu",
  account: "Account",
  otherLanguage: "Norsk",
  changeLanguage: "Bytt språk til norsk",
  signOut: "Sign out",
  signIn: "Sign in",
  onBehalfOf: "You answer for {{company}}",
  otherCompany: "Change company",
  tasks: "Tasks",
  footer: "Aktsom is a tool for due diligence.",
  privacy: "Privacy",
  company: "Company",
  certificates: "Certificates",
  colleagues: "Colleagues",
  mailbox: "Outgoing mail",
} as const satisfies TranslationOf<typeof nb>;
