/** Invitasjon: hva som spørres om, hvem som får den, og egne ord. */
export default {
  title: "Inviter leverandører",
  back: "Leverandører",
  nobody: "Ingen leverandører er valgt",
  nobodyHelp: "Kryss av for leverandører i listen, eller velg alle som vises.",
  what: "Hva ber dere om?",
  ask: "Velg oppgaver",
  version: "versjon {{version}}",
  moved: {
    weekend: "flyttet fra {{date}}, som er i en helg",
    holiday: "flyttet fra {{date}}, som er en helligdag",
  },
  concerning: "Hva gjelder det?",
  concerningHelp: "For eksempel et kontraktsnummer eller en varegruppe. Leverandøren ser det.",
  update: "Oppdater oversikten",
  who: "Hvem får den?",
  list: {
    "no address": "Leverandører uten e-postadresse",
    undeliverable: "Leverandører med adresse som ikke virker",
  },
  more_one: "og {{count}} til",
  more_other: "og {{count}} til",
  nothing: "Ingen får denne invitasjonen",
  nothingHelp:
    "Alle som er valgt, er enten spurt fra før, ferdige eller uten adresse. Velg en annen oppgave eller andre leverandører.",
  message: "E-posten",
  messageHelp:
    "E-posten forteller hvem som spør, hvorfor, hva det gjelder og når fristen er. Du kan legge til noe med egne ord.",
  wordsNb_one: "Egne ord på norsk (én leser norsk)",
  wordsNb_other: "Egne ord på norsk ({{count}} leser norsk)",
  wordsEn_one: "Egne ord på engelsk (én leser engelsk)",
  wordsEn_other: "Egne ord på engelsk ({{count}} leser engelsk)",
  deadline: "Felles frist",
  deadlineHelp: "La feltet stå tomt for fristene som er nevnt over.",
  anyway: "Send selv om noen får e-posten uten egne ord på sitt språk",
  anywayHelp: "Resten av e-posten er alltid på mottakerens språk.",
  send_one: "Send til {{count}} leverandør",
  send_other: "Send til {{count}} leverandører",
  done: {
    sent_one: "Invitasjonen er på vei til {{count}} leverandør.",
    sent_other: "Invitasjonene er på vei til {{count}} leverandører.",
  },
} as const;
