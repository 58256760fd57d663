/** Meldinger om én oppgave, mellom leverandøren og den som har bedt om den. */
export default {
  title: "Meldinger",
  label: "Melding til {{name}}",
  help: "Den sendes også på e-post, og svaret kommer her.",
  send: "Send meldingen",
  settle: "Trenger ikke svar",
  done: { sent: "Meldingen er sendt.", settled: "Meldingen venter ikke lenger på svar." },
} as const;
