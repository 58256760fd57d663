/** PDF-en av en signatur: dokumentet og siden med bevis. */
export default {
  file: "{{title}} – {{supplier}}",
  about: {
    here: "Versjon {{version}} · Signert av {{signer}}, {{date}} · Beviset står bakerst",
    reserved: "Versjon {{version}} · Signert med forbehold av {{signer}}, {{date}} · Beviset står bakerst",
    addendum:
      "Tillegg til egne retningslinjer, fra versjon {{version}} · Signert av {{signer}}, {{date}} · Beviset står bakerst",
    earlier: "Versjon {{version}} · Signert tidligere av {{signer}}, {{date}} · Beviset står bakerst",
    paper: "Versjon {{version}} · Signert på papir av {{signer}}, {{date}} · Beviset står bakerst",
  },
  heading: "Bevis for signaturen",
  lead: {
    here: "Dokumentet foran er signert elektronisk i leverandørportalen til {{buyer}}. Her står hva som ble lagret da.",
    earlier:
      "Dokumentet foran ble signert før leverandørportalen ble tatt i bruk. {{buyer}} har registrert signaturen.",
    paper: "Dokumentet foran ble signert på papir. {{buyer}} har registrert signaturen.",
  },
  broken: "Seglet stemmer ikke. Noe av det som er lagret, er endret etter at signaturen ble gitt.",
  inPart: "Denne signaturen gjelder ikke alene. En annen i bedriften må også signere.",
  supplier: "Bedrift",
  number: "Organisasjonsnummer {{number}}",
  buyer: "Gitt til",
  signer: "Signert av",
  signerWithTitle: "{{name}}, {{title}}",
  email: "E-postadresse",
  preparedBy: "Forberedt av",
  time: "Tidspunkt",
  day: "Dato",
  registered: "Registrert",
  language: "Lest på",
  languages: { nb: "norsk", en: "engelsk" },
  consent: "Fullmakt og samtykke",
  ip: "IP-adresse",
  browser: "Nettleser",
  proof: "SHA-256, opplastet fil",
  document: "Dokument",
  documentVersion: "{{title}}, versjon {{version}}",
  reservations: "Forbehold",
  reservation: "Forbehold til punkt {{clause}}: {{reason}}",
  hashNb: "SHA-256, norsk tekst",
  hashEn: "SHA-256, engelsk tekst",
  seal: "Segl",
  story: "Det som har skjedd (tid i {{place}})",
  check: {
    heading: "Slik kontrolleres filen",
    page: "Last opp filen på {{address}}, eller skriv inn seglet der. Siden er åpen for alle og sier hva som er signert, av hvem og når, eller om filen er endret.",
    command: "Filen kan også kontrolleres uten portalen: npm run -s evidence -- verify FIL",
    attached_one:
      "Den nøyaktige teksten på norsk og engelsk og feltene seglet er regnet ut fra, ligger ved som filer i PDF-en.",
    attached_other:
      "De nøyaktige tekstene på norsk og engelsk og feltene seglet er regnet ut fra, ligger ved som filer i PDF-en.",
  },
  attached: {
    nb: "Teksten som er signert, på norsk",
    en: "Teksten som er signert, på engelsk",
    seal: "Feltene seglet er regnet ut fra",
    before: "Feltene seglet til {{signer}} er regnet ut fra",
  },
  foot: { left: "Segl {{seal}} …", right: "Side {{page}} av {{pages}}" },
  copy: {
    covered: "Ikke spurt",
    coveredBy: "{{section}}: dekket av {{name}}, godtatt {{date}}",
    file: "{{title}} – svar fra {{supplier}}",
    lead: "Svar fra {{supplier}} til {{buyer}}, slik de ble sendt inn.",
    submitted: "Sendt inn",
    by: "Av",
    statement: "Bekreftelse",
    concerning: "Gjelder",
    questionnaire: "Spørreskjema",
    number: "Innsending nummer",
    score: "Resultat",
    scoreIs: "{{score}} av 100: {{band}}",
    hash: "Fingeravtrykk (SHA-256)",
    notAnswered: "Ikke besvart",
    enclosed: "Vedlegg: {{name}} (SHA-256 {{hash}} …)",
    answeredBy: "Besvart av {{name}}",
    missingEvidence: "Dokumentasjon mangler",
    action: "Foreslått tiltak: {{action}}",
    severities: {
      zero_tolerance: "Mulig brudd på nulltoleranse, ikke avgjort",
      major: "Stor mangel",
      moderate: "Moderat mangel",
      minor: "Liten mangel",
    },
    foot: "Fingeravtrykk {{hash}} …",
    attached: "Den nøyaktige teksten som fingeravtrykket er regnet ut fra",
  },
  pack: {
    name: "Revisjonspakke",
    index: "Oversikt",
    file: "Fil",
    ownCode: "Egne retningslinjer",
    readMe: "Les meg",
    how: `Revisjonspakke per {{day}}

Oversikt.xlsx har en rad for hver leverandør, med status og hvilken PDF som hører til.
I mappen pdf ligger beviset for hver signatur: dokumentet slik det ble signert, og en bevisside.
I mappen own-codes ligger retningslinjene til leverandører som følger sine egne. Er de bare publisert, står nettadressen i oversikten.
PDF-en til en slik leverandør er tillegget den har signert. Der står også kontrollsummen (SHA-256) til filen med retningslinjene.
En pakke har høyst {{max}} PDF-er. Er det flere, står feltet Fil tomt for resten: Avgrens utvalget og last ned flere pakker.

Slik kontrollerer du en PDF:
- Last den opp på {{address}}. Siden sier hvem som signerte hva og når, eller at filen er endret.
- Uten portalen: npm run -s evidence -- verify FIL --export public-part.json

public-part.json inneholder portalens offentlige nøkler og kontrollsummer av seglene. Den nevner ingen personer og ingen leverandører.
`,
  },
} as const;
