/**
 * The buyer's editions of the reference list of smelters. An edition never changes once it is there, so that it is read
 * once and kept; which editions a buyer has is asked each time.
 */
import type { Store } from "db/client.server";
import { listedSmelters, members, smelterLists } from "db/schema/index";
import { and, desc, eq, inArray, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import type { Declaration } from "~/features/minerals/declaration";
import { type Edition, type Reference, type ReferenceSmelter, referenceFor } from "~/features/minerals/reference";
import type { Template } from "~/features/minerals/versions";

/** The newest first. */
export function listsOf(store: Store, buyerId: string) {
  return store
    .select({
      id: smelterLists.id,
      validOn: smelterLists.validOn,
      source: smelterLists.source,
      template: smelterLists.template,
      addedBy: members.name,
      createdAt: smelterLists.createdAt,
      smelters: sql<number>`(select count(*)::int from listed_smelters where listed_smelters.buyer_id = smelter_lists.buyer_id
        and listed_smelters.list_id = smelter_lists.id)`,
    })
    .from(smelterLists)
    .leftJoin(members, and(eq(members.buyerId, smelterLists.buyerId), eq(members.id, smelterLists.addedBy)))
    .where(eq(smelterLists.buyerId, buyerId))
    .orderBy(desc(smelterLists.validOn), desc(smelterLists.id));
}

export type UploadedTemplate = { template: Template; version: string; fileId: string; storageKey: string };

/** @param today for a list that does not say of which day it is */
export async function addList(
  store: Store,
  by: MemberSession,
  { date, source, smelters }: Edition,
  template: UploadedTemplate | null,
  today: string,
): Promise<string> {
  const { buyerId, memberId } = by;
  const [added] = await store
    .insert(smelterLists)
    .values({
      buyerId,
      validOn: date ?? today,
      source,
      template: template?.template,
      templateVersion: template?.version,
      fileId: template?.fileId,
      storageKey: template?.storageKey,
      addedBy: memberId,
    })
    .returning({ id: smelterLists.id });
  const listId = added!.id;
  for (let first = 0; first < smelters.length; first += 1000)
    await store.insert(listedSmelters).values(
      smelters.slice(first, first + 1000).map(({ aliases, ...smelter }) => ({
        ...smelter,
        aliases: [...aliases],
        buyerId,
        listId,
      })),
    );
  await record(store, by, {
    what: "minerals.listed",
    subjectId: listId,
    details: { source, smelters: smelters.length },
  });
  return listId;
}

/** The blank template declarations of this kind are written into: the newest the buyer has. */
export async function templateFor(store: Store, buyerId: string, template: Template) {
  const [newest] = await store
    .select({ version: smelterLists.templateVersion, storageKey: smelterLists.storageKey })
    .from(smelterLists)
    .where(and(eq(smelterLists.buyerId, buyerId), eq(smelterLists.template, template)))
    .orderBy(desc(smelterLists.validOn), desc(smelterLists.id))
    .limit(1);
  return newest ? { version: newest.version!, storageKey: newest.storageKey! } : null;
}

const known = new Map<string, Edition>();
const mostKept = 40;

async function editionsOf(store: Store, buyerId: string): Promise<Edition[]> {
  const lists = await store
    .select({ id: smelterLists.id, date: smelterLists.validOn, source: smelterLists.source })
    .from(smelterLists)
    .where(eq(smelterLists.buyerId, buyerId))
    .orderBy(smelterLists.validOn, smelterLists.id);
  const missing = lists.filter(({ id }) => !known.has(id));
  if (missing.length > 0) {
    const rows = await store
      .select()
      .from(listedSmelters)
      .where(
        and(
          eq(listedSmelters.buyerId, buyerId),
          inArray(
            listedSmelters.listId,
            missing.map(({ id }) => id),
          ),
        ),
      );
    if (known.size + missing.length > mostKept) known.clear();
    for (const { id, date, source } of missing)
      known.set(id, { date, source, smelters: rows.filter(({ listId }) => listId === id) });
  }
  return lists.map(({ id }) => known.get(id)!);
}

/** The lists that tell of any of the declaration's minerals; null where there is none. */
export async function referenceOf(
  store: Store,
  buyerId: string,
  { minerals: declared, company }: Declaration,
): Promise<Reference | null> {
  const editions = (await editionsOf(store, buyerId)).filter(({ smelters }) =>
    smelters.some(({ metal }) => declared.some((mineral) => mineral === metal)),
  );
  return referenceFor(editions, company.effectiveDate.value);
}

const mostFound = 20;

/** Smelters whose name, other name, number or country holds what was typed. */
export function searchList({ current }: Reference, metals: readonly string[], typed: string): ReferenceSmelter[] {
  const wanted = folded(typed);
  const within = (text: string | null) => text !== null && folded(text).includes(wanted);
  return current.smelters
    .filter(({ metal }) => metals.includes(metal))
    .filter(({ cid, name, aliases, country }) => [cid, name, country, ...aliases].some(within))
    .sort((one, other) => one.name.localeCompare(other.name))
    .slice(0, mostFound);
}

/** Without accents and capitals, as people search. */
const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
