/** Dokumenter til signering: tilstander, og hva som kan være galt med teksten før den publiseres. */
export default {
  states: {
    draft: "Utkast",
    published: "Publisert",
    retired: "Utgått",
  },
  blanks: {
    buyer_name: "Navnet på virksomheten",
    contact_email: "E-postadresse for spørsmål",
    whistleblowing_url: "Nettadresse for varsling",
  },
  emptyBlanks_one: "Fyll ut {{names}} før du publiserer.",
  emptyBlanks_other: "Fyll ut {{names}} før du publiserer.",
  language: { nb: "Norsk", en: "Engelsk" },
  problems: {
    "no title": "Tittelen mangler. Skriv den på første linje, etter # og et mellomrom.",
    "no clauses": "Det er ingen nummererte punkter i teksten. Begynn dem med for eksempel 1.1.",
    "clause without text": "Punkt {{where}} har ingen tekst.",
    "stray text": "Dette hører ikke til noe punkt: «{{where}}»",
    "number twice": "Nummer {{where}} er brukt to ganger.",
    "number out of order": "Nummer {{where}} står på feil sted.",
    "missing in language": "Punkt {{where}} mangler på dette språket.",
    "intro missing in language": "Innledningen mangler på dette språket.",
    "unknown blank": "Vi vet ikke hva {{where}} skal fylles med.",
    "blank missing in language": "Feltet {{where}} mangler på dette språket.",
    "unpaired bold": "Fet skrift er ikke avsluttet her: «{{where}}»",
  },
} as const;
