/** A buyer's own thresholds of the red flags, beside the usual ones. */
import type { Store } from "db/client.server";
import { buyers } from "db/schema/index";
import { eq, sql } from "drizzle-orm";

import type { MemberSession } from "../accounts/sessions.server";
import { record } from "../events/events.server";
import { type MineralSettings, usualSettings } from "./settings";

export async function mineralSettings(store: Store, buyerId: string): Promise<MineralSettings> {
  const [row] = await store
    .select({ own: sql<Partial<MineralSettings> | null>`${buyers.settings} -> 'minerals'` })
    .from(buyers)
    .where(eq(buyers.id, buyerId));
  return { ...usualSettings, ...row?.own };
}

export async function changeMineralSettings(store: Store, by: MemberSession, own: Partial<MineralSettings>) {
  await store
    .update(buyers)
    .set({
      settings: sql`${buyers.settings} || jsonb_build_object('minerals',
        coalesce(${buyers.settings} -> 'minerals', '{}') || ${JSON.stringify(own)}::jsonb)`,
    })
    .where(eq(buyers.id, by.buyerId));
  await record(store, by, { what: "minerals.limited", subjectId: by.buyerId, details: own });
}
