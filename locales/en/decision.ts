import type nb from "../nb/decision";
import type { TranslationOf } from "../translation";

export default {
  title: "The decision of {{buyer}}",
  none: "{{buyer}} has not made a decision yet",
  outcomes: {
    approved: "Approved",
    "approved with conditions": "Approved with conditions",
    "not approved": "Not approved",
    suspended: "Suspended",
    inactive: "The trade has ended",
  },
  outcome: "Decision",
  decided: "Decided",
  reason: "Reason",
  forPeople: "What it means for the people affected",
  conditions: "This must be in place",
  by: "by {{date}}",
  met: "In place",
  reviewBy: "{{buyer}} looks at this again by",
  answer: "Answer the decision",
  said: "What would you like to say?",
  saidHelp: "{{buyer}} gets your answer at once. You can answer once.",
  send: "Send the answer",
  youSaid: "You answered",
  see: "Read the decision",
  done: { answered: "Thank you. Your answer has been sent." },
} as const satisfies TranslationOf<typeof nb>;
