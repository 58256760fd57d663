/** What lets a buyer ask its suppliers for a declaration: a requirement for each reporting template. */
import type { Store } from "db/client.server";
import { requirements } from "db/schema/index";
import { and, eq, isNull } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { inBoth } from "~/features/minerals/report.server";
import type { Template } from "~/features/minerals/versions";
import { kinds } from "~/features/requests/kinds";

const keys = { CMRT: "cmrt", EMRT: "emrt" } as const;
/** A declaration is asked for again after so many months. */
const validMonths = 12;

export async function askedTemplates(store: Store, buyerId: string): Promise<Template[]> {
  const rows = await store
    .select({ key: requirements.key })
    .from(requirements)
    .where(
      and(eq(requirements.buyerId, buyerId), eq(requirements.kind, "declaration"), isNull(requirements.retiredAt)),
    );
  return (Object.keys(keys) as Template[]).filter((template) => rows.some(({ key }) => key === keys[template]));
}

/** From now on suppliers can be asked for it. */
export async function askFor(store: Store, by: MemberSession, template: Template): Promise<void> {
  const { days, minutes } = kinds.declaration;
  const made = await store
    .insert(requirements)
    .values({
      buyerId: by.buyerId,
      kind: "declaration",
      key: keys[template],
      name: inBoth((t) => t(`minerals:requirement.${template}`)),
      daysToAnswer: days,
      minutes,
      validMonths,
    })
    .onConflictDoNothing()
    .returning({ id: requirements.id });
  if (made.length > 0)
    await record(store, by, { what: "minerals.asked", subjectId: made[0]!.id, details: { template } });
}
