/** The buyer's own plan of days, and what the schedule goes by at that buyer. */
import type { Store } from "db/client.server";
import { buyers } from "db/schema/index";
import { eq, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";

import { holidays } from "./holidays.server";
import { type PlanOfDays, plansIn } from "./plan";
import type { Rules } from "./schedule";

export async function rulesOf(store: Store, buyerId: string): Promise<Rules> {
  const [buyer] = await store.select({ settings: buyers.settings }).from(buyers).where(eq(buyers.id, buyerId));
  return { plans: plansIn(buyer?.settings), isHoliday: await holidays() };
}

export async function changePlan(store: Store, by: MemberSession, request: PlanOfDays): Promise<void> {
  const { plans } = await rulesOf(store, by.buyerId);
  if (JSON.stringify(plans.request) === JSON.stringify(request)) return;
  await store
    .update(buyers)
    .set({ settings: sql`${buyers.settings} || ${JSON.stringify({ reminders: { ...plans, request } })}::jsonb` })
    .where(eq(buyers.id, by.buyerId));
  await record(store, by, {
    what: "reminders.plan changed",
    subjectId: by.buyerId,
    details: { from: plans.request, to: request },
  });
}
