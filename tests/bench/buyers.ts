/** Buyers with very many suppliers, written straight into the tables: what triggers would do is done once at the end. */
import type postgres from "postgres";
import { hashOf, newSecret } from "~/features/accounts/secrets.server";
import { cookieName } from "~/features/accounts/sessions.server";

import { csr } from "../support/assessed";
import { newWorld, type World } from "../support/people";

export type Buyer = World & {
  cookie: string;
  supplierIds: string[];
  assessment: { requirementId: string; questionnaireId: string };
};

/** A supplier that was asked for company facts, the code of conduct and a self-assessment, with the link in its mail. */
export type Invited = {
  id: string;
  secret: string;
  facts: string;
  code: string;
  assessment: string;
  cookie?: string;
  receipt?: string;
};

async function buyerOf(owner: postgres.Sql): Promise<Omit<Buyer, "supplierIds">> {
  const world = await newWorld(owner);
  const secret = newSecret();
  await owner`insert into sessions (hash, person_id, buyer_id, member_id, confirmed_at, expires_at)
    values (${hashOf(secret)}, ${world.member.personId}, ${world.buyerId}, ${world.member.memberId}, now(), now() + interval '12 hours')`;
  const [questionnaire] =
    await owner`insert into questionnaires (buyer_id, key, version, title, definition, state, published_at)
    values (${world.buyerId}, ${csr.key}, 1, ${owner.json(csr.title)}, ${owner.json(csr)}, 'published', now()) returning id`;
  const [requirement] = await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${world.buyerId}, 'assessment', ${csr.key}, ${owner.json(csr.title)}, 30, 45) returning id`;
  const assessment = { requirementId: requirement!.id as string, questionnaireId: questionnaire!.id as string };
  return { ...world, cookie: `${cookieName}=${secret}; language=nb`, assessment };
}

/** At all stages: 1 in 20 not invited, half signed, 1 in 10 late, and something of everything the desk shows. */
export async function buyerAtWork(owner: postgres.Sql, size: number): Promise<Buyer> {
  const buyer = await buyerOf(owner);
  const { buyerId, documentId, requirements, member } = buyer;
  await inBulk(owner, buyerId, async (sql) => {
    await addSuppliers(sql, buyer, size);
    await sql`analyze suppliers, contacts`; // what follows joins them; PostgreSQL takes tables just filled for empty
    await sql`insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id,
          asked_by, sent_at, opened_at, submitted_at, closed_at, reason, undelivered_at, created_at)
      select ${buyerId}, id, case kind when 'document' then ${requirements.code}::uuid else ${requirements.facts}::uuid end, kind, state,
             day, day, case kind when 'document' then ${documentId}::uuid end, ${member.memberId}, least(day - 30, now()),
             case when state <> 'sent' then least(day - 20, now()) end, case when state in ('signed', 'accepted', 'signed with reservation') then least(day - 10, now()) end,
             case when state in ('signed', 'accepted', 'declined') then least(day - 10, now()) end, case when state = 'declined' then 'Vi har egne regler.' end,
             case when state = 'sent' and chance < 0.1 then now() end, least(day - 30, now())
        from (select id, kind, random() as chance, (case kind
                 when 'document' then array['signed','signed','signed','signed','signed','sent','sent','opened','declined','signed with reservation']
                 else array['accepted','accepted','accepted','accepted','accepted','accepted','sent','opened','in progress','accepted'] end)[1 + floor(random() * 9.99)::int] as state,
                 current_date + (random() * 90)::int - case when random() < 0.1 then 100 else 0 end as day
                from suppliers, (values ('document'), ('company facts')) kinds (kind)
               where buyer_id = ${buyerId} and random() < 0.95) asked`;
    await sql`analyze requests`;
    await sql`insert into request_history (buyer_id, supplier_id, request_id, state, waits_for_person, undelivered, deadline, since)
      select buyer_id, supplier_id, id, word, false, undelivered_at is not null, deadline, at
        from requests, lateral (values ('sent', sent_at), (state, coalesce(closed_at, opened_at))) steps (word, at)
       where buyer_id = ${buyerId} and at is not null`;
    await sql`insert into texts (buyer_id, hash, body)
      select ${buyerId}, sha256(convert_to(word, 'UTF8')), convert_to(word, 'UTF8') from (values ('nb'), ('en')) words (word)`;
    await sql`insert into signatures (buyer_id, supplier_id, way, language, contact_id, buyer_name, legal_name, signer_name, signer_title,
          signer_email, consent, signed_at, signed_on, ip, browser, seal_version, seal)
      select requests.buyer_id, requests.supplier_id, 'here', 'nb', contacts.id, 'Fjordlys Elektronikk AS', suppliers.name, contacts.name,
             'Daglig leder', contacts.email, 'Jeg signerer.', submitted_at, submitted_at::date, '127.0.0.1', 'Firefox', 1, sha256(uuid_send(requests.id))
        from requests join suppliers on suppliers.id = supplier_id join contacts on contacts.supplier_id = suppliers.id
       where requests.buyer_id = ${buyerId} and requests.kind = 'document' and requests.state in ('signed', 'signed with reservation')`;
    await sql`analyze signatures`;
    await sql`insert into signed_documents (buyer_id, supplier_id, signature_id, request_id, document_id, hash_nb, hash_en)
      select signatures.buyer_id, signatures.supplier_id, signatures.id, requests.id, ${documentId},
             sha256(convert_to('nb', 'UTF8')), sha256(convert_to('en', 'UTF8'))
        from signatures join requests on requests.buyer_id = signatures.buyer_id and requests.supplier_id = signatures.supplier_id and requests.kind = 'document'
       where signatures.buyer_id = ${buyerId}`;
    await sql`insert into extensions (buyer_id, supplier_id, request_id, asked_by, asked_until, reason)
      select requests.buyer_id, requests.supplier_id, requests.id, contacts.id, deadline + 14, 'Vi venter på svar fra hovedkontoret.'
        from requests join contacts on contacts.supplier_id = requests.supplier_id
       where requests.buyer_id = ${buyerId} and requests.state in ('sent', 'opened') and random() < 0.02`;
    await sql`insert into events (buyer_id, supplier_id, what, actor, actor_id, is_shared, position, previous, hash)
      select ${buyerId}, id, 'supplier.changed', 'member', ${member.memberId}, false, row_number() over (), sha256(''), sha256(uuid_send(id))
        from suppliers, generate_series(1, 5) where buyer_id = ${buyerId}`;
    await sql`insert into mails (buyer_id, supplier_id, contact_id, email, name, language, template, state, sent_at, attempts, server_said)
      select buyer_id, supplier_id, id, email, name, language, 'invitation', 'sent', now(), 1, '250 OK'
        from contacts, generate_series(1, 3) where buyer_id = ${buyerId}`;
  });
  return { ...buyer, supplierIds: await supplierIds(owner, buyerId) };
}

/** The same with ten requests and three gaps for each supplier, some of them waiting for a person. */
export async function buyerAtItsDesk(owner: postgres.Sql, size: number): Promise<Buyer> {
  const buyer = await buyerAtWork(owner, size);
  const { buyerId, member, requirements } = buyer;
  await inBulk(owner, buyerId, async (sql) => {
    await sql`insert into requests (buyer_id, supplier_id, requirement_id, kind, concerning, state, deadline, first_deadline, asked_by, sent_at, closed_at)
      select ${buyerId}, id, ${requirements.facts}, 'company facts', 'Kontrakt ' || n, case when n = 1 then 'sent' else 'accepted' end,
             day, day, ${member.memberId}, now() - interval '60 days', case when n > 1 then now() - interval '20 days' end
        from (select id, n, current_date + (random() * 90)::int - case when random() < 0.1 then 100 else 0 end as day
                from suppliers, generate_series(1, 8) n where buyer_id = ${buyerId}) asked`;
    await sql`insert into gaps (buyer_id, supplier_id, kind, source, rule, subject, title, severity, is_suspected, nature, place, state,
          closed_by, closed_at)
      select ${buyerId}, id, 'improvement', 'assessment', 'bench', n::text, '{"nb": "Nødutgang sperret", "en": "Emergency exit blocked"}',
             case when chance < 0.005 then 'zero_tolerance' else (array['major', 'moderate', 'minor'])[n] end, chance < 0.005,
             case when chance > 0.7 then 'non-conformity' end, 'own site',
             case when chance < 0.1 then 'open' when chance < 0.12 then 'done' else 'verified' end,
             case when chance >= 0.12 then ${member.memberId}::uuid end, case when chance >= 0.12 then now() end
        from (select id, n, random() as chance from suppliers, generate_series(1, 3) n where buyer_id = ${buyerId}) found`;
    await sql`analyze gaps`;
    await sql`select sum_up_suppliers(array(select id from suppliers where buyer_id = ${buyerId}))`;
  });
  return buyer;
}

/** Suppliers nobody has asked for anything. */
export async function buyerBeforeInviting(owner: postgres.Sql, size: number): Promise<Buyer> {
  const buyer = await buyerOf(owner);
  await inBulk(owner, buyer.buyerId, (sql) => addSuppliers(sql, buyer, size));
  return { ...buyer, supplierIds: await supplierIds(owner, buyer.buyerId) };
}

/** Suppliers with their invitation in their mailbox. */
export async function invitedSuppliers(owner: postgres.Sql, buyer: Buyer, size: number): Promise<Invited[]> {
  const { buyerId, documentId, requirements, member, assessment } = buyer;
  const secrets = Array.from({ length: size }, newSecret);
  const hashes = secrets.map((secret) => hashOf(secret).toString("hex"));
  const rows = await inBulk(owner, buyerId, async (sql) => {
    const added = await sql<(Omit<Invited, "secret"> & { place: number })[]>`
      with fresh as (select new_id() as id, new_id() as contact, new_id() as facts, new_id() as code, new_id() as assessment, place, hash
                       from unnest(${hashes}::text[]) with ordinality as given (hash, place)),
      added as (insert into suppliers (id, buyer_id, name, country, owner_id, added_by)
        select id, ${buyerId}, 'Invitert ' || place || ' AS', 'NO', ${member.memberId}, ${member.memberId} from fresh),
      reached as (insert into contacts (id, buyer_id, supplier_id, name, email, language, is_main)
        select contact, ${buyerId}, id, 'Ola Invitert', 'ola.' || id || '@invitert.example', 'nb', true from fresh),
      asked as (insert into requests (id, buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, questionnaire_id, asked_by, sent_at)
        select facts, ${buyerId}::uuid, id, ${requirements.facts}::uuid, 'company facts', 'sent', current_date + 14, current_date + 14, null::uuid, null::uuid, ${member.memberId}::uuid, now() from fresh
        union all
        select code, ${buyerId}::uuid, id, ${requirements.code}::uuid, 'document', 'sent', current_date + 21, current_date + 21, ${documentId}::uuid, null, ${member.memberId}::uuid, now() from fresh
        union all
        select assessment, ${buyerId}::uuid, id, ${assessment.requirementId}::uuid, 'assessment', 'sent', current_date + 30, current_date + 30, null::uuid, ${assessment.questionnaireId}::uuid, ${member.memberId}::uuid, now() from fresh),
      linked as (insert into links (hash, kind, email, buyer_id, supplier_id, contact_id, request_ids, expires_at)
        select decode(hash, 'hex'), 'invitation', 'ola.' || id || '@invitert.example', ${buyerId}, id, contact, array[facts, code, assessment], now() + interval '100 days' from fresh)
      select id, place::int, facts, code, assessment from fresh`;
    await sql`insert into request_history (buyer_id, supplier_id, request_id, state, waits_for_person, undelivered, deadline)
      select buyer_id, supplier_id, id, state, false, false, deadline from requests
       where buyer_id = ${buyerId} and supplier_id = any(${added.map(({ id }) => id)}::uuid[])`;
    return added;
  });
  return rows.map(({ place, ...row }) => ({ ...row, secret: secrets[place - 1]! }));
}

const parts = {
  first: "Nor,Øst,Vest,Ål,Sør,Fjell,Berg,Haug,Elv,Dal,Vik,Strand,Lund,Skog,Bjørk,Furu,Gran,Stein,Sand,Myr".split(","),
  second: "plast,stål,tek,transport,industri,komponent,elektro,metall,mekanikk,logistikk,trading,supply".split(","),
  kinds: ["AS", "ASA", "AB", "Ltd", "GmbH", "Oy", "ApS", "Inc"],
  countries: "NO,NO,NO,NO,NO,SE,DK,DE,CN,CN,PL,GB,US,FI,NL,IN,TW,IT,VN,CZ".split(","),
  categories: ["Elektroniske komponenter", "Kabler", "Metalldeler", "Plastdeler", "Emballasje", "Batterier"],
};
export const searched = ["fjell", "stål", "transport", "bjørktek", "4711", "ålmetall", "gmbh", "sør as"];

async function addSuppliers(
  sql: postgres.TransactionSql,
  { buyerId, member }: Omit<Buyer, "supplierIds">,
  size: number,
) {
  const one = (words: string[]) =>
    sql`(${words}::text[])[1 + floor(random() * ${words.length - 0.01}::float8 + 0 * n)::int]`;
  await sql`insert into suppliers (buyer_id, name, organisation_number, erp_key, country, role, category, criticality, yearly_spend,
        country_risk, owner_id, next_contact, added_by, created_at)
    select ${buyerId}, ${one(parts.first)} || ${one(parts.second)} || ' ' || n || ' ' || ${one(parts.kinds)}, (800000000 + n)::text,
           'L' || n, ${one(parts.countries)}, 'producer', ${one(parts.categories)}, ${one(["A", "B", "B", "C", "C", "C"])},
           (random() * 5000000)::int, ${one(["low", "low", "low", "medium", "high"])}, ${member.memberId},
           case when random() < 0.02 then current_date + (random() * 40)::int - 20 end, ${member.memberId}, now() - interval '400 days'
      from generate_series(1, ${size}::int) n`;
  await sql`insert into contacts (buyer_id, supplier_id, name, email, language, is_main)
    select buyer_id, id, 'Kari ' || erp_key, lower(erp_key) || '@' || buyer_id || '.example', case when random() < 0.6 then 'nb' else 'en' end, true
      from suppliers where buyer_id = ${buyerId}`;
}

/** Without triggers and foreign keys, then summed up and vacuumed, as a database is that was filled over the years. */
async function inBulk<Filled>(
  owner: postgres.Sql,
  buyerId: string,
  fill: (sql: postgres.TransactionSql) => Promise<Filled>,
): Promise<Filled> {
  const filled = await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`set local work_mem = '256MB'`;
    await sql`select setseed(0.42)`;
    const filled = await fill(sql);
    await sql`analyze suppliers, requests, contacts, signatures, signed_documents`;
    await sql`select sum_up_suppliers(array(select id from suppliers where buyer_id = ${buyerId} and next_deadline is null))`;
    return filled;
  });
  await owner`vacuum analyze`;
  return filled as Filled;
}

async function supplierIds(owner: postgres.Sql, buyerId: string) {
  const rows = await owner<
    { id: string }[]
  >`select id from suppliers where buyer_id = ${buyerId} order by md5(id::text) limit 500`;
  return rows.map(({ id }) => id);
}
