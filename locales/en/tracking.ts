import type nb from "../nb/tracking";
import type { TranslationOf } from "../translation";

/** Who has signed. The parts are those of the rules, and add up. */
export default {
  heading: "Who has signed?",
  parts: {
    signed: "Signed",
    reservation: "Signed with reservations",
    "own code": "Own code and addendum",
    "earlier or paper": "Earlier or on paper",
    "in progress": "In progress",
    sent: "Sent, not opened",
    "not delivered": "Not delivered",
    "not invited": "Not invited",
    declined: "Declined",
    exempted: "Exempted",
  },
  help: {
    signed: "Signed in the portal without reservations",
    reservation: "Signed, but with reservations on named clauses",
    "own code": "The supplier's own code, with the addendum it needs",
    "earlier or paper": "Signed before the portal, or on paper, and registered with evidence",
    "in progress": "Opened, handed over to somebody else, or in review",
    sent: "The e-mail has been sent, but the link has not been opened",
    "not delivered": "The e-mail came back or could not be delivered",
    "not invited": "Not yet asked to sign",
    declined: "Has answered that it cannot sign",
    exempted: "Exempted, not relevant or covered by something else",
  },
  marks: {
    overdue: "Overdue",
    outdated: "Outdated version",
  },
  covered: "Covered",
  coveredHelp: "Signed, with reservations, own code, or earlier and on paper",
  outOf: "{{count}} of {{total}} ({{share}}%)",
  total_one: "{{count}} supplier",
  total_other: "{{count}} suppliers",
  nobody: "No suppliers match the choice.",
  by: {
    country: "Country",
    riskLevel: "Risk level",
    criticality: "Criticality",
    category: "Category",
  },
  notGiven: "Not given",
  asOf: "As it was on {{date}}",
  signedVersion: "Version {{version}}",
  newVersionDue: "Signed version {{signed}}, version {{due}} due {{date}}",
} as const satisfies TranslationOf<typeof nb>;
