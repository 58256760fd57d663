/** Who may deliver in the demo: some suppliers are approved, one with conditions; a few proposals wait for the coordinator. */
import type { Store } from "db/client.server";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { keepCheck } from "~/features/checks/checks.server";
import { blockersOf, decide, decisionsOf, propose } from "~/features/decisions/decisions.server";
import { reviewMonths } from "~/features/decisions/rules";
import { plusDays, plusMonths } from "~/features/requests/deadlines";
import { assessRisk } from "~/features/risk-assessments/assessments.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";

type Deciding = {
  buyer: MemberSession;
  coordinator: MemberSession;
  daysAgo: (days: number, hour?: number) => Date;
  today: string;
  place: number;
};

const noThemes = { environment: null, labour: null, ethics: null, procurement: null };

/** What waits for nothing is assessed, and decided on; every fifth is left for whoever looks around. */
export async function decideOn(
  store: Store,
  { buyerId, supplierId, language }: SupplierSession,
  { buyer, coordinator, daysAgo, today, place }: Deciding,
): Promise<void> {
  const whose = { buyerId, supplierId };
  const blockers = await blockersOf(store, whose, today);
  const isAnswered = blockers.every(({ kind }) => kind === "no assessment");
  if (!isAnswered || place % 5 === 0) return;
  const supplier = (await supplierOf(store, buyerId, supplierId))!;
  const assessedOn = plusDays(today, -3);
  await keepCheck(
    store,
    buyer,
    supplierId,
    {
      kind: "sanctions",
      source: "EU Sanctions Map",
      checkedOn: assessedOn,
      result: "nothing found",
      words: null,
      score: null,
      themes: noThemes,
      validTo: plusMonths(assessedOn, 12),
    },
    null,
  );
  await assessRisk(
    store,
    buyer,
    supplier,
    {
      likelihood: supplier.riskLevel === "high" ? "medium" : "low",
      severity: supplier.riskLevel === "low" ? "low" : "medium",
      sources: "Landindeks, signerte retningslinjer og samtale med leverandøren.",
      conclusion: "Vi har ikke funnet tegn til at noen skades. Følges opp ved neste vurdering.",
    },
    assessedOn,
  );
  const isConditional = place % 7 === 1;
  const isNorwegian = language === "nb";
  const proposed = await propose(
    store,
    buyer,
    supplierId,
    {
      outcome: isConditional ? "approved with conditions" : "approved",
      reason: isNorwegian ? "Alt vi har bedt om, er på plass." : "Everything we asked for is in place.",
      forPeople: null,
      reviewBy: plusMonths(today, reviewMonths(supplier.criticality)),
      conditions: isConditional
        ? [
            {
              what: isNorwegian ? "En rutine for varsling" : "A procedure for raising concerns",
              due: plusDays(today, 20),
            },
          ]
        : [],
    },
    assessedOn,
  );
  if ("refusal" in proposed || place % 4 === 3) return;
  const decision = (await decisionsOf(store, whose)).find(({ id }) => id === proposed.decisionId)!;
  await decide(store, coordinator, supplierId, decision, "decide", null, daysAgo(2));
}
