import type nb from "../nb/deviations";
import type { TranslationOf } from "../translation";

/** The table of deviations as the public-sector report wants it. */
export default {
  title: "Deviations",
  sheet: "Deviations",
  lead_one: "{{total}} deviation",
  lead_other: "{{total}} deviations",
  back: "Waiting for us",
  link: "Table of deviations",
  search: "Search for a supplier",
  type: "Type",
  decided: "Non-conformities and breaches",
  also: "Also gaps nobody has judged",
  action: "Action",
  due: "Due",
  dueOn: "Due on {{date}}",
  standings: { open: "Open", settled: "Closed" },
  none: "No deviations here",
  noneHelp: "A gap becomes a deviation when a coordinator says that it is one.",
  exportCsv: "Download CSV",
  exportXlsx: "Download Excel",
} as const satisfies TranslationOf<typeof nb>;
