/**
 * What the day brings by itself: a certificate that has ended with nothing in its place is a gap, raised once for each end.
 * Whoever closes it has seen it; it does not come again.
 */
import type { Store } from "db/client.server";
import { buyers } from "db/schema/index";
import { sql } from "drizzle-orm";

import { inScope } from "~/features/accounts/scopes.server";
import { raise } from "~/features/gaps/gaps.server";
import { todayIn } from "~/features/requests/deadlines";
import type { Portal } from "~/portal.server";
import { inForceOn } from "./certificates.server";
import { certificateType } from "./content/library";
import { hasEnded, ruleOf } from "./gaps-found";

export async function endCertificates({ database, log }: Pick<Portal, "database" | "log">, now = new Date()) {
  const all = await inScope(database, { role: "job" }, (store) =>
    store.select({ id: buyers.id, timeZone: buyers.timeZone }).from(buyers),
  );
  for (const { id, timeZone } of all) {
    const count = await inScope(database, { role: "job" }, (store) => endFor(store, id, todayIn(now, timeZone)));
    if (count > 0) log.info({ buyer: id, count }, "certificates have ended");
  }
}

/** @returns how many gaps are new */
async function endFor(store: Store, buyerId: string, today: string): Promise<number> {
  const ended = await store.execute<{ supplierId: string; type: string }>(sql`
    select distinct ended.supplier_id as "supplierId", ended.type
      from certificates ended
      join suppliers on suppliers.buyer_id = ended.buyer_id and suppliers.id = ended.supplier_id and suppliers.status <> 'inactive'
     where ended.buyer_id = ${buyerId} and ended.ends_on < ${today}::date and ended.replaced_at is null
       and ended.state in ('read', 'found in register', 'confirmed by issuer')
       and not exists (select from certificates where certificates.buyer_id = ended.buyer_id
         and certificates.supplier_id = ended.supplier_id and certificates.type = ended.type and ${inForceOn(today)})
       and not exists (select from gaps where gaps.buyer_id = ended.buyer_id and gaps.supplier_id = ended.supplier_id
         and gaps.rule = 'certificate ' || ended.type || ' expiry' and gaps.created_at > ended.accepted_at)
     order by 1, 2`);
  let count = 0;
  for (const { supplierId, type } of ended) {
    const known = certificateType(type);
    if (!known) continue;
    const source = { source: "certificate", rule: ruleOf(type, "expiry") } as const;
    count += await raise(store, { audience: "portal", buyerId }, { buyerId, supplierId }, source, hasEnded(known));
  }
  return count;
}
