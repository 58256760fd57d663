/** Who is environmentally certified on a day, as it was known when that day ended, and which types count as that. */
import type { Store } from "db/client.server";
import { buyers, suppliers } from "db/schema/index";
import { eq, sql } from "drizzle-orm";
import * as z from "zod";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { matches } from "~/features/suppliers/list.server";
import type { Filter } from "~/features/suppliers/view";
import { isCertification } from "./certificate-types";
import { suspendedOn } from "./certificates.server";
import { certificateTypes } from "./content/library";
import { type Counts, type Figure, figureOf, yearBefore } from "./environment";

type Asked = {
  buyerId: string;
  timeZone: string;
  filter: Filter;
  today: string;
  day: string;
  types: readonly string[];
};

/** On a day, and a year before: all suppliers, and those of them that were there a year before as well. */
export async function environmentOn(store: Store, asked: Asked) {
  const before = yearBefore(asked.day);
  const [all, same, earlier] = [
    await counted(store, asked, asked.day, asked.day),
    await counted(store, asked, asked.day, before),
    await counted(store, asked, before, before),
  ];
  return { before, all, same, earlier };
}

/** What one could count on a day: the certificate accepted by then, and in force; the supplier already there on `since`. */
async function counted(store: Store, asked: Asked, day: string, since: string): Promise<Figure> {
  const { buyerId, timeZone, filter, today, types } = asked;
  const endOf = (date: string) => sql`(((${date}::date + 1)::timestamp) at time zone ${timeZone})`;
  const certifications = certificateTypes.filter(isCertification).map(({ key }) => key);
  const among = (keys: readonly string[]) => sql`certificates.type = any(${`{${keys.join(",")}}`}::text[])`;
  const [row] = await store.execute<Counts>(sql`
    with held as (
      select certificates.supplier_id, bool_or(${among(types)}) as environmental
        from certificates
       where certificates.buyer_id = ${buyerId} and (${among(certifications)} or ${among(types)})
         and certificates.accepted_at < ${endOf(day)}
         and (certificates.not_accepted_at is null or certificates.not_accepted_at >= ${endOf(day)})
         and (certificates.replaced_at is null or certificates.replaced_at >= ${endOf(day)})
         and (certificates.valid_from is null or certificates.valid_from <= ${day}::date)
         and (certificates.ends_on is null or certificates.ends_on >= ${day}::date)
         and not ${suspendedOn(day)}
       group by certificates.supplier_id)
    select count(*) filter (where held.environmental)::int as environmental,
           count(*) filter (where not held.environmental)::int as other,
           count(*) filter (where held.supplier_id is null)::int as none
      from ${suppliers} left join held on held.supplier_id = suppliers.id
     where ${matches(buyerId, filter, today)} and suppliers.created_at < ${endOf(since)}`);
  return figureOf(row!);
}

const usual = certificateTypes.filter(({ countsAsEnvironmental }) => countsAsEnvironmental).map(({ key }) => key);
const setting = z.object({ environmentalTypes: z.array(z.string()).optional() });

/** The types that count as environmental certification: the buyer's own choice, or those of the content. */
export async function environmentalTypes(store: Store, buyerId: string): Promise<string[]> {
  const [buyer] = await store.select({ settings: buyers.settings }).from(buyers).where(eq(buyers.id, buyerId));
  const chosen = setting.safeParse(buyer?.settings).data?.environmentalTypes;
  return chosen?.filter((key) => certificateTypes.some((type) => type.key === key)) ?? usual;
}

export async function countAsEnvironmental(store: Store, by: MemberSession, types: readonly string[]) {
  await store
    .update(buyers)
    .set({ settings: sql`${buyers.settings} || ${JSON.stringify({ environmentalTypes: types })}::jsonb` })
    .where(eq(buyers.id, by.buyerId));
  await record(store, by, { what: "settings.environment", details: { types } });
}
