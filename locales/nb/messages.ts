/** Meldinger om én oppgave, mellom leverandøren og den som har bedt om den. */
export default {
  title: "Meldinger",
  label: "Melding til {{name}}",
  help: "Meldingen sendes også på e-post. Svaret kommer her og på e-post.",
  send: "Send meldingen",
  done: { sent: "Meldingen er sendt." },
} as const;
