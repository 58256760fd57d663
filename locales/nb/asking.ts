/** Hvem som spør og hvorfor: det leverandøren leser før noe åpnes. Setningene følger kundens rettslige grunnlag. */
export default {
  title: "{{buyer}} ber {{supplier}} om svar",
  heading: "Hvem spør, og hvorfor?",
  why: {
    "transparency act":
      "{{buyer}} kjøper varer eller tjenester fra dere og må etter åpenhetsloven undersøke hvordan mennesker har det i leverandørkjeden.",
    "procurement law":
      "{{buyer}} kjøper varer eller tjenester fra dere og har etter anskaffelsesloven plikt til å ha rutiner for å fremme respekt for grunnleggende menneskerettigheter.",
    "own policy":
      "{{buyer}} kjøper varer eller tjenester fra dere og krever etter egne retningslinjer at leverandørene tar ansvar for mennesker og miljø.",
  },
  asked: {
    one: "Derfor ber vi dere om {{tasks}} innen {{deadline}}.",
    several: "Derfor ber vi dere om {{tasks}}. Den første fristen er {{deadline}}.",
    past: "Derfor ber vi dere om {{tasks}}. Fristen var {{deadline}}, men det er ikke for sent å svare.",
    nothing: "Alt {{buyer}} har bedt dere om, er gjort. Dere kan fortsatt se svarene.",
  },
  task: {
    "company facts": "opplysninger om bedriften",
    document: "signatur på {{name}}",
    assessment: "svar på {{name}}",
    "improvement plan": "en plan for forbedringer",
    certificate: "sertifikatet {{name}}",
    declaration: "{{name}}",
    audit: "en revisjon eller et besøk",
  },
  time_one: "Det tar om lag {{count}} minutt. Dere trenger ingen konto.",
  time_other: "Det tar om lag {{count}} minutter. Dere trenger ingen konto.",
  useHeading: "Hva svarene brukes til",
  use: {
    "transparency act": "Svarene leses av {{buyer}} og brukes i den årlige redegjørelsen uten navn på personer.",
    "procurement law": "Svarene leses av {{buyer}} og brukes til å følge opp kontrakten.",
    "own policy": "Svarene leses av {{buyer}} og brukes til å følge opp leverandørene.",
  },
  personalData:
    "{{buyer}} er behandlingsansvarlig for personopplysningene. Vi lagrer navn, stilling og kontaktopplysninger, og ved signering også tidspunkt, IP-adresse og nettleser.",
  genuineHeading: "Er du usikker på om e-posten er ekte?",
  genuine: {
    number: "Ring {{person}} på {{phone}}; nummeret står på {{website}}.",
    website: "Ring {{buyer}} på et nummer du finner på {{website}}.",
    known: "Ring {{buyer}} på et nummer dere har fra før.",
  },
  open: "Åpne oppgavene",
  notMe: "Jeg er ikke rett person",
} as const;
