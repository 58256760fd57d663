/** Egne retningslinjer: når leverandøren bruker sine egne, og tillegget som følger med. */
export default {
  title: "Vi har egne retningslinjer",
  lead: "Last opp retningslinjene dere følger. {{buyer}} leser dem mot sine egne, punkt for punkt. Mangler noe, får dere et kort tillegg til signering. Til da sendes ingen påminnelser.",
  same: "Bruk de samme som sist",
  sameLead:
    "Er retningslinjene uendret, trenger dere ikke laste dem opp på nytt. Bare det som er nytt hos {{buyer}}, blir lest om igjen.",
  useSame: "Bruk disse",
  another: "Last opp nye retningslinjer",
  file: "Retningslinjene deres",
  fileName: "Fil",
  address: "Publisert på",
  addressHelp: "Nettadressen der retningslinjene ligger, for eksempel https://firma.no/etikk",
  language: "Språk",
  languages: { nb: "Norsk", en: "Engelsk", other: "Et annet språk" },
  translation: "Oversettelse",
  translationHelp: "Norsk eller engelsk. Trengs bare når retningslinjene er på et annet språk.",
  datedOn: "Datert",
  datedOnHelp: "Datoen som står i retningslinjene, eller dagen de ble vedtatt",
  standard: "Bygger på en standard",
  standardHelp: "Velg bare hvis retningslinjene følger standarden i sin helhet.",
  noStandard: "Ingen av disse",
  standards: {
    rba: "RBA Code of Conduct",
    "amfori bsci": "amfori BSCI Code of Conduct",
    "un global compact": "FNs Global Compact",
  },
  send: "Send retningslinjene",
  download: "{{name}} ({{size}})",
  sentBy: "Sendt av",
  recordedBy: "Registrert av",
  byAt: "{{name}}, {{date}}",
  offer: "Har dere egne etiske retningslinjer?",
  waits:
    "Dere har sendt egne retningslinjer. {{buyer}} leser dem mot sine egne og gir beskjed. Dere kan fortsatt signere.",
  compared_one:
    "{{buyer}} har lest retningslinjene deres. Ett punkt mangler eller er bare delvis dekket, og står i et tillegg som dere signerer.",
  compared_other:
    "{{buyer}} har lest retningslinjene deres. {{count}} punkter mangler eller er bare delvis dekket, og står i et tillegg som dere signerer.",
  accepted: "{{buyer}} har godtatt retningslinjene deres slik de er. Dere trenger ikke gjøre mer.",
  signed: "Tillegget er signert. Dere trenger ikke gjøre mer.",
  yours: "Retningslinjene deres",
  addendum: {
    lead: "Dette er punktene som mangler eller bare er delvis dekket i retningslinjene deres. Resten følger dere gjennom deres egne.",
    waits: "Et kort tillegg til de egne retningslinjene deres venter på signatur.",
    open: "Les og signer tillegget",
    sign: "Signer tillegget",
    whole: "Vil dere heller signere hele dokumentet?",
    wholeLink: "Les og signer dokumentet",
  },
  done: {
    sent: "Takk. Retningslinjene er sendt. Dere får beskjed når de er lest.",
  },
} as const;
