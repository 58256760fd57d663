/** The demo's audits: one with its findings, one dated, and a report a supplier had already. */
import type { Store } from "db/client.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import {
  agreeDate,
  carriedOut,
  enterFindings,
  order,
  receiveReport,
  sendReport,
} from "~/features/audits/audits.server";
import type { Finding } from "~/features/audits/findings";
import { atOnce, type Files } from "~/features/files/files.server";
import { plusDays } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { examplePdf } from "./example-pdf";

type Stage = "findings" | "dated" | "existing report";
const stages: Record<string, Stage> = {
  "Shenzhen Brightfield PCB Co., Ltd.": "findings",
  "Suzhou Clearwave Connectors Co., Ltd.": "existing report",
  "Xiamen Seabright Batteries Co., Ltd.": "dated",
};

const findings: Finding[] = [
  {
    area: "wages and hours",
    severity: "major",
    title: "Overtime above 60 hours a week in two of the three months looked at.",
    action: "Plan shifts so that no week exceeds 60 hours, and show three months of records.",
  },
  {
    area: "health and safety",
    severity: "moderate",
    title: "One of four emergency exits was blocked by pallets.",
    action: "Keep exits clear, and check them every day.",
  },
];

type Playing = { files: Files; coordinator: MemberSession; daysAgo: (days: number) => Date; today: string };

export async function showAudits(store: Store, by: SupplierSession, { files, coordinator, daysAgo, today }: Playing) {
  const stage = stages[by.supplierName];
  if (!stage) return;
  const ordering = { type: "wca", subSupplier: null, auditor: "Elevate", where: null, words: null } as const;
  const ordered = await order(store, coordinator, by.supplierId, ordering, daysAgo(50));
  if ("refusal" in ordered) throw new Error(`The demo's audit cannot be ordered: ${ordered.refusal}`);
  const request = async () => (await requestOf(store, by, ordered.requestId))!;
  const report = async () => {
    const text = examplePdf(["Social audit report", by.supplierName, "Example"]);
    const upload = await files.receive("audit-report.pdf", atOnce(text), {
      limit: 100_000,
      accepts: ["application/pdf"],
    });
    if ("refused" in upload) throw new Error(`The demo's report is refused: ${upload.refused}`);
    return upload;
  };
  if (stage === "existing report") {
    const sent = { type: "smeta", heldOn: plusDays(today, -300), sites: [], report: await report() } as const;
    await sendReport(store, by, await request(), { ...sent, sites: [] }, daysAgo(6));
    return;
  }
  const heldOn = plusDays(today, stage === "dated" ? 20 : -25);
  const dated = { type: "wca", heldOn, auditor: "Elevate", where: null } as const;
  await agreeDate(store, coordinator, await request(), dated, daysAgo(40));
  if (stage === "dated") return;
  await carriedOut(store, coordinator, await request(), heldOn, daysAgo(24));
  await receiveReport(store, coordinator, await request(), await report(), daysAgo(12));
  await enterFindings(store, coordinator, await request(), { findings, sharedOn: plusDays(today, -10) }, daysAgo(10));
}
