/** A supplier about which a rule finds what it is told, and members who decide what comes of it. */
import type { Database } from "db/client.server";
import type postgres from "postgres";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { actOn, type Found, type Gap, gapsOf, raise } from "~/features/gaps/gaps.server";
import { arrive, invited } from "./invited";
import { scopeOfMember } from "./people";

const now = new Date("2026-11-21T10:00:00Z");

/** A clause that falls short. */
export const clause = (subject: string, severity: Found["severity"] = "moderate"): Found => ({
  subject,
  kind: "improvement",
  severity,
  title: { nb: `Punkt ${subject}`, en: `Clause ${subject}` },
  answer: null,
});

/** A supplier with a request, and a rule that finds what it is told. */
export async function looking({ database, owner }: { database: Database; owner: postgres.Sql }) {
  const { secret, task, world } = await invited(owner, database);
  const supplier = await arrive(database, secret);
  const requestId = task("code_of_conduct");
  const as = <Result>(work: Parameters<typeof inScope<Result>>[2], who: MemberSession = world.member) =>
    inScope(database, scopeOfMember(who), work);
  return {
    world,
    supplier,
    as,
    find: (...found: Found[]) =>
      as((store) =>
        raise(store, world.member, { ...supplier, requestId }, { source: "reservation", rule: "prøve" }, found),
      ),
    all: () => as((store) => gapsOf(store, supplier)),
    does: (gap: Gap, act: Parameters<typeof actOn>[3], change = {}, who: MemberSession = world.member) =>
      as((store) => actOn(store, who, gap, act, change, now), who),
  };
}
