/** E-post. Ett avsnitt per melding; først det som er felles. */
export default {
  layout: {
    portal: "Aktsom",
    hello: "Hei {{name}},",
    helloNobody: "Hei,",
    english:
      "This e-mail is in Norwegian. In the portal you can switch to English at any time, and later e-mails will follow.",
    copyAddress: "Virker ikke knappen? Kopier denne adressen inn i nettleseren:",
    writes: "{{name}} skriver:",
    regards: "Vennlig hilsen",
    telephone: "Telefon {{phone}}",
    sentFor: "Sendt for {{buyer}} fra leverandørportalen på {{host}}.",
    sentFrom: "Sendt fra leverandørportalen på {{host}}.",
  },
  tasks: {
    deadline: "Frist {{deadline}}",
    wasDue: "Fristen var {{deadline}}",
    concerning: "Gjelder {{concerning}}",
    answeredOn: "Sist besvart {{date}}. Det dere svarte da, kan brukes om igjen.",
    newVersion: "Ny versjon. Dere har signert versjon {{version}}, og ser i portalen hva som er endret.",
    minutes_one: "om lag {{count}} minutt",
    minutes_other: "om lag {{count}} minutter",
    together_one: "Til sammen tar det om lag {{count}} minutt. Dere trenger ingen konto.",
    together_other: "Til sammen tar det om lag {{count}} minutter. Dere trenger ingen konto.",
    noAccount: "Dere trenger ingen konto.",
    open: "Åpne oppgavene",
    calendarFile: "frister.ics",
    calendarEntry: "Frist hos {{buyer}}: {{task}}",
  },
  why: {
    "transparency act":
      "{{buyer}} kjøper varer eller tjenester fra dere og må etter åpenhetsloven undersøke hvordan mennesker har det i leverandørkjeden. Derfor ber vi {{supplier}} om dette:",
    "procurement law":
      "{{buyer}} kjøper varer eller tjenester fra dere og har etter anskaffelsesloven plikt til å ha rutiner for å fremme respekt for grunnleggende menneskerettigheter. Derfor ber vi {{supplier}} om dette:",
    "own policy":
      "{{buyer}} kjøper varer eller tjenester fra dere og krever etter egne retningslinjer at leverandørene tar ansvar for mennesker og miljø. Derfor ber vi {{supplier}} om dette:",
  },
  use: {
    "transparency act": "Svarene leses av {{buyer}} og brukes i den årlige redegjørelsen uten navn på personer.",
    "procurement law": "Svarene leses av {{buyer}} og brukes til å følge opp kontrakten.",
    "own policy": "Svarene leses av {{buyer}} og brukes til å følge opp leverandørene.",
  },
  genuine: {
    heading: "Er du usikker på om e-posten er ekte?",
    callNumber: "Ring {{person}} på {{phone}}; nummeret står på {{website}}.",
    callFromWebsite: "Ring {{buyer}} på et nummer du finner på {{website}}.",
    callKnown: "Ring {{buyer}} på et nummer dere har fra før.",
    address: "Knappen fører til {{host}}. Vi spør aldri om passord eller betaling.",
    reply: "Svarer du på e-posten, går svaret til {{owner}}.",
  },
  invitation: {
    subject: "{{buyer}} ber {{supplier}} om å svare innen {{deadline}}",
    heading: "{{buyer}} ber {{supplier}} om å svare",
    preview_one: "Én oppgave, om lag {{minutes}} min",
    preview_other: "{{count}} oppgaver, om lag {{minutes}} min",
    notMe:
      "Er du ikke rett person? Åpne oppgavene og velg «Jeg er ikke rett person», så går de videre til den du oppgir.",
  },
  reminder: {
    subject: "Påminnelse: {{buyer}} ber {{supplier}} om å svare innen {{deadline}}",
    subjectOverdue: "Påminnelse: {{buyer}} venter på svar fra {{supplier}}",
    heading: "Dette gjenstår for {{supplier}}",
    preview_one: "Én oppgave gjenstår",
    preview_other: "{{count}} oppgaver gjenstår",
    due: "{{buyer}} har bedt dere om dette, og vi minner om fristen:",
    overdue:
      "Fristen er ute for noe av det {{buyer}} har bedt dere om. Det er ikke for sent å svare, og det dere har begynt på, er lagret:",
    moreTime: "Rekker dere det ikke? Åpne oppgaven og be om lengre frist, eller ta en pause i påminnelsene.",
    test: "Prøve: {{subject}}",
    alsoFor: "Dette venter også på {{name}} for {{supplier}}:",
    openFor: "Åpne oppgavene til {{supplier}}",
    crossed: "Har dere nettopp svart, kan dere se bort fra denne påminnelsen.",
  },
  renewal: {
    subject: "{{buyer}} ber {{supplier}} om å oppdatere svarene innen {{deadline}}",
    heading: "På tide å oppdatere svarene til {{buyer}}",
    why: "Noe av det {{supplier}} har svart {{buyer}}, må nå bekreftes eller besvares på nytt. Er ingenting endret, er det fort gjort. Dette venter på dere:",
  },
  late: {
    subject_one: "{{supplier}} svarer ikke, og fristen er passert",
    subject_other: "{{count}} leverandører svarer ikke, og fristen er passert",
    body: "Vi har sendt påminnelser, men fristen er godt passert og det mangler fortsatt svar. En telefon hjelper ofte mer enn en ny e-post.",
    more_one: "og {{count}} forespørsel til.",
    more_other: "og {{count}} forespørsler til.",
    open: "Se alle som er over fristen",
    quiet: "Du får beskjed én gang om hver forespørsel.",
  },
  handOver: {
    subject: "{{by}} ber deg signere for {{supplier}}",
    heading: "{{by}} ber deg signere for {{supplier}}",
    why: "{{by}} har overlatt dette til deg fordi det må signeres av en som kan forplikte {{supplier}}.",
  },
  signToo: {
    subject: "{{by}} har signert for {{supplier}} og ber deg signere også",
    heading: "{{by}} ber deg signere sammen med seg",
    why: "{{by}}, {{title}}, har signert. {{supplier}} blir forpliktet når to signerer sammen, så dette er signert når du også har signert.",
  },
  colleague: {
    subject: "{{by}} ber deg hjelpe med svar til {{buyer}}",
    heading: "{{by}} ber deg hjelpe med svar til {{buyer}}",
    why: "{{buyer}} har bedt {{supplier}} om svar, og {{by}} har delt dette med deg:",
    sections: "Din del:",
    yourPart: "Du ser bare det som er delt med deg. {{by}} sender inn når alt er klart.",
  },
  partDone: {
    subject: "{{by}} er ferdig med sin del av svarene til {{buyer}}",
    body: "{{by}} har svart på den delen du delte for {{supplier}}, og sier at den er ferdig.",
    sections: "Delen:",
    next: "Se over svarene og send inn når alt er klart.",
    open: "Se svarene",
  },
  newLink: {
    subject: "Ny lenke til oppgavene fra {{buyer}}",
    heading: "Her er en ny lenke",
    tasks: "Du ba om en ny lenke. Dette gjenstår for {{supplier}}:",
    nothing: "Du ba om en ny lenke. Alt {{buyer}} har bedt {{supplier}} om, er gjort, men du kan se svarene.",
    minutes: "Lenken virker i 15 minutter.",
    see: "Se svarene",
  },
  takenOver: {
    subject: "{{previous}} har oppgitt deg som rett person hos {{supplier}}",
    heading: "{{previous}} har oppgitt deg som rett person",
    why: "{{previous}} har sagt at det er du som svarer {{buyer}} for {{supplier}}.",
  },
  handedOn: {
    subject: {
      "taken over": "{{named}} har overtatt oppgavene fra {{buyer}}",
      asked: "{{buyer}} ser på om {{named}} kan overta",
      refused: "{{buyer}} ber deg fortsatt svare",
    },
    heading: "Takk for at du sa fra",
    outcome: {
      "taken over":
        "{{named}} har fått en lenke og svarer fra nå av for {{supplier}}. Det du har begynt på, er lagret. Du får ikke flere e-poster om oppgavene.",
      asked:
        "Du oppga {{named}} som rett person hos {{supplier}}. Vi kjenner ikke domenet i adressen fra før, så {{buyer}} må si ja først. Til da ligger oppgavene hos deg.",
      refused:
        "Du oppga {{named}} som rett person hos {{supplier}}. {{buyer}} har svart nei, og oppgavene ligger fortsatt hos deg. Svar på denne e-posten hvis det er feil.",
    },
  },
  reservationAccepted: {
    subject: "{{buyer}} har godtatt forbeholdene til «{{task}}»",
    body: "{{buyer}} har godtatt forbeholdene {{supplier}} tok da dere signerte «{{task}}». Signaturen gjelder med forbeholdene, og dere trenger ikke gjøre mer.",
  },
  assessmentAccepted: {
    subject: "{{buyer}} har godtatt «{{task}}»",
    body: "{{buyer}} har gått gjennom svarene fra {{supplier}} på «{{task}}» og godtatt dem. Dere trenger ikke gjøre mer nå.",
    withGaps:
      "{{buyer}} har gått gjennom svarene fra {{supplier}} på «{{task}}» og godtatt dem. Noe kan bli bedre, og {{buyer}} tar kontakt om det.",
    result: "Resultat",
    scoreIs: "{{score}} av 100: {{band}}",
  },
  planAgreed: {
    subject: "{{buyer}} er enig i forbedringsplanen",
    body: "{{buyer}} er enig i det {{supplier}} vil gjøre. Meld fra etter hvert som tiltakene er gjennomført.",
    actions: "Avtalt:",
    action: "{{title}} Frist: {{date}}",
    open: "Se planen",
  },
  ownCodeCompared: {
    open: "Les og signer tillegget",
    addendum: {
      subject: "{{buyer}} har sammenlignet retningslinjene deres: et tillegg venter på signatur",
      body_one:
        "{{buyer}} har lest de egne retningslinjene til {{supplier}} mot «{{task}}». Ett punkt mangler eller er bare delvis dekket. Det står i et tillegg, som vi ber dere lese og signere.",
      body_other:
        "{{buyer}} har lest de egne retningslinjene til {{supplier}} mot «{{task}}». {{count}} punkter mangler eller er bare delvis dekket. De står i et tillegg, som vi ber dere lese og signere.",
    },
    accepted: {
      subject: "{{buyer}} har godtatt retningslinjene deres",
      body: "{{buyer}} har lest de egne retningslinjene til {{supplier}} mot «{{task}}» og fant at de dekker alt. Dere trenger ikke gjøre mer.",
    },
  },
  message: {
    subject: "{{by}} hos {{buyer}} har skrevet om «{{task}}»",
    body: "{{by}} har skrevet til {{supplier}} om «{{task}}».",
    open: "Les og svar",
    about: "Om spørsmålet:",
  },
  returned: {
    subject: "{{buyer}} ber dere se på «{{task}}» igjen",
    body: "{{buyer}} har sendt «{{task}}» tilbake til {{supplier}} for utfylling. Det dere har skrevet, er lagret. Rett det som trengs, og send inn på nytt.",
    someQuestions:
      "{{buyer}} har gått gjennom «{{task}}» og ber {{supplier}} svare på noen av spørsmålene igjen. De andre svarene beholdes som de er.",
    questions: "Spørsmål som skal besvares på nytt:",
    someActions:
      "{{buyer}} har gått gjennom «{{task}}» og ber {{supplier}} arbeide mer med noen av tiltakene. De andre er i orden.",
    actions: "Tiltak dere må se på igjen:",
  },
  certificatesEnd: {
    subject_one: "{{supplier}}: {{name}} må snart fornyes",
    subject_other: "{{supplier}}: {{count}} sertifikater må snart fornyes",
    body: "Disse sertifikatene har {{buyer}} fått fra {{supplier}}. Last opp et nytt når dere har det.",
    endsOn: "gjelder til og med {{date}}",
    open: "Last opp et nytt",
    renewing: "Er fornyelsen i gang? Si fra på siden til sertifikatet, så minner vi dere ikke om det igjen.",
  },
  certificateNotAccepted: {
    subject: "{{buyer}} kan ikke godta sertifikatet «{{name}}»",
    body: "{{buyer}} har lest sertifikatet «{{name}}» fra {{supplier}}, og kan ikke godta det slik det er. Last opp et annet når dere har det.",
    open: "Last opp et annet",
  },
  claimAnswered: {
    reason: "Begrunnelse:",
    "not relevant": {
      granted: {
        subject: "{{buyer}} er enig: «{{task}}» er ikke aktuelt",
        body: "{{buyer}} har bekreftet at «{{task}}» ikke er aktuelt for {{supplier}}. Dere trenger ikke gjøre mer.",
      },
      refused: {
        subject: "{{buyer}} ber fortsatt om svar: «{{task}}»",
        body: "Dere svarte at «{{task}}» ikke er aktuelt for {{supplier}}. {{buyer}} mener det er aktuelt likevel, og ber dere svare innen {{deadline}}.",
      },
    },
    "already done": {
      granted: {
        subject: "{{buyer}} har godtatt dokumentasjonen: «{{task}}»",
        body: "{{buyer}} har godtatt dokumentasjonen på at {{supplier}} allerede er ferdig med «{{task}}». Dere trenger ikke gjøre mer.",
      },
      refused: {
        subject: "{{buyer}} ber fortsatt om svar: «{{task}}»",
        body: "Dere svarte at {{supplier}} allerede er ferdig med «{{task}}». {{buyer}} kan ikke godta dokumentasjonen slik den er, og ber dere svare innen {{deadline}}.",
      },
    },
    dispute: {
      granted: {
        subject: "{{buyer}} er enig: dette er ikke en mangel",
        body: "{{buyer}} har sett på det {{supplier}} skrev om «{{task}}», og er enig i at dette ikke er en mangel.",
      },
      refused: {
        subject: "{{buyer}} mener fortsatt at dette er en mangel",
        body: "{{buyer}} har sett på det {{supplier}} skrev om «{{task}}», og mener fortsatt at det må rettes. Fristen er flyttet med den tiden svaret tok, til {{deadline}}.",
      },
    },
    "more time": {
      granted: {
        subject: "Ny frist fra {{buyer}}: {{deadline}}",
        body: "{{buyer}} har gitt {{supplier}} lengre frist for «{{task}}». Ny frist er {{deadline}}.",
      },
      refused: {
        subject: "Fristen hos {{buyer}} er fortsatt {{deadline}}",
        body: "{{buyer}} kan ikke gi {{supplier}} lengre frist for «{{task}}». Fristen er fortsatt {{deadline}}.",
      },
    },
  },
  code: {
    subject: {
      sign: "{{code}} er koden din for å signere",
      submit: "{{code}} er koden din for å sende inn",
    },
    heading: {
      sign: "Koden din for å signere",
      submit: "Koden din for å sende inn",
    },
    why: {
      sign: "Skriv inn koden for å bekrefte at det er du som signerer for {{supplier}}. Koden gjelder bare dette:",
      submit: "Skriv inn koden for å bekrefte at det er du som sender inn for {{supplier}}. Koden gjelder bare dette:",
    },
    lasts_one: "Koden virker i {{count}} minutt.",
    lasts_other: "Koden virker i {{count}} minutter.",
    notYou: "Ba du ikke om koden? Ikke gi den til noen. Svar på denne e-posten, så ser vi på det.",
  },
  receipt: {
    subject_one: "Kvittering: {{supplier}} har signert «{{document}}»",
    subject_other: "Kvittering: {{supplier}} har signert {{count}} dokumenter",
    subjectReservation_one: "Kvittering: {{supplier}} har signert «{{document}}» med forbehold",
    subjectReservation_other: "Kvittering: {{supplier}} har signert {{count}} dokumenter med forbehold",
    subjectInPart_one: "Kvittering: du har signert «{{document}}» for {{supplier}}",
    subjectInPart_other: "Kvittering: du har signert {{count}} dokumenter for {{supplier}}",
    headingInPart: "Takk, signaturen din er registrert",
    waits: "Dette er signert når {{name}} også har signert. Hun eller han har fått en egen lenke.",
    heading: "Takk, signaturen er registrert",
    to: "Dette er signert for {{supplier}} og sendt til {{buyer}}:",
    document: "{{title}}, versjon {{version}}",
    signer: "Signert av",
    signerWithTitle: "{{name}}, {{title}}",
    time: "Tidspunkt",
    reservation: "Forbehold",
    seal: "Segl",
    sealHelp: "Seglet er et fingeravtrykk av dokumentet og signaturen. Endres noe, stemmer det ikke lenger.",
    open: "Se kvitteringen",
    keep: "Der ligger også dokumentene slik de ble signert, på norsk og engelsk. Er det en stund siden du var inne, blir du bedt om å logge inn.",
  },
  signIn: {
    subject: "Lenken din for å logge inn",
    heading: "Logg inn på leverandørportalen",
    headingAt: "Logg inn på leverandørportalen til {{buyer}}",
    why: "Noen, trolig du, har bedt om å logge inn med denne e-postadressen. Lenken virker i 15 minutter.",
    open: "Logg inn",
    notYou: "Var det ikke du? Da kan du slette e-posten. Uten lenken kommer ingen inn.",
  },
  memberInvitation: {
    subject: "Du har fått tilgang til leverandørportalen til {{buyer}}",
    heading: "Velkommen til leverandørportalen til {{buyer}}",
    why: "{{by}} har gitt deg tilgang som {{roles}}.",
    how: "Du trenger ikke passord. Lenken virker i sju dager; deretter ber du om en ny på innloggingssiden.",
    open: "Logg inn",
    roles: {
      buyer: "innkjøper",
      coordinator: "kvalitetskoordinator",
      manager: "leder",
      administrator: "administrator",
      reader: "leser",
    },
  },
  contactProposed: {
    subject: "{{supplier}} oppgir en ny kontakt",
    heading: "{{supplier}} oppgir en ny kontakt",
    why: "{{by}} sier at {{name}} er rett person hos {{supplier}}. Adressen {{email}} hører ikke til et domene vi kjenner for leverandøren, så vi skriver ikke dit før du har sagt ja.",
    open: "Se forslaget",
  },
  suspicion: {
    zeroTolerance: {
      subject: "Mulig brudd på nulltoleranse hos {{supplier}}",
      body: "{{supplier}} har sendt inn «{{task}}». Svarene tyder på et alvorlig forhold.",
    },
    breach: {
      subject: "Mulig brudd på kontrakten hos {{supplier}}",
      body: "{{supplier}} har sendt inn «{{task}}». Svarene kan være et brudd på kontrakten.",
    },
    noAnswer: "Ikke besvart",
    decide: "Ingenting er avgjort før en koordinator har bekreftet det. Ta kontakt med leverandøren.",
    open: "Ta stilling",
  },
  decided: {
    subject: {
      approved: "{{buyer}} har godkjent {{supplier}} som leverandør",
      "approved with conditions": "{{buyer}} har godkjent {{supplier}} på vilkår",
      "not approved": "{{buyer}} har ikke godkjent {{supplier}} som leverandør",
      suspended: "{{buyer}} sperrer {{supplier}} midlertidig",
      inactive: "{{buyer}} avslutter samarbeidet med {{supplier}}",
    },
    body: {
      approved: "{{buyer}} har sett på det {{supplier}} har sendt inn, og godkjent dere som leverandør.",
      "approved with conditions":
        "{{buyer}} har sett på det {{supplier}} har sendt inn, og godkjent dere som leverandør. Noe må på plass innen en frist.",
      "not approved":
        "{{buyer}} har sett på det {{supplier}} har sendt inn, og kan ikke godkjenne dere som leverandør nå. Du er den første som får vite det.",
      suspended: "{{buyer}} bestiller ikke mer fra {{supplier}} inntil videre. Du er den første som får vite det.",
      inactive: "{{buyer}} bestiller ikke mer fra {{supplier}}.",
    },
    reason: "Begrunnelse:",
    forPeople: "Hva det betyr for dem det gjelder:",
    conditions: "Dette må på plass",
    condition: "{{what}}, innen {{date}}",
    review: "Vi ser på dette på nytt innen {{date}}.",
    answer: "Mener dere at noe er feil, eller vil dere si noe om det, kan dere svare i portalen.",
    open: "Les og svar",
  },
  decisionProposed: {
    subject: {
      approved: "Godkjenn {{supplier}}? {{by}} foreslår det",
      "approved with conditions": "Godkjenn {{supplier}} på vilkår? {{by}} foreslår det",
      "not approved": "{{by}} foreslår å ikke godkjenne {{supplier}}",
      suspended: "{{by}} foreslår å sperre {{supplier}}",
      inactive: "{{by}} foreslår å avslutte {{supplier}}",
    },
    body: "{{by}} har foreslått hva som skal skje med {{supplier}}. En annen enn den som foreslår, må ta avgjørelsen.",
    open: "Se forslaget",
  },
  supplierSaid: {
    dispute: {
      subject: "{{supplier}} er uenig i en mangel",
      body: "{{by}} skriver at {{supplier}} ikke er enig i en mangel i «{{task}}». Svar innen ti virkedager; til da står fristen stille.",
    },
    decision: {
      subject: "{{supplier}} har svart på avgjørelsen",
      body: "{{by}} har svart for {{supplier}} på avgjørelsen dere har tatt.",
    },
    reason: "Begrunnelse:",
    open: "Se forespørselen",
    openDecision: "Se avgjørelsen",
    coordinator: "En kvalitetskoordinator må ta stilling til svaret.",
    declined: {
      subject: "{{supplier}} signerer ikke «{{task}}»",
      body: "{{by}} har svart at {{supplier}} ikke kan signere «{{task}}».",
    },
    "more time": {
      subject: "{{supplier}} ber om frist til {{until}}",
      body: "{{by}} ber om frist til {{until}} for «{{task}}». Fristen er nå {{deadline}}.",
    },
    "not relevant": {
      subject: "{{supplier}} svarer at «{{task}}» ikke er aktuelt",
      body: "{{by}} har svart at «{{task}}» ikke er aktuelt for {{supplier}}.",
    },
    "already done": {
      subject: "{{supplier}} svarer at «{{task}}» allerede er gjort",
      body: "{{by}} har svart at {{supplier}} allerede er ferdig med «{{task}}», og lagt ved dokumentasjon.",
    },
    reservation: {
      subject: "{{supplier}} har signert «{{task}}» med forbehold",
      body: "{{by}} har signert «{{task}}» for {{supplier}}, med forbehold.",
    },
    message: {
      subject: "{{supplier}} har skrevet om «{{task}}»",
      body: "{{by}} hos {{supplier}} har skrevet til dere om «{{task}}».",
    },
    addendum: {
      subject: "{{supplier}} har signert tillegget til «{{task}}»",
      body: "{{by}} har signert tillegget til de egne retningslinjene for {{supplier}}. Saken er ferdig.",
    },
    certificate: {
      subject: "{{supplier}} har lastet opp «{{task}}»",
      body: "{{by}} har lastet opp «{{task}}» for {{supplier}}.",
    },
    submitted: {
      subject: "{{supplier}} har sendt inn «{{task}}»",
      body: "{{by}} har sendt inn «{{task}}» for {{supplier}}.",
    },
    "action done": {
      subject: "{{supplier}} har gjennomført et tiltak",
      body: "{{by}} melder at {{supplier}} har gjennomført et tiltak i «{{task}}».",
    },
    "own code": {
      subject: "{{supplier}} viser til egne retningslinjer",
      body: "{{by}} har svart at {{supplier}} følger egne retningslinjer i stedet for «{{task}}».",
    },
  },
} as const;
