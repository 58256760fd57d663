import type nb from "../nb/mailbox";
import type { TranslationOf } from "../translation";

export default {
  title: "Outgoing e-mail",
  lead: "Nothing is sent from here. All e-mail ends up on this page instead, with the links that belong to it.",
  address: "E-mail address",
  subject: "Subject",
  to: "To",
  at: "Time",
  text: "Show as plain text",
  empty: "No e-mail yet.",
} as const satisfies TranslationOf<typeof nb>;
