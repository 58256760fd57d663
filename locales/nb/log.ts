/** Loggen i administrasjonen: hvor lang den er, og hvordan den tas ut og kontrolleres. */
export default {
  title: "Logg",
  lead: "Alt som skjer i portalen, skrives i en logg som ingen kan endre. Hver hendelse bygger på den forrige, så en endring senere kan oppdages.",
  events: "Hendelser",
  count_one: "{{count}} hendelse",
  count_other: "{{count}} hendelser",
  last: "Fingeravtrykk av den siste",
  key: "Portalens nøkkel",
  take: {
    heading: "Ta ut loggen",
    log: "Filen har én linje for hver hendelse. Den inneholder personopplysninger, så oppbevar den trygt.",
    download: "Last ned loggen",
    check:
      "Med kommandoen under kan hvem som helst kontrollere filen uten tilgang til portalen. Den sier hvilken linje som eventuelt er endret, fjernet eller flyttet.",
    file: "logg",
  },
  publicPart: {
    heading: "For dem som skal kontrollere PDF-er",
    about:
      "Filen under lar andre kontrollere at en signert PDF kommer herfra, uten tilgang til portalen. Den nevner verken bedrifter eller personer.",
    download: "Last ned den offentlige delen",
    file: "dokument",
  },
} as const;
