/** Personvernerklæringen. Serveren gir den til siden, så ingen andre sider trenger å hente den. */
export default {
  title: "Personvern",
  lead: "Slik behandles personopplysninger i leverandørportalen.",
  who: {
    title: "Hvem er ansvarlig?",
    named:
      "{{buyer}} er behandlingsansvarlig og bestemmer hva opplysningene brukes til. Spør dem hvis du lurer på noe.",
    unnamed:
      "Virksomheten som ber om svar, er behandlingsansvarlig og bestemmer hva opplysningene brukes til. Navnet står i e-posten du fikk.",
  },
  what: {
    title: "Hva lagres?",
    contact: "Navn, stilling, e-postadresse, telefonnummer og språk.",
    answers: "Det du skriver, laster opp og sender inn for bedriften.",
    signature: "Når du signerer: tidspunkt, IP-adresse og nettleser, som bevis for hvem som signerte.",
    log: "En logg over hvem som gjorde hva og når. Den kan ikke endres i ettertid.",
  },
  why: {
    title: "Hvorfor?",
    text: "For å undersøke hvordan mennesker og miljø har det i leverandørkjeden, slik åpenhetsloven, anskaffelsesloven eller virksomhetens egne retningslinjer krever, og for å vise i ettertid hva som er avtalt. Grunnlaget står på siden du ser før du svarer.",
  },
  seen: {
    title: "Hvem ser det?",
    text: "De som arbeider med leverandører hos virksomheten, og kollegene dine som svarer for samme bedrift. I offentlige redegjørelser nevnes ingen personer.",
  },
  kept: {
    title: "Hvor lenge?",
    contacts: "Kontaktpersoner som ikke har vært i bruk på 24 måneder, blir spurt om og deretter slettet.",
    evidence: "Signaturer og innsendte svar oppbevares så lenge avtalen varer, og i ti år etter det.",
    erased: "Slettes opplysninger om deg, står det igjen en kode i loggen som ikke kan føres tilbake til deg.",
  },
  cookies: {
    title: "Informasjonskapsler",
    text: "Vi bruker bare de som trengs: én som holder deg innlogget (12 timer for ansatte hos virksomheten, ti dager for leverandører) og én som husker språket i et år. Mens du logger inn, husker én i et kvarter hvilken side du skulle til. Ingen sporer deg.",
  },
  rights: {
    title: "Dine rettigheter",
    text: "Du kan be om innsyn, retting og sletting, og protestere mot behandlingen. Ta kontakt med virksomheten. Du kan også klage til Datatilsynet.",
  },
} as const;
