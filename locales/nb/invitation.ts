/** Siden bak lenken i e-posten: hvem som skrev, hvordan det kan kontrolleres, og hva som skjer når lenken ikke virker. */
export default {
  tasks: "Dette spør de om",
  concerning: "Gjelder {{concerning}}",
  deadlinePassed: "Fristen var {{date}}",
  who: "Avsender",
  person: "{{person}} hos {{buyer}}",
  reply: "Svarer du på e-posten, går svaret til {{person}}.",
  noPassword: "Vi spør aldri om passord eller betaling.",
  privacyHeading: "Personopplysninger",
  privacyMore: "Les mer om personvern",
  forWhom: "Lenken er sendt til {{name}} hos {{supplier}}.",
  notYou: "Er det ikke deg? Åpne oppgavene og velg «Jeg er ikke rett person» nederst. Da spør vi hvem som er det.",
  open: "Åpne oppgavene",
  seeAnswers: "Se svarene",
  newLink: "Få en ny lenke",
  newLinkHow:
    "Skriv e-postadressen din på neste side, så sender vi en ny lenke med én gang. Ingenting av det du har svart, er borte.",
  torn: {
    title: "Lenken er ikke hel",
    what: "Lange lenker blir noen ganger delt over to linjer i e-posten. Gå tilbake til e-posten, kopier hele lenken og lim den inn i adressefeltet.",
  },
  unknown: {
    title: "Vi kjenner ikke denne lenken",
    what: "Den kan være klippet av på veien, eller den er erstattet av en nyere. Se etter om du har fått en nyere e-post.",
  },
  old: {
    title: "Lenken gjelder ikke lenger",
    done: "Alt {{buyer}} spurte {{supplier}} om i denne e-posten, er avsluttet.",
    expired: "Det er lenge siden {{buyer}} sendte {{supplier}} denne e-posten.",
  },
  takenOver: {
    title: "{{by}} har tatt over",
    titleUnknown: "Noen andre har tatt over",
    what: "{{by}} svarer nå {{buyer}} for {{supplier}}, og har fått sin egen lenke. Du trenger ikke gjøre noe.",
    whatUnknown: "Du står ikke lenger som kontakt for {{supplier}} hos {{buyer}}. Du trenger ikke gjøre noe.",
    wrong: "Stemmer det ikke? Svar på e-posten du fikk, så ser {{buyer}} på det.",
  },
} as const;
