/** Postkassen i demo og utvikling: det som ellers ville vært sendt. */
export default {
  title: "Utgående e-post",
  lead: "Herfra sendes ingenting ut. All e-post havner her i stedet, med lenkene som hører til.",
  address: "E-postadresse",
  subject: "Emne",
  to: "Til",
  at: "Tidspunkt",
  text: "Vis som ren tekst",
  empty: "Ingen e-post ennå.",
} as const;
