/** Ny versjon av et dokument: hva som er nytt for dem som har signert en tidligere. */
export default {
  signedBefore: "Dere signerte versjon {{version}} {{date}}. Den signaturen gjelder fortsatt for den versjonen.",
  version: "Nytt i versjon {{version}}",
  none: "Ordlyden er den samme.",
  changes_one: "Én endring siden versjon {{version}}",
  changes_other: "{{count}} endringer siden versjon {{version}}",
  what: {
    title: "Tittelen",
    intro: "Innledningen",
    chapter: "Kapittel {{number}}, overskriften",
    clause: "Punkt {{number}}",
  },
  is: { added: "Nytt", changed: "Endret", removed: "Utgått" },
} as const;
