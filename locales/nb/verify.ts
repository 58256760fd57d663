/** Siden der hvem som helst kan kontrollere en signatur. */
export default {
  title: "Kontroller en signatur",
  lead: "Har du fått et signert dokument herfra? Last opp PDF-en eller skriv inn seglet, så ser du hva som er signert, av hvem og når, eller om filen er endret.",
  file: {
    heading: "Med filen",
    label: "PDF med bevis",
    help: "Filen leses her og nå, og blir ikke lagret.",
    check: "Kontroller filen",
  },
  seal: {
    heading: "Med seglet",
    label: "Segl",
    help: "Seglet står på siden med bevis og på kvitteringen. Mellomrom og store bokstaver gjør ingenting.",
    check: "Kontroller seglet",
  },
  without: {
    heading: "Uten portalen",
    about: "Filen kan også kontrolleres uten å spørre portalen: npm run -s evidence -- verify FIL",
    keys: "Portalen signerer med denne nøkkelen: {{keys}}",
  },
  verdict: {
    whole: "Filen er ekte og uendret",
    sealed: "Seglet er ekte",
    changed: "Filen er endret",
    broken: "Seglet stemmer ikke lenger",
    "not ours": "Vi kan ikke bekrefte dette",
  },
  about: {
    whole: "Dette er signert:",
    sealed: "Dette er det som ble signert. Har du filen, kan du kontrollere at den også er uendret.",
    broken: "Noe av det portalen har lagret om signaturen, er endret etter at den ble gitt.",
  },
  why: {
    empty: "Filen er tom.",
    "no pdf": "Filen er ikke en PDF.",
    encrypted: "PDF-en er kryptert. Filer herfra er aldri det.",
    unknown: "PDF-en er ikke et bevis fra denne portalen.",
    "another key": "Filen ser ut som et bevis, men er ikke laget av denne portalen.",
    "no such seal": "Ingen signatur her har dette seglet. Se etter skrivefeil.",
  },
  changedWhere: "Det som er endret: {{where}}.",
  changedKnown: "Under står det som egentlig ble signert.",
  changedUnknown: "Vi kjenner ikke signaturen filen oppgir.",
  where: {
    page: "side {{number}}",
    file: "vedlegget {{name}}",
    rest: "skrifter eller oppbygning",
    proof: "beviset bakerst i filen. Slik blir det også når en PDF lagres på nytt",
  },
  signed: {
    document: "Dokument",
    version: "{{title}}, versjon {{version}}",
    reserved_one: "{{title}}, versjon {{version}}, med forbehold til punkt {{clauses}}",
    reserved_other: "{{title}}, versjon {{version}}, med forbehold til punktene {{clauses}}",
    to: "Gitt til",
    way: "Hvordan",
  },
} as const;
