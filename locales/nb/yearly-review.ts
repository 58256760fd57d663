/** Den årlige gjennomgangen av A- og B-leverandører. */
export default {
  title: "Årlig gjennomgang",
  lead: "Alle A- og B-leverandører, for de siste tolv månedene.",
  back: "Venter på oss",
  link: "Årlig gjennomgang",
  progress: "{{done}} av {{total}} er gjennomgått",
  of: "{{what}}: {{done}} av {{total}}",
  checks: {
    active: "Leverer fortsatt",
    facts: "Opplysninger bekreftet",
    signature: "Signert av den som kan signere",
    certificates: "Ingen sertifikater har gått ut",
  },
  missing: {
    active: "Leverer de fortsatt?",
    facts: "Opplysninger",
    signature: "Signatur",
    certificates: "Sertifikat har gått ut",
  },
  open: "Står igjen",
  left_one: "{{count}} leverandør har noe som står igjen",
  left_other: "{{count}} leverandører har noe som står igjen",
  nothing: "Alt er gjennomgått",
  confirm: "Leverer de fortsatt?",
  confirmHelp: "Kryss av for dem dere fortsatt kjøper av. De andre gjør du inaktive på leverandørens side.",
  which: "Leverandører på denne siden",
  say: "Ja, de avkryssede leverer fortsatt",
  done: {
    active_one: "{{count}} leverandør er bekreftet.",
    active_other: "{{count}} leverandører er bekreftet.",
  },
} as const;
