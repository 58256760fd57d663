/** Feilsidene: hva som skjedde, og hva du kan gjøre nå. */
export default {
  toFrontPage: "Gå til forsiden",
  toTasks: "Gå til oppgavene dine",
  toDesk: "Gå til oversikten",
  toSignIn: "Få en ny lenke",
  tryAgain: "Prøv igjen",
  notUnderstood: {
    title: "Vi forsto ikke det som ble sendt",
    what: "Noe i adressen eller skjemaet manglet eller var skadet på veien hit.",
    next: "Gå tilbake og prøv en gang til.",
  },
  forbidden: {
    title: "Du har ikke tilgang til denne siden",
    what: "Siden er for andre roller enn den du har.",
    next: "Trenger du tilgang? Spør den som er administrator hos dere.",
  },
  notFound: {
    title: "Vi finner ikke denne siden",
    what: "Adressen kan være skrevet feil, eller siden er flyttet.",
    next: "Kom du hit fra en lenke i en e-post? Da kan lenken være delt over to linjer. Kopier hele lenken inn i adressefeltet.",
  },
  gone: {
    title: "Lenken gjelder ikke lenger",
    what: "Den er for gammel, eller den er erstattet av en nyere.",
    next: "Be om en ny lenke. Den sendes til e-postadressen vi har fra før.",
  },
  tooMuch: {
    title: "Det ble for mye på én gang",
    what: "Det du sendte, er større enn vi kan ta imot. Ingenting er lagret.",
    next: "Gå tilbake og send mindre om gangen.",
  },
  tooOften: {
    title: "Vent litt før du prøver igjen",
    what: "Det har kommet uvanlig mange forsøk på kort tid.",
    next: "Prøv igjen om noen minutter.",
  },
  failed: {
    title: "Noe gikk galt hos oss",
    what: "Feilen er notert. Det du gjorde sist, er ikke lagret.",
    next: "Prøv igjen. Skjer det en gang til, vent litt eller si fra til den som ba deg om svar.",
  },
  offline: {
    title: "Vi får ikke kontakt",
    what: "Forbindelsen ble brutt før svaret kom.",
    next: "Se etter at du er på nett, og prøv igjen. Det du skrev, er tatt vare på i nettleseren.",
  },
} as const;
