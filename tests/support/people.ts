/** A buyer with its people and one supplier, made the short way, for tests that begin where the interesting part begins. */
import { randomUUID } from "node:crypto";
import type { MemberRole } from "db/schema/words";
import type postgres from "postgres";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { standardDocuments } from "~/features/documents/content/library";

export type World = Awaited<ReturnType<typeof newWorld>>;

/** A buyer of its own, with a member of the given roles, the standard requirements, and a published code of conduct. */
export async function newWorld(
  owner: postgres.Sql,
  { roles = ["buyer", "coordinator", "administrator"] as MemberRole[] } = {},
) {
  const [buyer] =
    await owner`insert into buyers (name, contact_email, contact_name, contact_phone, website, whistleblowing_url)
    values ('Fjordlys Elektronikk AS', 'innkjop@fjordlys.example', 'Kari Nordmann', '+47 22 00 00 00', 'https://fjordlys.example', 'https://fjordlys.example/varsling') returning id`;
  const buyerId = buyer!.id as string;
  const member = await newMember(owner, buyerId, roles);
  const code = standardDocuments[0]!;
  const blanks = {
    buyer_name: "Fjordlys Elektronikk AS",
    contact_email: "innkjop@fjordlys.example",
    whistleblowing_url: "https://fjordlys.example/varsling",
  };
  const [document] =
    await owner`insert into documents (buyer_id, key, version, title, body, blanks, state, published_at)
    values (${buyerId}, ${code.key}, 1, ${owner.json({ nb: "Etiske retningslinjer for leverandører", en: "Supplier code of conduct" })},
            ${owner.json(code.source)}, ${owner.json(blanks)}, 'published', now()) returning id`;
  const [facts] = await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'company facts', 'company_facts', ${owner.json({ nb: "Opplysninger om virksomheten", en: "Company facts" })}, 14, 2) returning id`;
  const [conduct] = await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'document', 'code_of_conduct', ${owner.json({ nb: "Etiske retningslinjer for leverandører", en: "Supplier code of conduct" })}, 21, 10) returning id`;
  return {
    buyerId,
    member,
    documentId: document!.id as string,
    requirements: { facts: facts!.id as string, code: conduct!.id as string },
  };
}

export async function newMember(
  owner: postgres.Sql,
  buyerId: string,
  roles: MemberRole[],
  email = `${randomUUID().slice(0, 8)}@fjordlys.example`,
): Promise<MemberSession> {
  const [member] =
    await owner`insert into members (buyer_id, name, email, roles) values (${buyerId}, 'Kari Nordmann', ${email}, ${roles}) returning id`;
  const [person] = await owner`insert into people (email) values (${email}) returning id`;
  return {
    audience: "member",
    buyerId,
    buyerName: "Fjordlys Elektronikk AS",
    timeZone: "Europe/Oslo",
    memberId: member!.id,
    name: "Kari Nordmann",
    roles,
    personId: person!.id,
    email,
    language: "nb",
    confirmedAt: new Date(),
    companies: 0,
    hash: Buffer.alloc(32),
  };
}

/** A supplier with a main contact, not yet asked for anything. */
export async function newSupplier(
  owner: postgres.Sql,
  { buyerId, member }: { buyerId: string; member: { memberId: string } },
  {
    name = "Åsane Kretskort AS",
    country = "NO" as string | null,
    email = `${randomUUID().slice(0, 8)}@asane.example`,
    language = "nb" as "nb" | "en",
  } = {},
): Promise<SupplierSession> {
  const [supplier] = await owner`insert into suppliers (buyer_id, name, country, added_by, owner_id)
    values (${buyerId}, ${name}, ${country}, ${member.memberId}, ${member.memberId}) returning id`;
  const [contact] = await owner`insert into contacts (buyer_id, supplier_id, name, email, language, is_main)
    values (${buyerId}, ${supplier!.id}, 'Ola Åsane', ${email}, ${language}, true) returning id`;
  const [person] =
    await owner`insert into people (email, language) values (${email}, ${language}) on conflict (email) do update set email = excluded.email returning id`;
  return {
    audience: "supplier",
    buyerId,
    buyerName: "Fjordlys Elektronikk AS",
    timeZone: "Europe/Oslo",
    supplierId: supplier!.id,
    supplierName: name,
    contactId: contact!.id,
    name: "Ola Åsane",
    role: "contact",
    personId: person!.id,
    email,
    language,
    confirmedAt: new Date(),
    companies: 1,
    hash: Buffer.alloc(32),
  };
}

export const scopeOfMember = ({ buyerId, memberId, personId }: MemberSession) =>
  ({ role: "member", buyer: buyerId, member: memberId, person: personId }) as const;
export const scopeOfContact = ({ buyerId, supplierId, contactId, personId }: SupplierSession) =>
  ({ role: "supplier", buyer: buyerId, supplier: supplierId, contact: contactId, person: personId }) as const;
