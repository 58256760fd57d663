/**
 * Reminding of certificates that end, by the schedule's own plan of days (DESIGN 8): 90, 60, 30 and 7 days before, three
 * times after, until a newer one has been sent in or "renewal under way" was said. One mail a day to an address: where
 * another reminder goes the same day, this one comes on the next.
 */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { mails } from "db/schema/index";
import type { Language } from "db/schema/words";
import { sql } from "drizzle-orm";

import { mailsOn, type Open, type Rules } from "~/features/reminders/schedule";
import { certificateType } from "./content/library";

type Person = { id: string; name: string; email: string; language: Language };
type Ending = Open & { owner: null; coordinator: null; name: Both; person: Person; supplier: string; version: number };

/** @returns how many mails were queued */
export async function remindOfCertificates(
  store: Store,
  buyer: { id: string; timeZone: string },
  day: string,
  rules: Rules,
): Promise<number> {
  const ending = await endingFor(store, buyer, day);
  const known = new Map(ending.map((one) => [one.id, one]));
  const rows = mailsOn(day, ending, rules).flatMap((mail) => {
    if (mail.to !== "supplier") return [];
    const first = known.get(mail.because[0]!.id)!;
    const listed = mail.open
      .map(({ id }) => known.get(id)!)
      .filter(({ supplierId }) => supplierId === first.supplierId);
    const { person } = first;
    return [
      {
        buyerId: buyer.id,
        supplierId: first.supplierId,
        contactId: person.id,
        email: person.email,
        name: person.name,
        language: person.language,
        scheduledOn: day,
        template: "certificates-end",
        data: {
          certificates: listed.map(({ id, version, name, deadline }) => ({ id, version, name, endsOn: deadline })),
        },
      },
    ];
  });
  if (rows.length === 0) return 0;
  const queued = await store.insert(mails).values(rows).onConflictDoNothing().returning({ id: mails.id });
  return queued.length;
}

type Row = Omit<Ending, "kind" | "quiet" | "contact" | "name" | "owner" | "coordinator"> & {
  type: string;
  renewingSince: string | null;
};

/** What ends within a hundred days of a day or of the days of a preview from then on, or has. */
export async function endingFor(
  store: Store,
  { id: buyerId, timeZone }: { id: string; timeZone: string },
  day: string,
  { days = 0, supplierId = null }: { days?: number; supplierId?: string | null } = {},
): Promise<Ending[]> {
  const rows = await store.execute<Row>(sql`
    with ending as (
      select certificates.*, (certificates.accepted_at at time zone ${timeZone})::date as accepted_on
        from certificates
       where certificates.buyer_id = ${buyerId} and certificates.replaced_at is null
         and certificates.state in ('read', 'found in register', 'confirmed by issuer')
         and certificates.ends_on between ${day}::date - 100 and ${day}::date + 100 + ${days}::int
         ${supplierId ? sql`and certificates.supplier_id = ${supplierId}` : sql``}
    ), written as (
      select (told ->> 'id')::uuid as certificate_id, max(mails.scheduled_on) as day, count(*)::int as reminders
        from mails cross join jsonb_array_elements(mails.data -> 'certificates') as told
       where mails.buyer_id = ${buyerId} and mails.template = 'certificates-end' and mails.state <> 'cancelled'
       group by 1)
    select ending.id, ending.version, ending.supplier_id as "supplierId", ending.type, suppliers.name as supplier, suppliers.country, ending.ends_on::text as deadline,
           greatest(written.day, ending.accepted_on)::text as "writtenOn", coalesce(written.reminders, 0) as reminders,
           (ending.renewing_since at time zone ${timeZone})::date::text as "renewingSince",
           jsonb_build_object('id', contacts.id, 'name', contacts.name, 'email', contacts.email, 'language', contacts.language) as person
      from ending
      join suppliers on suppliers.buyer_id = ending.buyer_id and suppliers.id = ending.supplier_id and suppliers.status <> 'inactive'
      join contacts on contacts.buyer_id = ending.buyer_id and contacts.supplier_id = ending.supplier_id
       and contacts.is_main and contacts.left_at is null and contacts.undeliverable_since is null
      left join written on written.certificate_id = ending.id
     where not exists (
       select from certificates newer where newer.buyer_id = ending.buyer_id and newer.supplier_id = ending.supplier_id
          and newer.type = ending.type and newer.state <> 'draft' and newer.state <> 'not accepted' and newer.ends_on > ending.ends_on)
     order by ending.ends_on, ending.id`);
  return [...rows].map(({ type, renewingSince, ...row }) => ({
    ...row,
    kind: "certificate",
    name: certificateType(type)!.name,
    contact: { id: row.person.id, email: row.person.email },
    // Once it has ended it is a gap, which the buyer's people see as that.
    owner: null,
    coordinator: null,
    quiet: renewingSince ? [{ from: renewingSince, until: null, by: "supplier" }] : [],
  }));
}
