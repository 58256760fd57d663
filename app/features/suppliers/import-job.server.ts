/** Long lists: looked at and brought in by a job, in the name and with the rights of whoever started them. */
import { buyers, imports, members } from "db/schema/index";
import { and, eq, inArray } from "drizzle-orm";
import { canBuy } from "~/features/accounts/reader";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import type { Portal } from "~/portal.server";
import { waitForTurn, work } from "./imports.server";

/** A job that was cut off is given out again, and finds the list as it was before. */
export async function workOnImport(
  { database, log }: Pick<Portal, "database" | "log">,
  { importId }: { importId: string },
): Promise<void> {
  const member = await inScope(database, { role: "job" }, async (store): Promise<MemberSession | undefined> => {
    const [found] = await store
      .select({
        buyerId: buyers.id,
        buyerName: buyers.name,
        timeZone: buyers.timeZone,
        memberId: members.id,
        name: members.name,
        email: members.email,
        language: members.language,
        roles: members.roles,
        leftAt: members.leftAt,
      })
      .from(imports)
      .innerJoin(buyers, eq(buyers.id, imports.buyerId))
      .innerJoin(members, and(eq(members.buyerId, imports.buyerId), eq(members.id, imports.startedBy)))
      .where(and(eq(imports.id, importId), inArray(imports.state, ["checking", "running"])));
    if (!found) return undefined;
    const { leftAt, roles, ...whom } = found;
    return {
      ...whom,
      audience: "member",
      // Who has left, or may no longer buy, brings nothing in.
      roles: leftAt === null ? roles : [],
      personId: whom.memberId,
      confirmedAt: null,
      companies: 0,
      hash: Buffer.alloc(32),
    };
  });
  if (!member) return;
  const scope = { role: "member", buyer: member.buyerId, member: member.memberId } as const;
  try {
    if (!canBuy(member.roles)) throw new Error("whoever started the import may not any more");
    await inScope(database, scope, async (store) => {
      await waitForTurn(store, member.buyerId);
      await work(store, member, importId, new Date());
    });
  } catch (error) {
    log.error({ error, importId }, "a supplier list could not be brought in");
    await inScope(database, scope, (store) =>
      store
        .update(imports)
        .set({ state: "failed" })
        .where(
          and(
            eq(imports.buyerId, member.buyerId),
            eq(imports.id, importId),
            inArray(imports.state, ["checking", "running"]),
          ),
        ),
    );
  }
}
