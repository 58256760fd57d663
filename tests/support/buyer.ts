/** A buying organisation to try things on: its members, and suppliers as many as asked for. Written by the database's owner. */

import type { Database, Store } from "db/client.server";
import type { MemberRole } from "db/schema/words";
import type postgres from "postgres";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";

export type SampleBuyer = { buyerId: string; member(name: string): MemberSession };

/** @param people names and their roles; the first is taken where nobody is named */
export async function sampleBuyer(
  owner: postgres.Sql,
  people: Record<string, MemberRole[]> = { Kari: ["buyer", "coordinator"] },
  name = "Nordlys Elektronikk AS",
): Promise<SampleBuyer> {
  const [buyer] = await owner<{ id: string }[]>`
    insert into buyers (name, contact_email) values (${name}, 'post@nordlys.example') returning id`;
  const buyerId = buyer!.id;
  const sessions = new Map<string, MemberSession>();
  for (const [called, roles] of Object.entries(people)) {
    const email = `${called.toLowerCase()}.${buyerId.slice(-12)}@nordlys.example`;
    const [member] = await owner<{ id: string }[]>`
      insert into members (buyer_id, name, email, roles) values (${buyerId}, ${called}, ${email}, ${roles}) returning id`;
    sessions.set(called, {
      audience: "member",
      hash: Buffer.alloc(32),
      personId: member!.id,
      email,
      language: "nb",
      confirmedAt: null,
      companies: 0,
      buyerId,
      buyerName: name,
      timeZone: "Europe/Oslo",
      memberId: member!.id,
      name: called,
      roles,
    });
  }
  return { buyerId, member: (called) => sessions.get(called)! };
}

type SampleSupplier = Partial<Record<string, string | number | boolean | null>> & { name: string };

/** Columns as the database spells them; ids in the order given. */
export async function sampleSuppliers(
  owner: postgres.Sql,
  buyerId: string,
  suppliers: SampleSupplier[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const supplier of suppliers) {
    const [row] = await owner<{ id: string }[]>`
      insert into suppliers ${owner({ buyer_id: buyerId, ...supplier } as Record<string, unknown>)} returning id`;
    ids.push(row!.id);
  }
  return ids;
}

/** A member's transaction; its changes stay. */
export function asMember<Result>(database: Database, member: MemberSession, work: (store: Store) => Promise<Result>) {
  const { buyerId, memberId, personId } = member;
  return inScope(database, { role: "member", buyer: buyerId, member: memberId, person: personId }, work);
}
