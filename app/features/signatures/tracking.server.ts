/**
 * Who has signed the code of conduct, today or as of a day: the same parts, from columns kept for today, or from history.
 *
 * As of a day, a request is in the state it had when that day ended in the buyer's time zone, and a signature counts from
 * the day it was given, whenever it was registered. What the supplier is (country, level, criticality, category) is told
 * as it is now.
 */
import type { Store } from "db/client.server";
import { documents, suppliers } from "db/schema/index";
import { type Criticality, type RiskLevel, requestStates, type TrackingPart } from "db/schema/words";
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";

import { matches } from "~/features/suppliers/list.server";
import type { Filter } from "~/features/suppliers/view";
import { oldestAcceptable, type TrackedSupplier } from "./tracking";

export const codeKey = "code_of_conduct";

export type Asked = {
  buyerId: string;
  timeZone: string;
  filter: Filter;
  today: string;
  /** The day looked back to; null is now. */
  asOf: string | null;
};

export type CountedRow = {
  country: string | null;
  riskLevel: RiskLevel;
  criticality: Criticality | null;
  category: string | null;
  part: TrackingPart;
  overdue: boolean;
  outdated: boolean;
  count: number;
};

/** Suppliers alike in everything that is shown, counted. */
export async function trackingIn(store: Store, asked: Asked): Promise<CountedRow[]> {
  const standing = await standingOf(store, asked);
  return store.execute<CountedRow>(sql`
    with standing as (${standing})
    select country, risk_level as "riskLevel", criticality, category, part, overdue, outdated, count(*)::int as count
      from standing group by 1, 2, 3, 4, 5, 6, 7`) as unknown as Promise<CountedRow[]>;
}

/** The suppliers behind the numbers, by name. */
export async function trackedSuppliers(
  store: Store,
  asked: Asked,
  page: { limit: number; offset: number },
): Promise<TrackedSupplier[]> {
  const standing = await standingOf(store, asked);
  const part = asked.filter.signature;
  return store.execute<TrackedSupplier>(sql`
    with standing as (${standing}),
    shown as (
      select * from standing where ${part ? sql`part = ${part}` : sql`true`}
       order by name, id limit ${page.limit} offset ${page.offset}
    )
    select shown.id, shown.name, shown.organisation_number as "organisationNumber", shown.erp_key as "erpKey", shown.country,
           shown.risk_level as "riskLevel", shown.criticality, shown.category, members.name as owner,
           shown.part, shown.overdue, shown.outdated, shown.deadline::text as deadline,
           signed.id as "signatureId", signed.way, signed.version, signed.signed_on::text as "signedOn",
           signed.signer_name as "signerName", signed.signer_title as "signerTitle", waiting.name as "waitingFor",
           case when waiting.version > coalesce(signed.version, 1) and signed.way is not null then waiting.version end as "dueVersion"
      from shown
      left join members on members.buyer_id = ${asked.buyerId} and members.id = shown.owner_id
      left join lateral (${newestSignature(asked, sql`shown.id`)}) signed on true
      left join lateral (
        select contacts.name, documents.version from requests
          join requirements on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
          left join documents on documents.buyer_id = requests.buyer_id and documents.id = requests.document_id
          left join contacts on contacts.buyer_id = requests.buyer_id and contacts.supplier_id = requests.supplier_id and contacts.id = requests.waiting_for_id
         where requests.buyer_id = ${asked.buyerId} and requests.supplier_id = shown.id
           and requirements.kind = 'document' and requirements.key = ${codeKey} and requests.waits_for = 'supplier'
         order by requests.id desc limit 1) waiting on ${asked.asOf === null}
     order by shown.name, shown.id`) as unknown as Promise<TrackedSupplier[]>;
}

/** The oldest version that is still good enough, on the day asked about. */
async function acceptableOn(store: Store, { buyerId, timeZone, today, asOf }: Asked): Promise<number> {
  const day = asOf ?? today;
  const published = await store
    .select({ version: documents.version, graceUntil: documents.graceUntil })
    .from(documents)
    .where(
      and(
        eq(documents.buyerId, buyerId),
        eq(documents.key, codeKey),
        isNotNull(documents.publishedAt),
        sql`(${documents.publishedAt} at time zone ${timeZone})::date <= ${day}`,
      ),
    );
  return oldestAcceptable(published, day);
}

const supplierTurn = sql.raw(
  `(${Object.entries(requestStates)
    .filter(([, side]) => side === "supplier")
    .map(([state]) => `'${state}'`)
    .join(", ")})`,
);

async function standingOf(store: Store, asked: Asked): Promise<SQL> {
  const acceptable = await acceptableOn(store, asked);
  const shown = { ...asked.filter, signature: null };
  const those = matches(asked.buyerId, shown, asked.today);
  const who = sql`suppliers.id, suppliers.name, suppliers.organisation_number, suppliers.erp_key, suppliers.country,
    suppliers.risk_level, suppliers.criticality, suppliers.category, suppliers.owner_id`;
  if (asked.asOf === null) {
    return sql`
      select ${who}, code_part as part, code_deadline as deadline,
             coalesce(code_deadline < ${asked.today} and code_state in ${supplierTurn}, false) as overdue,
             code_way is not null and coalesce(code_version, 1) < ${acceptable} as outdated
        from ${suppliers} where ${those}`;
  }
  const end = sql`(((${asked.asOf}::date + 1)::timestamp) at time zone ${asked.timeZone})`;
  return sql`
    select ${who},
           tracking_part(code.state, code.waits_for_person, code.undelivered, signed.way, answered.state) as part,
           code.deadline,
           coalesce(code.deadline < ${asked.asOf} and code.state in ${supplierTurn}, false) as overdue,
           signed.way is not null and coalesce(signed.version, 1) < ${acceptable} as outdated
      from ${suppliers}
      left join lateral (
        select last.state, last.waits_for_person, last.undelivered, last.deadline
          from requests
          join requirements on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
         cross join lateral (
           select state, waits_for_person, undelivered, deadline from request_history
            where request_history.buyer_id = requests.buyer_id and request_history.request_id = requests.id and since < ${end}
            order by since desc, request_history.id desc limit 1) last
         where requests.buyer_id = suppliers.buyer_id and requests.supplier_id = suppliers.id
           and requirements.kind = 'document' and requirements.key = ${codeKey}
           and last.state not in ('draft', 'withdrawn')
         order by requests.id desc limit 1) code on true
      left join lateral (${newestSignature(asked, sql`suppliers.id`)}) signed on true
      left join lateral (
        select state from request_history
         where request_history.buyer_id = suppliers.buyer_id and request_history.request_id = signed.request_id and since < ${end}
         order by since desc, request_history.id desc limit 1) answered on true
     where ${those} and suppliers.created_at < ${end}`;
}

const newestSignature = ({ buyerId, asOf }: Asked, supplier: SQL) => sql`
  select signatures.id, signatures.way, documents.version, signatures.signed_on, signatures.signer_name, signatures.signer_title, signed_documents.request_id
    from signed_documents
    join signatures on signatures.buyer_id = signed_documents.buyer_id and signatures.supplier_id = signed_documents.supplier_id
     and signatures.id = signed_documents.signature_id
    join documents on documents.buyer_id = signed_documents.buyer_id and documents.id = signed_documents.document_id
   where signed_documents.buyer_id = ${buyerId} and signed_documents.supplier_id = ${supplier} and documents.key = ${codeKey}
     ${asOf === null ? sql`` : sql`and signatures.signed_on <= ${asOf}`}
   order by documents.version desc, signatures.signed_at desc limit 1`;
