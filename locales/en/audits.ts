import type nb from "../nb/audits";
import type { TranslationOf } from "../translation";

/** Audits and visits as either side reads them. */
export default {
  task: "The task",
  taskLead: "{{buyer}} wants to see the conditions where the goods are made.",
  type: "Type",
  types: {
    wca: "WCA audit",
    smeta: "SMETA audit",
    bsci: "amfori BSCI audit",
    rba: "RBA VAP audit",
    other: "Another third-party audit",
    "own audit": "The customer's own audit",
    visit: "Visit",
  },
  areas: {
    labour: "Labour",
    "wages and hours": "Wages and hours",
    "health and safety": "Health and safety",
    "management systems": "Management systems",
    environment: "Environment",
  },
  subSupplier: "Sub-supplier",
  auditor: "Auditor",
  heldOn: "Date of the audit",
  where: "Where",
  report: "Report",
  sharedOn: "Shared with the supplier",
  reason: "Reason",
  notArranged: "Nothing is arranged yet.",
  findings: "Findings",
  what: "What was found",
  area: "Area",
  existing: "Do you have a report already?",
  existingHelp:
    "A SMETA, BSCI, RBA or WCA report that is not older than 24 months and covers all your sites can be used instead. {{buyer}} reads it and lets you know.",
  sites: "Sites the report covers",
  send: "Send in the report",
  done: { sent: "The report has been sent in." },
} as const satisfies TranslationOf<typeof nb>;
