import type nb from "../nb/yearly-review";
import type { TranslationOf } from "../translation";

/** The yearly review of A- and B-suppliers. */
export default {
  title: "Yearly review",
  lead: "All A- and B-suppliers, for the last twelve months.",
  back: "Waiting for us",
  link: "Yearly review",
  progress: "{{done}} of {{total}} are reviewed",
  of: "{{what}}: {{done}} of {{total}}",
  checks: {
    active: "Still delivers",
    facts: "Facts confirmed",
    signature: "Signed by whoever may sign",
    certificates: "No certificate has ended",
    risk: "Risk assessed again",
  },
  missing: {
    active: "Do they still deliver?",
    facts: "Facts",
    signature: "Signature",
    certificates: "A certificate has ended",
    risk: "Risk assessment",
  },
  open: "Still open",
  left_one: "{{count}} supplier has something open",
  left_other: "{{count}} suppliers have something open",
  nothing: "Everything is reviewed",
  confirm: "Do they still deliver?",
  confirmHelp: "Tick those you still buy from. The others you make inactive on the supplier's page.",
  which: "Suppliers on this page",
  say: "Yes, those ticked still deliver",
  done: {
    active_one: "{{count}} supplier is confirmed.",
    active_other: "{{count}} suppliers are confirmed.",
  },
} as const satisfies TranslationOf<typeof nb>;
