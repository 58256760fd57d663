import type nb from "../nb/messages";
import type { TranslationOf } from "../translation";

/** Messages about one task, between the supplier and whoever asked for it. */
export default {
  title: "Messages",
  portal: "Automatic check",
  label: "Message to {{name}}",
  help: "It is sent by e-mail as well, and the answer comes here.",
  send: "Send the message",
  settle: "Needs no answer",
  about: "About the question",
  aboutQuestion: "Message about a question",
  questions: "Messages about the questions",
  questionsLead: "Choose the question you want to write to {{buyer}} about, or read what has been written.",
  ask: "Write to {{buyer}} about a question",
  write: "Write to {{name}} about this",
  count_one: "{{count}} message",
  count_other: "{{count}} messages",
  answer: "The answer",
  explanation: "Explanation",
  toAnswer: "Go to the question",
  done: { sent: "The message has been sent.", settled: "The message waits for no answer any more." },
} as const satisfies TranslationOf<typeof nb>;
