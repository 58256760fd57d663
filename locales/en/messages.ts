import type nb from "../nb/messages";
import type { TranslationOf } from "../translation";

/** Messages about one task, between the supplier and whoever asked for it. */
export default {
  title: "Messages",
  label: "Message to {{name}}",
  help: "It is sent by e-mail as well, and the answer comes here.",
  send: "Send the message",
  settle: "Needs no answer",
  done: { sent: "The message has been sent.", settled: "The message waits for no answer any more." },
} as const satisfies TranslationOf<typeof nb>;
