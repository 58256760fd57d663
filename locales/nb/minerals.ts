/** Mineralerklæringer (CMRT og EMRT). */
export default {
  /** Hvorfor en fil ikke kan leses, og hva man gjør med det. */
  file: {
    notFound: "Filen «{{name}}» finnes ikke.",
    empty: "Filen er tom. Velg arbeidsboken på nytt.",
    tooLarge: "Filen er for stor. Den kan være på {{megabytes}} MB. Fjern bilder og ekstra ark, og lagre på nytt.",
    notAWorkbook: "Filen er ikke en Excel-arbeidsbok. Last opp CMRT- eller EMRT-filen som .xlsx.",
    oldWorkbook:
      "Filen er i det gamle Excel-formatet (.xls). Åpne den i Excel, lagre den som Excel-arbeidsbok (.xlsx) og last opp den.",
    encrypted: "Filen er beskyttet med passord. Fjern passordet, lagre og last opp på nytt.",
    damaged: "Filen er ødelagt. Åpne den i Excel, lagre den på nytt som .xlsx og last opp den.",
    unpacksTooLarge:
      "Filen blir for stor når den pakkes ut. Kopier svarene over i en ny, tom mal og last opp den i stedet.",
    tooManyRows:
      "En liste har flere rader enn malen har plass til ({{max}}). Slett radene som ikke hører til, og lagre på nytt.",
    tookTooLong:
      "Filen tok mer enn {{seconds}} sekunder å lese. Kopier svarene over i en ny, tom mal og last opp den i stedet.",
    macros: "Filen inneholder makroer. Lagre den som Excel-arbeidsbok uten makroer (.xlsx) og last opp den.",
    externalLinks:
      "Filen henter verdier fra andre filer. Velg Data og Rediger koblinger i Excel, bryt koblingene, lagre og last opp på nytt.",
    notATemplate: "Vi kjenner ikke igjen arbeidsboken som en CMRT eller EMRT. Bruk den offisielle malen fra RMI.",
    otherTemplate: "Dette er en {{template}}. Her trengs en CMRT eller EMRT.",
    noVersion:
      "Vi finner ikke hvilken versjon av malen dette er (celle J3 i arket Declaration). Bruk en original mal fra RMI.",
    sheetMissing:
      "Arket «{{sheet}}» mangler eller har fått et annet navn. Gi det navnet tilbake, eller kopier svarene over i en original mal.",
    columnsMoved:
      "Kolonnene er flyttet på (celle {{cell}}). Kopier svarene over i en original mal, der kolonnene står på plass.",
    rowsMoved:
      "Radene er flyttet på: celle {{cell}} viser «{{label}}» der svaret for {{mineral}} skulle stå. Kopier svarene over i en original mal.",
    unknownMineral:
      "Celle {{cell}} inneholder «{{text}}», som ikke er et mineral malen kjenner. Velg fra listen i cellen.",
    mineralsDisagree:
      "Mineralene som er valgt, stemmer ikke med radene: celle {{cell}} viser «{{label}}», men valget gir «{{mineral}}». Åpne filen i Excel, kontroller at hvert svar står ved riktig mineral, og lagre på nytt.",
    answersLeft:
      "Det er valgt {{count}} mineraler, men celle {{cell}} har et svar lenger ned. Er et mineral fjernet etter at dere svarte, har svarene forskjøvet seg. Kontroller at hvert svar står ved riktig mineral, og lagre på nytt.",
    otherLayout: "Malen som er lastet opp, er en {{template}} {{version}}, og passer ikke til denne erklæringen.",
  },
  /** Hva som er galt med en referanseliste. */
  list: {
    noSmelters: "Filen har ingen liste over smelteverk. Bruk en offisiell, tom mal fra RMI, eller en CSV-fil.",
    noColumns: "Filen må ha kolonner for nummer (CID), metall og navn.",
    badCid: "Rad {{row}}: «{{value}}» er ikke et CID-nummer.",
    badMetal: "Rad {{row}}: Vi kjenner ikke metallet «{{value}}».",
    badStatus: "Rad {{row}}: Vi kjenner ikke statusen «{{value}}».",
    badDate: "Rad {{row}}: «{{value}}» er ikke en dato.",
    twoMetals: "Rad {{row}}: {{value}} står allerede under et annet metall.",
  },
  mineral: {
    Tantalum: "tantal",
    Tin: "tinn",
    Gold: "gull",
    Tungsten: "wolfram",
    Cobalt: "kobolt",
    Copper: "kobber",
    Graphite: "grafitt",
    Lithium: "litium",
    Mica: "glimmer",
    Nickel: "nikkel",
  },
  company: {
    name: "bedriftens navn",
    scope: "erklæringens omfang",
    scopeDescription: "beskrivelse av omfanget",
    uniqueId: "bedriftens ID-nummer",
    uniqueIdAuthority: "utsteder av ID-nummeret",
    address: "adresse",
    contactName: "kontaktperson",
    contactEmail: "kontaktpersonens e-postadresse",
    contactPhone: "kontaktpersonens telefon",
    authorizerName: "ansvarlig for erklæringen",
    authorizerTitle: "den ansvarliges stilling",
    authorizerEmail: "den ansvarliges e-postadresse",
    authorizerPhone: "den ansvarliges telefon",
    effectiveDate: "dato for erklæringen",
  },
  /** Det malens egen kontroll (arket Checker) teller som ikke utfylt. */
  open: {
    company: "Fyll inn {{field}}",
    minerals: "Velg hvilke mineraler erklæringen gjelder",
    policyAddress: "Oppgi nettadressen til retningslinjene (kommentaren til spørsmål B)",
    products: "Fyll inn produktlisten",
    notListed: "Oppgi navn og land for alle smelteverk som ikke står på listen",
    question: "Svar på spørsmål {{question}}",
    questionFor: "Svar på spørsmål {{question}} for {{mineral}}",
    smelters: "Oppgi smelteverk for {{mineral}}",
  },
  severity: {
    block: "må rettes",
    high: "høy",
    medium: "middels",
    low: "lav",
    unchecked: "ikke kontrollert",
  },
  /** Det en som går gjennom erklæringen, bør se på. Leses av både leverandør og innkjøper. */
  flags: {
    "RF-01": {
      older:
        "{{template}} {{version}} er for gammel. Bare bedrift og smelteverk er lest. Bruk en nyere versjon av malen.",
      superseded: "{{template}} {{version}} er erstattet av en nyere versjon. Bruk den nyeste neste gang.",
      untried: "{{template}} {{version}} er nyere enn versjonene vi har prøvd. Kontroller at alt er lest riktig.",
    },
    "RF-02": { old: "Erklæringen er datert {{date}}, og er eldre enn {{months}} måneder." },
    "RF-03": {
      future: "Erklæringen er datert {{date}}, som er fram i tid.",
      unreadable: "Datoen «{{date}}» kan ikke leses. Skriv den for eksempel som 15-Nov-2026.",
    },
    "RF-04": {
      empty: "Påkrevde opplysninger mangler: {{fields}}.",
      noAddress: "E-postadressen mangler @: {{fields}}.",
      notAvailable: "Det er oppgitt at e-postadressen ikke finnes: {{fields}}. Malens egen kontroll godtar ikke det.",
    },
    "RF-05": { same: "«Same» er oppgitt i stedet for et navn: {{fields}}." },
    "RF-06": { noProducts: "Erklæringen gjelder en liste over produkter, men listen er tom." },
    "RF-07": {
      companyOnly: "Det er spurt om bestemte produkter, men erklæringen gjelder hele bedriften.",
      missing: "Produkter det er spurt om, står ikke på listen: {{products}}.",
    },
    "RF-08": {
      noDescription: "Omfanget er egendefinert, men ikke beskrevet.",
      notSaid: "Erklæringen gjelder hele bedriften, men sier ikke hva det omfatter.",
    },
    "RF-09": {
      notAllowed: "Svar som malen ikke har: {{answers}}.",
      tooLong: "Tekst på mer enn {{max}} tegn kan bli kuttet når filen leses av andre.",
    },
    "RF-10": { notEnglish: "Malen ber om kommentarer på engelsk." },
    "RF-11": { answered: "Det er svart nei for {{mineral}}, men også på spørsmålene etterpå." },
    "RF-12": { open: "{{Mineral}} inngår i produktene, men disse spørsmålene er ikke besvart: {{questions}}." },
    "RF-13": { none: "{{Mineral}} inngår i produktene, men ingen smelteverk er oppgitt." },
    "RF-14": {
      denied: "Det er svart at {{mineral}} ikke inngår, men smelteverk for {{mineral}} er oppgitt ({{count}}).",
      notChosen: "Erklæringen gjelder ikke {{mineral}}, men smelteverk for {{mineral}} er oppgitt ({{count}}).",
    },
    "RF-15": {
      mined:
        "All {{mineral}} skal være gjenvunnet, men smelteverk oppgir gruver eller at materialet ikke er gjenvunnet.",
    },
    "RF-16": {
      recycled: "Alle smelteverkene for {{mineral}} bruker bare gjenvunnet materiale, men svaret sier noe annet.",
    },
    "RF-17": {
      both: "All {{mineral}} skal være gjenvunnet, men kommer også fra omfattede land eller høyrisikoområder. Hva er riktig?",
    },
    "RF-18": {
      partly:
        "Alle smelteverk for {{mineral}} skal være identifisert, men ikke alle leverandører har svart ({{answered}}).",
    },
    "RF-19": {
      unsure:
        "Det er svart nei på om {{mineral}} kommer fra utsatte land, men ikke alle leverandører eller smelteverk er kjent.",
    },
    "RF-20": {
      unidentified:
        "Alle smelteverk for {{mineral}} skal være identifisert, men listen har smelteverk som ikke er identifisert ennå.",
    },
    "RF-21": {
      covered:
        "{{Mineral}} kommer fra de omfattede landene. Da skal også spørsmålet om høyrisikoområder besvares med ja.",
    },
    "RF-22": {
      uncommented: "Det er svart ja på om {{mineral}} kommer fra utsatte områder. Forklar svaret i kommentaren.",
    },
    "RF-23": { unexplained: "Slike produkter inneholder vanligvis {{mineral}}. Forklar hvorfor deres ikke gjør det." },
    "RF-30": {
      covered: "{{Mineral}} kommer fra DR Kongo eller nabolandene. Se på statusen til smelteverkene.",
      only: "{{Mineral}} kommer bare fra utsatte land ({{answer}}). Se på statusen til smelteverkene.",
    },
    "RF-31": {
      highRisk: "{{Mineral}} kommer fra konfliktrammede områder eller høyrisikoområder.",
      unknown: "Det er ukjent hvor {{mineral}} kommer fra, eller om det er gjenvunnet.",
    },
    "RF-32": { few: "Få eller ingen leverandører har svart for {{mineral}} ({{answered}})." },
    "RF-33": { partly: "Ikke alle leverandører har svart for {{mineral}} ({{answered}})." },
    "RF-34": {
      notIdentified: "Ikke alle smelteverk for {{mineral}} er identifisert.",
      notReported: "Ikke all informasjon om smelteverk for {{mineral}} er tatt med.",
    },
    "RF-35": {
      noPolicy: "Bedriften har ingen retningslinjer for ansvarlig anskaffelse av mineraler.",
      noDiligence: "Bedriften gjør ikke aktsomhetsvurderinger for mineraler.",
    },
    "RF-36": {
      notPublic: "Retningslinjene for mineraler er ikke offentlige.",
      noAddress: "Retningslinjene skal være offentlige, men nettadressen mangler.",
      notAnAddress: "Det som er oppgitt som nettadresse til retningslinjene, ser ikke ut som en nettadresse.",
    },
    "RF-37": {
      notRequired: "Bedriften krever ikke at leverandørene bruker smelteverk som er kontrollert av en tredjepart.",
      noReview: "Bedriften vurderer ikke det leverandørene opplyser.",
      noCorrection: "Bedriften følger ikke opp leverandørene med korrigerende tiltak.",
    },
    "RF-38": {
      noSurvey: "Bedriften spør ikke leverandørene sine om konfliktmineraler.",
      notDescribed: "Bedriften spør leverandørene i et annet format, men beskriver det ikke.",
    },
    "RF-50": {
      unknown: "Smelteverk med et nummer som ikke står på referanselisten: {{smelters}}.",
      noCid: "Smelteverk uten nummer, med et navn som ikke står på referanselisten: {{smelters}}.",
      noMetal: "Smelteverk for {{mineral}} er ikke kontrollert, fordi referanselisten ikke har noen.",
      noList: "Numrene er ikke kontrollert, fordi det ikke finnes noen referanseliste.",
    },
    "RF-51": {
      dropped: "Smelteverk som er tatt ut av referanselisten: {{smelters}}.",
      noList: "Det er ikke kontrollert om smelteverk er tatt ut av listen, fordi det ikke finnes noen referanseliste.",
      noEarlier: "Det er ikke kontrollert om smelteverk er tatt ut av listen, fordi vi bare har én utgave av den.",
    },
    "RF-52": {
      otherMetal: "Smelteverk som ifølge referanselisten hører til et annet metall: {{smelters}}.",
      noList:
        "Det er ikke kontrollert om smelteverk og metall hører sammen, fordi det ikke finnes noen referanseliste.",
    },
    "RF-53": {
      unlike: "Navn eller land stemmer ikke med nummeret: {{smelters}}.",
      noList: "Navn og land er ikke kontrollert mot numrene, fordi det ikke finnes noen referanseliste.",
    },
    "RF-54": { unnamed: "Smelteverk som ikke står på listen, må ha både navn og land: {{smelters}}." },
    "RF-55": {
      listed: "Smelteverk som er oppgitt som «ikke på listen», står der: {{smelters}}. Velg dem fra listen.",
      noList:
        "Det er ikke kontrollert om smelteverk «ikke på listen» likevel står der, fordi det ikke finnes noen referanseliste.",
    },
    "RF-56": {
      some: "Noen smelteverk for {{mineral}} er ikke identifisert ennå.",
      alone: "Ingen av smelteverkene for {{mineral}} er identifisert.",
    },
    "RF-57": {
      outside: "Smelteverk som verken er godkjent eller under vurdering: {{smelters}}.",
      outsideThen: "Smelteverk som verken var godkjent eller under vurdering da erklæringen ble gitt: {{smelters}}.",
      noList: "Statusen til smelteverkene er ikke kontrollert, fordi det ikke finnes noen referanseliste.",
      noStatus: "Statusen til smelteverkene er ikke kontrollert, fordi referanselisten ikke oppgir den.",
    },
    "RF-58": {
      due: "Godkjenningen er utløpt eller utløper snart: {{smelters}}.",
      noList: "Det er ikke kontrollert når godkjenningene utløper, fordi det ikke finnes noen referanseliste.",
      noStatus: "Det er ikke kontrollert når godkjenningene utløper, fordi referanselisten ikke oppgir det.",
    },
    "RF-59": {
      country: "Smelteverk i land med sanksjoner eller særlig høy risiko: {{smelters}}.",
      watched: "Smelteverk som innkjøperen følger særskilt med på: {{smelters}}.",
    },
    "RF-60": {
      idle: "Godkjente smelteverk som ikke er i drift: {{smelters}}.",
      noList: "Det er ikke kontrollert om smelteverkene er i drift, fordi det ikke finnes noen referanseliste.",
      noStatus: "Det er ikke kontrollert om smelteverkene er i drift, fordi referanselisten ikke oppgir det.",
    },
    "RF-61": {
      covered:
        "Det er svart nei på om {{mineral}} kommer fra utsatte land, men gruver i DR Kongo eller nabolandene er oppgitt: {{smelters}}.",
    },
    "RF-62": { twice: "Samme smelteverk er oppgitt flere ganger: {{smelters}}." },
    "RF-63": {
      whole: "Nesten alle verdens smelteverk for {{mineral}} er oppgitt. Er de funnet i deres egen leverandørkjede?",
      identical: "Listen er lik en annen leverandørs: {{suppliers}}.",
      changed: "Ingen smelteverk er de samme som i forrige erklæring. Forklar hvorfor.",
      noList: "Det er ikke kontrollert om listen er kopiert, fordi det ikke finnes noen referanseliste.",
    },
    "RF-64": { mixed: "Arket med smelteverk er fra versjon {{listVersion}}, resten fra {{version}}." },
  },
  /** Spørsmålene, kort og med våre egne ord. {{what}} er metallet eller mineralet. */
  what: { CMRT: "metallet", EMRT: "mineralet" },
  questions: {
    used: "Er {{what}} tilsatt med hensikt, eller brukt, i produktene eller i produksjonen?",
    remains: "Er noe av {{what}} igjen i det ferdige produktet?",
    covered: "Kommer noe av {{what}} til smelteverkene fra DR Kongo eller nabolandene?",
    highRisk: "Kommer noe av {{what}} til smelteverkene fra områder med konflikt eller høy risiko?",
    recycled: "Kommer alt av {{what}} fra gjenvunnet materiale eller skrap?",
    answered: "Hvor mange av de aktuelle leverandørene har svart dere?",
    identified: "Har dere funnet alle smelteverkene i leverandørkjeden?",
    reported: "Er alt dere har fått vite om smelteverkene, tatt med i denne erklæringen?",
  },
  questionHelp: {
    covered:
      "Nabolandene er Angola, Burundi, Den sentralafrikanske republikk, Republikken Kongo, Rwanda, Sør-Sudan, Tanzania, Uganda og Zambia. Skriv kilden i kommentaren når svaret er ja.",
    highRisk: "Omtales ofte som CAHRA. Skriv kilden i kommentaren når svaret er ja.",
  },
  letters: {
    A: "Har selskapet retningslinjer for ansvarlig innkjøp av mineraler?",
    B: "Ligger retningslinjene åpent på nettsidene deres?",
    C: "Krever dere at leverandørene bruker smelteverk som er kontrollert av en uavhengig tredjepart?",
    D: "Gjør dere aktsomhetsvurderinger av hvor mineralene kommer fra?",
    E: "Spør dere leverandørene deres om konfliktmineraler?",
    F: "Vurderer dere svarene fra leverandørene opp mot kravene deres?",
    G: "Følger dere opp med tiltak når svarene ikke er gode nok?",
    H: "Må selskapet levere en årlig rapport om konfliktmineraler?",
  },
  letterHelp: {
    B: "Skriv nettadressen i kommentaren når svaret er ja.",
    E: "Beskriv formatet i kommentaren hvis dere bruker et annet.",
  },
  options: {
    yes: "Ja",
    no: "Nei",
    unknown: "Vet ikke",
    all: "Alle (100 %)",
    over90: "Mer enn 90 %",
    over75: "Mer enn 75 %",
    over50: "Mer enn 50 %",
    half: "50 % eller færre",
    none: "Ingen",
    notSurveyed: "Har ikke spurt leverandørene",
    notDeclaring: "Tas ikke med i erklæringen",
    notApplicable: "Gjelder ikke for denne erklæringen",
    drc: "Bare DR Kongo",
    india: "Bare India eller Madagaskar",
    standard: "Ja, etter IPC-1755 (for eksempel CMRT eller EMRT)",
    otherFormat: "Ja, i et annet format",
    whenMore: "Ja, når flere foredlingsanlegg er kontrollert",
    sec: "Ja, til SEC",
    eu: "Ja, til EU",
    both: "Ja, til både SEC og EU",
  },
  scope: {
    A: "Hele selskapet",
    B: "Bestemte produkter (før dem opp under Produkter)",
    C: "Noe annet (beskriv det nedenfor)",
  },
  smelterKind: {
    listed: "Står i referanselisten",
    "not listed": "Står ikke i listen",
    "not yet identified": "Ikke funnet ennå",
  },
  fileSays: "I filen står det «{{text}}», som ikke er et av svarene.",
  fileSaysDate: "I filen står det «{{text}}».",
  otherAsked: "Dette er en {{template}}, men det er bedt om en {{wanted}}. Last opp en {{wanted}}.",
  requirement: {
    CMRT: "Erklæring om konfliktmineraler (CMRT)",
    EMRT: "Erklæring om kobolt, glimmer og andre mineraler (EMRT)",
  },
  fileName: "{{template}} {{version}} {{company}}.xlsx",
  /** Portalens melding i tråden, med spørsmålene etter. */
  asked_one: "Kontrollen av erklæringen gir ett spørsmål. Svar her, eller rett det hvis erklæringen sendes tilbake:",
  asked_other:
    "Kontrollen av erklæringen gir {{count}} spørsmål. Svar her, eller rett det hvis erklæringen sendes tilbake:",
  theme: "Konfliktmineraler",
  action: { smelters: "Følg opp eller bytt ut smelteverkene innen {{days}} dager." },
  /** «A, B, C og 12 til» */
  andMore: "{{some}} og {{more}} til",
} as const;
