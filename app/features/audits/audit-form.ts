/** What is said of an audit: by whoever orders and follows it, and by a supplier that sends in a report it has. */
import { auditTypes, findingAreas, severities } from "db/schema/words";
import * as z from "zod/mini";

import { choice, choices, date, optionalText, requiredText, rows } from "~/forms/rules";
import { acceptedSchemes } from "./audits";

export const orderForm = z.object({
  type: choice(auditTypes),
  subSupplier: optionalText(200),
  auditor: optionalText(200),
  where: optionalText(500),
  words: optionalText(2000),
});

const finding = z.object({
  area: choice(findingAreas),
  severity: choice(severities),
  title: requiredText(500),
  action: optionalText(500),
});

export const auditForms = {
  date: z.object({
    form: z.literal("date"),
    type: choice(auditTypes),
    heldOn: date(),
    auditor: optionalText(200),
    where: optionalText(500),
  }),
  held: z.object({ form: z.literal("held"), heldOn: date() }),
  report: z.object({ form: z.literal("report") }),
  accept: z.object({ form: z.literal("accept") }),
  refuse: z.object({ form: z.literal("refuse"), reason: requiredText(2000) }),
};

export const anyAuditForm = z.discriminatedUnion("form", [
  auditForms.date,
  auditForms.held,
  auditForms.report,
  auditForms.accept,
  auditForms.refuse,
]);

/** What was found, typed in; none at all is a result as well. */
export const findingsForm = z.object({ sharedOn: date(), findings: rows(finding, { max: 200 }) });
/** The same from a table. */
export const importForm = z.object({ sharedOn: date() });

/** @param sites the supplier's own, as `siteKey` writes them */
export const reportForm = (sites: readonly string[]) =>
  z.object({ type: choice(acceptedSchemes), heldOn: date(), sites: choices(sites) });
