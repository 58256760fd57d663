/** Suppliers: adding, changing and leaving them; notes and calls; who is responsible. */
import type { Store } from "db/client.server";
import { members, notes, suppliers } from "db/schema/index";
import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { addContact } from "~/features/contacts/contacts.server";
import { decisionsOf, inForce, stop } from "~/features/decisions/decisions.server";
import { reviewMonths, statusAfter } from "~/features/decisions/rules";
import { record } from "~/features/events/events.server";
import { withdraw } from "~/features/requests/answers.server";
import { plusMonths, todayIn } from "~/features/requests/deadlines";
import { requestsOf } from "~/features/requests/requests.server";
import { adjust } from "~/features/requirements/adjusting.server";
import { newestEdition, reassess, riskFrom } from "~/features/risk/risk.server";
import { isApartFromProducts } from "./categories";
import { organisationNumber } from "./organisation-number";
import { type NewSupplierValues, type SupplierValues, supplierFields } from "./supplier-form";

const owners = alias(members, "owners");
const coordinators = alias(members, "coordinators");

export async function supplierOf(store: Store, buyerId: string, id: string) {
  const [supplier] = await store
    .select({
      id: suppliers.id,
      name: suppliers.name,
      organisationNumber: suppliers.organisationNumber,
      erpKey: suppliers.erpKey,
      country: suppliers.country,
      role: suppliers.role,
      category: suppliers.category,
      productRelated: suppliers.productRelated,
      criticality: suppliers.criticality,
      yearlySpend: suppliers.yearlySpend,
      status: suppliers.status,
      reviewBy: suppliers.reviewBy,
      countryRisk: suppliers.countryRisk,
      riskOverride: suppliers.riskOverride,
      riskReason: suppliers.riskReason,
      riskLevel: suppliers.riskLevel,
      requirementLevel: suppliers.requirementLevel,
      requirementOverride: suppliers.requirementOverride,
      requirementReason: suppliers.requirementReason,
      ownerId: suppliers.ownerId,
      coordinatorId: suppliers.coordinatorId,
      ownerName: owners.name,
      coordinatorName: coordinators.name,
      nextContact: suppliers.nextContact,
      codePart: suppliers.codePart,
      version: suppliers.version,
      createdAt: suppliers.createdAt,
    })
    .from(suppliers)
    .leftJoin(owners, and(eq(owners.buyerId, suppliers.buyerId), eq(owners.id, suppliers.ownerId)))
    .leftJoin(
      coordinators,
      and(eq(coordinators.buyerId, suppliers.buyerId), eq(coordinators.id, suppliers.coordinatorId)),
    )
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, id)));
  return supplier;
}

export type Supplier = NonNullable<Awaited<ReturnType<typeof supplierOf>>>;

/** What the form says of a supplier that is there. */
export const valuesOf = ({ productRelated, ...supplier }: Supplier): SupplierValues =>
  Object.fromEntries(
    supplierFields.map((name) => [name, name === "isApart" ? !productRelated : supplier[name]]),
  ) as SupplierValues;

/** As it is kept: the number as nine digits, the category's own word on whether it is about products. */
function asColumns(values: SupplierValues) {
  const { name, country, erpKey, role, category, criticality, yearlySpend, ownerId, coordinatorId } = values;
  const typed = values.organisationNumber;
  const read = typed === null ? null : organisationNumber(typed, country);
  return {
    name,
    country,
    organisationNumber: read && "number" in read ? read.number : typed,
    erpKey,
    role,
    category,
    productRelated: !values.isApart && !isApartFromProducts(category),
    criticality,
    yearlySpend,
    ownerId,
    coordinatorId,
  };
}

type Refused = { field: keyof SupplierValues; why: "erpKeyTaken" | "choice"; name?: string };

/** What the database would refuse, told at its field. */
async function refusalOf(store: Store, buyerId: string, values: SupplierValues, own?: string): Promise<Refused | null> {
  const chosen = [values.ownerId, values.coordinatorId].filter((id) => id !== null);
  const known = chosen.length
    ? await store
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.buyerId, buyerId), inArray(members.id, chosen)))
    : [];
  for (const field of ["ownerId", "coordinatorId"] as const) {
    if (values[field] && !known.some(({ id }) => id === values[field])) return { field, why: "choice" };
  }
  if (values.erpKey === null) return null;
  const [same] = await store
    .select({ id: suppliers.id, name: suppliers.name })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.erpKey, values.erpKey)));
  return same && same.id !== own ? { field: "erpKey", why: "erpKeyTaken", name: same.name } : null;
}

/** Suppliers that may be the same company: the same organisation number, or the same name in the same country. */
export function lookalikesOf(
  store: Store,
  buyerId: string,
  values: Pick<SupplierValues, "name" | "country" | "organisationNumber">,
) {
  const { name, country } = values;
  const read = values.organisationNumber === null ? null : organisationNumber(values.organisationNumber, country);
  const number = read && "number" in read ? read.number : null;
  return store
    .select({ id: suppliers.id, name: suppliers.name, country: suppliers.country, status: suppliers.status })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.buyerId, buyerId),
        or(
          number === null ? undefined : eq(suppliers.organisationNumber, number),
          and(
            sql`lower(${suppliers.name}) = lower(${name} collate "nb-NO-x-icu")`,
            country === null ? undefined : or(eq(suppliers.country, country), sql`${suppliers.country} is null`),
          ),
        ),
      ),
    )
    .limit(5);
}

export async function addSupplier(
  store: Store,
  member: MemberSession,
  { status, isAnother: _, contactName, contactEmail, contactPhone, contactTitle, ...values }: NewSupplierValues,
): Promise<{ id: string } | Refused> {
  const { buyerId, memberId } = member;
  const refused = await refusalOf(store, buyerId, values);
  if (refused) return refused;
  const edition = await newestEdition(store, buyerId);
  const columns = asColumns(values);
  const [added] = await store
    .insert(suppliers)
    .values({
      ...columns,
      buyerId,
      status,
      addedBy: memberId,
      ...(edition && { countryRisk: riskFrom(columns, null, edition).level, editionId: edition.id }),
    })
    .returning({ id: suppliers.id });
  const { id } = added!;
  await record(store, member, { what: "supplier.added", supplierId: id, details: { name: values.name } });
  if (contactName && contactEmail) {
    await addContact(
      store,
      member,
      { id, country: values.country },
      {
        name: contactName,
        email: contactEmail,
        phone: contactPhone,
        title: contactTitle,
        language: null,
        role: "contact",
      },
    );
  }
  return { id };
}

export type Overtaken = { version: number; theirs: SupplierValues; by: string | null; at: Date | null };

/**
 * Saves what a member changed, seen from the version she opened.
 * @returns "saved", a field that cannot be so, or what somebody else has saved meanwhile
 */
export async function changeSupplier(
  store: Store,
  member: MemberSession,
  id: string,
  { version, ...values }: SupplierValues & { version: number },
  now: Date,
): Promise<"saved" | Refused | { overtaken: Overtaken } | "gone"> {
  const { buyerId } = member;
  const before = await supplierOf(store, buyerId, id);
  if (!before) return "gone";
  const refused = await refusalOf(store, buyerId, values, id);
  if (refused) return refused;
  const columns = asColumns(values);
  const saved = await store
    .update(suppliers)
    .set({ ...columns, version: sql`${suppliers.version} + 1` })
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, id), eq(suppliers.version, version)))
    .returning({ id: suppliers.id });
  if (saved.length === 0) return { overtaken: await overtakenIn(store, buyerId, id) };

  const was = asColumns(valuesOf(before));
  const changes = Object.fromEntries(
    (Object.keys(columns) as (keyof typeof columns)[])
      .filter((name) => columns[name] !== was[name])
      .map((name) => [name, { from: was[name], to: columns[name] }]),
  );
  if (Object.keys(changes).length > 0) {
    await record(store, member, { what: "supplier.changed", supplierId: id, details: { changes } });
  }
  if ("country" in changes || "role" in changes || "category" in changes) {
    await reassess(store, member, { ...before, ...columns, id }, before, now);
  }
  if (deciding.some((name) => name in changes)) await adjust(store, member, id, now);
  return "saved";
}

/** What of a supplier decides what it is asked for. */
const deciding = ["country", "role", "category", "productRelated", "criticality", "yearlySpend"] as const;

async function overtakenIn(store: Store, buyerId: string, id: string): Promise<Overtaken> {
  const supplier = (await supplierOf(store, buyerId, id))!;
  const [last] = await store.execute<{ name: string | null; at: string }>(sql`
    select members.name, events.at from events left join members on members.buyer_id = events.buyer_id and members.id = events.actor_id
     where events.buyer_id = ${buyerId} and events.supplier_id = ${id}
       and events.what in ('supplier.changed', 'supplier.handed over', 'risk.set', 'risk.set back')
     order by events.id desc limit 1`);
  return {
    version: supplier.version,
    theirs: valuesOf(supplier),
    by: last?.name ?? null,
    at: last ? new Date(last.at) : null,
  };
}

/** Leaves a supplier: it drops out of the list, and what is still open is withdrawn. Says how many requests that were. */
export async function deactivate(
  store: Store,
  member: MemberSession,
  { id, criticality }: Pick<Supplier, "id" | "criticality">,
  why: { reason: string; forPeople: string },
  now: Date,
): Promise<number> {
  const { buyerId } = member;
  const reviewBy = plusMonths(todayIn(now, member.timeZone), reviewMonths(criticality));
  const left = await stop(store, member, id, { outcome: "inactive", reviewBy, ...why }, now);
  if ("refusal" in left) return 0;
  await store
    .update(suppliers)
    .set({ version: sql`${suppliers.version} + 1` })
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, id)));
  const open = (await requestsOf(store, { buyerId, supplierId: id })).filter(({ waitsFor }) => waitsFor !== null);
  for (const request of open) await withdraw(store, member, request, why.reason, now);
  return open.length;
}

/**
 * Back in the list: where it was suspended or not approved, it still is. What it was approved for before does not come
 * back by itself: it is assessed anew.
 */
export async function reactivate(store: Store, member: MemberSession, id: string): Promise<void> {
  const { buyerId } = member;
  const before = (await decisionsOf(store, { buyerId, supplierId: id })).filter(
    ({ outcome }) => outcome !== "inactive",
  );
  const back = statusAfter("inactive", "bring back", member.roles, inForce(before)?.outcome ?? null);
  if ("refusal" in back) return;
  const changed = await store
    .update(suppliers)
    .set({ status: back.status, version: sql`${suppliers.version} + 1` })
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, id), eq(suppliers.status, "inactive")))
    .returning({ id: suppliers.id });
  if (changed.length > 0) await record(store, member, { what: "supplier.reactivated", supplierId: id });
}

export type Note = { kind: "note" | "call"; body: string; spokeWith: string | null; nextContact: string | null };

/** A note or a call, and the day somebody means to call next. The supplier sees none of it. */
export async function writeNote(store: Store, member: MemberSession, supplierId: string, note: Note): Promise<void> {
  const { buyerId, memberId } = member;
  const { nextContact, ...written } = note;
  await store.insert(notes).values({ ...written, buyerId, supplierId, writtenBy: memberId });
  await store
    .update(suppliers)
    .set({ nextContact })
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, supplierId)));
  await record(store, member, { what: `${note.kind}.written`, supplierId, details: { nextContact } });
}

export function notesOf(store: Store, buyerId: string, supplierId: string) {
  return store
    .select({
      id: notes.id,
      kind: notes.kind,
      body: notes.body,
      spokeWith: notes.spokeWith,
      writtenBy: members.name,
      createdAt: notes.createdAt,
    })
    .from(notes)
    .innerJoin(members, and(eq(members.buyerId, notes.buyerId), eq(members.id, notes.writtenBy)))
    .where(and(eq(notes.buyerId, buyerId), eq(notes.supplierId, supplierId)))
    .orderBy(desc(notes.id))
    .limit(100);
}

export type HandOver = {
  /** Whose suppliers; those of somebody who has left too. */
  fromId: string;
  toId: string;
  as: readonly ("owner" | "coordinator")[];
  /** Which of hers; all of them when left out. */
  only?: SQL;
};

/**
 * Hands a colleague's suppliers over to another, in one step.
 * @returns how many suppliers have got somebody else
 */
export async function handOver(
  store: Store,
  member: MemberSession,
  { fromId, toId, as, only }: HandOver,
): Promise<number> {
  const { buyerId, memberId } = member;
  if (fromId === toId || as.length === 0) return 0;
  const isHers = or(
    as.includes("owner") ? eq(suppliers.ownerId, fromId) : undefined,
    as.includes("coordinator") ? eq(suppliers.coordinatorId, fromId) : undefined,
  );
  const [told] = await store.execute<{ count: number }>(sql`
    with chosen as (
      select id from suppliers where ${and(eq(suppliers.buyerId, buyerId), isHers, only)} order by id for no key update
    ), handed as (
      update suppliers
         set owner_id = case when ${as.includes("owner")} and owner_id = ${fromId}::uuid then ${toId}::uuid else owner_id end,
             coordinator_id = case when ${as.includes("coordinator")} and coordinator_id = ${fromId}::uuid then ${toId}::uuid else coordinator_id end,
             version = version + 1
        from chosen where suppliers.buyer_id = ${buyerId} and suppliers.id = chosen.id
      returning suppliers.id
    ), logged as (
      insert into events (buyer_id, supplier_id, subject_id, what, actor, actor_id, details)
      select ${buyerId}, id, ${toId}::uuid, 'supplier.handed over', 'member', ${memberId},
             jsonb_build_object('from', ${fromId}::text, 'to', ${toId}::text, 'as', ${JSON.stringify(as)}::jsonb)
        from handed order by id
    )
    select count(*)::int as count from handed`);
  return told!.count;
}

/** How many suppliers each member answers for, for choosing whose to hand over. */
export function responsibilitiesOf(store: Store, buyerId: string) {
  const counted = (column: "owner_id" | "coordinator_id") =>
    sql<number>`(select count(*)::int from suppliers where suppliers.buyer_id = members.buyer_id and suppliers.${sql.raw(column)} = members.id)`;
  return store
    .select({
      id: members.id,
      name: members.name,
      roles: members.roles,
      hasLeft: sql<boolean>`${members.leftAt} is not null`,
      owns: counted("owner_id"),
      coordinates: counted("coordinator_id"),
    })
    .from(members)
    .where(eq(members.buyerId, buyerId))
    .orderBy(asc(members.name), asc(members.id));
}
