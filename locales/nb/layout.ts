/** Rammen rundt sidene: topp, meny, språkvalg og bunn. */
export default {
  skipToContent: "Hopp til hovedinnhold",
  menu: "Meny",
  account: "Konto",
  otherLanguage: "English",
  changeLanguage: "Change language to English",
  signOut: "Logg ut",
  signIn: "Logg inn",
  onBehalfOf: "Du svarer for {{company}}",
  otherCompany: "Bytt bedrift",
  tasks: "Oppgaver",
  footer: "Aktsom er et verktøy for aktsomhetsvurderinger.",
  privacy: "Personvern",
  company: "Bedriften",
  certificates: "Sertifikater",
  colleagues: "Kolleger",
  mailbox: "Utgående e-post",
} as const;
