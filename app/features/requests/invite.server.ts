/**
 * Inviting: requirements put to many suppliers at once, in one statement with its mails and events, so that ten thousand
 * take seconds and either all of it happens or nothing. A second click, or a second member, asks nobody twice.
 */
import type { Store } from "db/client.server";
import { requirements } from "db/schema/index";
import type { Language, RequestKind, RequestState, SupplierStatus } from "db/schema/words";
import { and, asc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { inForceOn } from "~/features/certificates/certificates.server";
import { newestVersion } from "~/features/documents/documents.server";
import { newestQuestionnaire } from "~/features/questionnaires/questionnaires.server";
import { type Deadline, deadlineFor, todayIn } from "./deadlines";
import { type InvitationOutcome, outcomeOf, type Standing, standingOf } from "./invitation-preview";

/** What can be asked of many: requirements in force, documents and questionnaires once a version is published; no plan, which is about a supplier's own gaps. */
export type Askable = {
  id: string;
  kind: RequestKind;
  key: string;
  name: { nb: string; en: string };
  daysToAnswer: number;
  minutes: number;
  document: { id: string; version: number } | null;
  questionnaireId: string | null;
  /** Keys of the requirements that ask the same and more. */
  coveredBy: string[];
};

export async function askableIn(store: Store, buyerId: string): Promise<Askable[]> {
  const rows = await store
    .select()
    .from(requirements)
    .where(
      and(eq(requirements.buyerId, buyerId), isNull(requirements.retiredAt), ne(requirements.kind, "improvement plan")),
    )
    .orderBy(asc(requirements.id));
  const askable: Askable[] = [];
  for (const { id, kind, key, name, daysToAnswer, minutes } of rows) {
    const document = kind === "document" ? await newestVersion(store, buyerId, key) : null;
    const questionnaire = kind === "assessment" ? await newestQuestionnaire(store, buyerId, key) : null;
    if (document === undefined || questionnaire === undefined) continue;
    askable.push({
      id,
      kind,
      key,
      name: name!,
      daysToAnswer,
      minutes,
      document: document && { id: document.id, version: document.version },
      questionnaireId: questionnaire?.id ?? null,
      coveredBy: rows.filter(({ satisfies }) => satisfies.includes(key)).map((wider) => wider.key),
    });
  }
  return askable;
}

export type Invitee = {
  id: string;
  name: string;
  language: Language;
  outcome: InvitationOutcome;
  /** Places of the requirements that are new to it. */
  fresh: number[];
};

/**
 * How each chosen supplier stands to what is to be asked.
 * @param chosen a condition on `suppliers`, such as ticked ids or the filter in view
 * @param today in the buyer's time zone: who holds a certificate in force is not asked for it
 * @param applies whether a requirement is for a supplier at all; all of them are for everybody where it is left out
 */
export async function inviteesAmong(
  store: Store,
  buyerId: string,
  chosen: SQL,
  asked: readonly Askable[],
  concerning: string,
  today: string,
  applies: (supplierId: string, place: number) => boolean = () => true,
): Promise<Invitee[]> {
  const requirement = (one: Askable, place: number) =>
    sql`(${place}::int, ${one.id}::uuid, ${one.document?.id ?? null}::uuid, ${one.document?.version ?? null}::int, ${one.key}::text, ${one.kind}::text, ${arrayOf(one.coveredBy)}::text[])`;
  const rows = await store.execute<{
    id: string;
    name: string;
    status: SupplierStatus;
    email: string | null;
    undeliverable: boolean;
    language: Language | null;
    stands: string;
  }>(sql`
    with asked (place, requirement_id, document_id, version, key, kind, coverers) as (values ${sql.join(asked.map(requirement), sql`, `)})
    select suppliers.id, suppliers.name, suppliers.status, contacts.email, contacts.undeliverable_since is not null as undeliverable,
           contacts.language,
           json_agg(json_build_object('state', newest.state, 'renewed', newest.version < asked.version, 'covered',
             asked.coverers <> '{}' and exists (
             select from requests wider
               join requirements on requirements.buyer_id = wider.buyer_id and requirements.id = wider.requirement_id
              where wider.buyer_id = suppliers.buyer_id and wider.supplier_id = suppliers.id
                and wider.concerning = ${concerning}
                and requirements.key = any(asked.coverers)
                and (wider.waits_for is not null or wider.state in ('accepted', 'accepted with gaps', 'findings entered'))
                and ${isStillAwaited(today)}), 'signed', asked.kind = 'document' and exists (
             select from signed_documents
               join documents on documents.buyer_id = signed_documents.buyer_id and documents.id = signed_documents.document_id
              where signed_documents.buyer_id = suppliers.buyer_id and signed_documents.supplier_id = suppliers.id
                and documents.key = asked.key and documents.version >= asked.version)
             or asked.kind = 'certificate' and exists (
             select from certificates
              where certificates.buyer_id = suppliers.buyer_id and certificates.supplier_id = suppliers.id
                and certificates.type = asked.key and ${inForceOn(today)})) order by asked.place)::text as stands
      from suppliers
     cross join asked
      left join contacts on contacts.buyer_id = suppliers.buyer_id and contacts.supplier_id = suppliers.id
       and contacts.is_main and contacts.left_at is null
      left join lateral (
        select requests.state, documents.version
          from requests
          left join documents on documents.buyer_id = requests.buyer_id and documents.id = requests.document_id
         where requests.buyer_id = suppliers.buyer_id and requests.supplier_id = suppliers.id
           and requests.requirement_id = asked.requirement_id and requests.concerning = ${concerning}
           and requests.state not in ('draft', 'withdrawn')
         order by requests.id desc limit 1) newest on true
     where suppliers.buyer_id = ${buyerId} and ${chosen}
     group by suppliers.id, suppliers.name, suppliers.status, contacts.email, contacts.undeliverable_since, contacts.language
     order by suppliers.name, suppliers.id`);
  return rows.map(({ id, name, status, email, undeliverable, language, stands }) => {
    const all = JSON.parse(stands) as Stand[];
    const own = all.map(({ state, renewed, signed }, place): Standing => {
      if (!applies(id, place)) return "satisfied";
      const standing = signed ? "done" : standingOf(asked[place]!.kind, state);
      const isOutdated = renewed || asked[place]!.kind === "certificate";
      return standing === "done" && isOutdated && !signed ? "nothing" : standing;
    });
    // The wider one may be asked in this very act.
    const standings = own.map((standing, place) => {
      const { coveredBy } = asked[place]!;
      const isCovered =
        all[place]!.covered || asked.some(({ key }, at) => coveredBy.includes(key) && own[at] === "nothing");
      return standing === "nothing" && isCovered ? "satisfied" : standing;
    });
    return {
      id,
      name,
      language: language ?? "en",
      outcome: outcomeOf({ status, standings, email, undeliverable }),
      fresh: standings.flatMap((standing, place) => (standing === "nothing" ? [place] : [])),
    };
  });
}

/** An audit that has had no date for 60 days stands for nothing until it gets one (DESIGN 8). */
const isStillAwaited = (today: string) =>
  sql`(wider.state <> 'ordered' or wider.sent_at > ${today}::date - ${daysToDate}::int)`;
const daysToDate = 60;

/** `signed`: what is asked for is there, whatever became of a request for it. */
type Stand = { state: RequestState | null; renewed: boolean | null; signed: boolean; covered: boolean };

export type Inviting = {
  chosen: SQL;
  asked: readonly Askable[];
  concerning: string;
  /** The buyer's own words, by language; a reader of the other language gets the mail without. */
  words: Partial<Record<Language, string>>;
  /** The table of requirements that asks, where no person chose. */
  tableId?: string;
  /** One date for all; otherwise each requirement's own days, moved off weekends and holidays. */
  deadline: string | null;
};

/**
 * @param found the invitees among the chosen, when the same transaction has found them already
 * @returns how many suppliers were asked, and for how many requests
 */
export async function invite(
  store: Store,
  by: MemberSession,
  inviting: Inviting,
  now: Date,
  found?: readonly Invitee[],
) {
  const { asked, concerning, words } = inviting;
  const invitees = (
    found ?? (await inviteesAmong(store, by.buyerId, inviting.chosen, asked, concerning, todayIn(now, by.timeZone)))
  ).filter(({ outcome }) => outcome === "now");
  const pairs = invitees
    .flatMap(({ id, fresh }) => fresh.map((place) => ({ id, place })))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.place - b.place));
  if (pairs.length === 0) return { suppliers: 0, requests: 0 };
  const deadlines = asked.map((one) => deadlineOf(one, inviting.deadline, todayIn(now, by.timeZone)).date);
  const requirement = (one: Askable, place: number) =>
    sql`(${place}::int, ${one.id}::uuid, ${one.kind}::text, ${one.document?.id ?? null}::uuid, ${one.questionnaireId}::uuid, ${deadlines[place]}::date)`;
  const [told] = await store.execute<{ suppliers: number; requests: number }>(sql`
    with asked (place, requirement_id, kind, document_id, questionnaire_id, deadline) as (values ${sql.join(asked.map(requirement), sql`, `)}),
    chosen as (
      select pair.supplier_id, asked.*
        from unnest(${arrayOf(pairs.map(({ id }) => id))}::uuid[], ${arrayOf(pairs.map(({ place }) => place))}::int[]) as pair (supplier_id, place)
        join asked on asked.place = pair.place
       order by pair.supplier_id, asked.place
    ), made as (
      insert into requests (buyer_id, supplier_id, requirement_id, kind, concerning, state, deadline, first_deadline, document_id, questionnaire_id, asked_by, table_id, sent_at)
      select ${by.buyerId}, supplier_id, requirement_id, kind, ${concerning}, case kind when 'audit' then 'ordered' else 'sent' end, deadline, deadline, document_id, questionnaire_id, ${by.memberId}, ${inviting.tableId ?? null}::uuid, ${now.toISOString()}::timestamptz
        from chosen
      on conflict do nothing
      returning id, supplier_id, requirement_id, deadline
    ), per_supplier as (
      select supplier_id, array_agg(id order by id) as request_ids, min(deadline) as deadline from made group by supplier_id
    ), queued as (
      insert into mails (buyer_id, supplier_id, contact_id, request_ids, from_member_id, email, name, language, template, data)
      select ${by.buyerId}, per_supplier.supplier_id, contacts.id, per_supplier.request_ids, coalesce(suppliers.owner_id, ${by.memberId}),
             contacts.email, contacts.name, contacts.language, 'invitation',
             case contacts.language when 'nb' then ${data(words.nb)}::jsonb else ${data(words.en)}::jsonb end
        from per_supplier
        join suppliers on suppliers.buyer_id = ${by.buyerId} and suppliers.id = per_supplier.supplier_id
        join contacts on contacts.buyer_id = ${by.buyerId} and contacts.supplier_id = per_supplier.supplier_id
         and contacts.is_main and contacts.left_at is null
    ), logged as (
      insert into events (buyer_id, supplier_id, what, actor, actor_id, is_shared, details)
      select ${by.buyerId}, supplier_id, 'supplier.invited', 'member', ${by.memberId}, true,
             jsonb_build_object('requests', request_ids, 'deadline', deadline)
        from per_supplier
    )
    select (select count(*)::int from per_supplier) as suppliers, (select count(*)::int from made) as requests`);
  return told!;
}

/** The deadline a requirement gets when it is asked today. */
export function deadlineOf(
  one: Pick<Askable, "kind" | "daysToAnswer">,
  chosen: string | null,
  today: string,
): Deadline {
  return chosen ? { date: chosen } : deadlineFor(one.kind, today, one.daysToAnswer);
}

const data = (words: string | undefined) => JSON.stringify(words ? { words } : {});
/** PostgreSQL's own spelling of an array of plain words, so that ten thousand are one parameter. */
const arrayOf = (words: readonly (string | number)[]) => `{${words.join(",")}}`;

/** Suppliers ticked one by one. */
export const ticked = (ids: readonly string[]): SQL => sql`suppliers.id = any(${arrayOf(ids)}::uuid[])`;
