import type { Database, Store } from "db/client.server";
import type postgres from "postgres";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { keep } from "~/features/files/files.server";
import { askableIn, invite, ticked } from "~/features/requests/invite.server";
import { requestsOf } from "~/features/requests/requests.server";
import { signatureInFull } from "~/features/signatures/kept.server";
import { registerSignature } from "~/features/signatures/registering.server";
import { sealStillHolds, sign } from "~/features/signatures/signatures.server";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfContact, scopeOfMember } from "../support/people";

const now = new Date("2026-11-21T10:00:00Z");
const seen = { way: "earlier" as const, signedOn: "2024-03-01", name: "Ola Åsane", title: "daglig leder" };

type Given = { database: Database; owner: postgres.Sql };

async function company({ database, owner }: Given, { invited = false } = {}) {
  const world = await newWorld(owner);
  const { member, buyerId, documentId } = world;
  const supplier = await newSupplier(owner, world);
  const whose = { buyerId, supplierId: supplier.supplierId };
  const as = <Result>(work: (store: Store) => Promise<Result>) => inScope(database, scopeOfMember(member), work);
  if (invited)
    await as(async (store) =>
      invite(
        store,
        member,
        {
          chosen: ticked([supplier.supplierId]),
          asked: await askableIn(store, buyerId),
          concerning: "",
          words: {},
          deadline: null,
        },
        now,
      ),
    );
  const upload = {
    name: "signert.pdf",
    storageKey: `${buyerId}`,
    size: 4,
    hash: Buffer.alloc(32, 7),
    mediaType: "application/pdf",
  };
  const proof = () => as((store) => keep(store, { ...whose, memberId: member.memberId }, upload));
  const register = (more: Partial<Parameters<typeof registerSignature>[3]> = {}) =>
    as((store) =>
      registerSignature(
        store,
        member,
        supplier.supplierId,
        { ...seen, documentId, proofFileId: null, withoutProof: "Arkivet brant.", ...more },
        now,
      ),
    );
  const code = () => as(async (store) => (await requestsOf(store, whose)).find(({ kind }) => kind === "document"));
  const holds = (id: string) => as((store) => sealStillHolds(store, whose, id));
  return { ...world, supplier, whose, as, proof, register, code, holds };
}

test("a registered signature answers the open request and counts as earlier or paper", async ({ database, owner }) => {
  const { register, code, supplier } = await company({ database, owner }, { invited: true });
  const made = await register();
  expect(made).toMatchObject({ answered: { kind: "document" } });
  expect(await code()).toMatchObject({ state: "signed", waitsFor: null });
  const [sums] = await owner`select code_part, code_way from suppliers where id = ${supplier.supplierId}`;
  expect(sums).toEqual({ code_part: "earlier or paper", code_way: "earlier" });
});

test("without a request the signature stands alone, with the reason there is no proof", async ({ database, owner }) => {
  const { register, as, whose } = await company({ database, owner });
  const made = await register();
  expect(made).toMatchObject({ answered: null });
  const kept = await as((store) => signatureInFull(store, whose, (made as { signatureId: string }).signatureId));
  expect(kept).toMatchObject({
    ...{ signerName: seen.name, way: "earlier" },
    holds: true,
    withoutProof: "Arkivet brant.",
  });
  expect(kept!.documents[0]!.textNb).toContain("aktsom document 1\nkey: code_of_conduct\nversion: 1\nlanguage: nb");
});

test("a signature on an older version leaves the request for the newer one open", async ({ database, owner }) => {
  const world = await company({ database, owner });
  const { buyerId, documentId, register, code, as, member, whose } = world;
  await owner`update documents set state = 'retired' where id = ${documentId}`;
  await owner`insert into documents (buyer_id, key, version, title, body, blanks, state, published_at)
    select buyer_id, key, 2, title, body, blanks, 'published', now() from documents where id = ${documentId}`;
  await as(async (store) =>
    invite(
      store,
      member,
      {
        chosen: ticked([whose.supplierId]),
        asked: await askableIn(store, buyerId),
        concerning: "",
        words: {},
        deadline: null,
      },
      now,
    ),
  );
  expect(await register()).toMatchObject({ answered: null });
  expect(await code()).toMatchObject({ state: "sent", documentVersion: 2 });
});

test("the same signature is registered once, whoever clicks again", async ({ database, owner }) => {
  const { register } = await company({ database, owner });
  await register();
  expect(await register()).toEqual({ refusal: "registered" });
  expect(await register({ signedOn: "2023-01-01" })).toHaveProperty("signatureId");
});

test("a draft, and another buyer's document, cannot be signed", async ({ database, owner }) => {
  const { register, buyerId } = await company({ database, owner });
  const other = await newWorld(owner);
  expect(await register({ documentId: other.documentId })).toEqual({ refusal: "unknown" });
  const [draft] = await owner`insert into documents (buyer_id, key, version, title, body, draft)
    values (${buyerId}, 'nda', 1, '{"nb":"","en":""}', '{"nb":"","en":""}', '{}') returning id`;
  expect(await register({ documentId: draft!.id })).toEqual({ refusal: "unknown" });
});

test("the seal of every way of signing can be computed anew, also when the buyer has got another name", async ({
  database,
  owner,
}) => {
  const { supplier, as, whose, register, proof, holds, buyerId } = await company(
    { database, owner },
    { invited: true },
  );
  const [code] = await as(async (store) => (await requestsOf(store, whose)).filter(({ kind }) => kind === "document"));
  const here = await inScope(database, scopeOfContact(supplier), (store) =>
    sign(
      store,
      supplier,
      {
        requests: [code!],
        language: "nb",
        legalName: "Åsane Kretskort AS",
        organisationNumber: "912345678",
        name: "Ola Åsane",
        title: "daglig leder",
        ip: "192.0.2.7",
        browser: "Firefox",
        preparedBy: null,
      },
      now,
    ),
  );
  const made = [
    here,
    await register(),
    await register({ way: "paper", proofFileId: await proof(), withoutProof: null }),
  ];
  await owner`update buyers set name = 'Et annet navn AS' where id = ${buyerId}`;
  for (const one of made) expect(await holds((one as { signatureId: string }).signatureId)).toBe(true);
});

test("a seal breaks when anything under it is changed behind the portal's back", async ({ database, owner }) => {
  const { register, proof, holds, whose } = await company({ database, owner });
  const file = await proof();
  const made = await register({ way: "paper", proofFileId: file, withoutProof: null });
  const { signatureId } = made as { signatureId: string };
  const [other] = await owner`insert into contacts (buyer_id, supplier_id, name, email)
    values (${whose.buyerId}, ${whose.supplierId}, 'Kari', 'kari@asane.example') returning id`;
  const [member] = await owner`insert into members (buyer_id, name, email, roles)
    values (${whose.buyerId}, 'Per', 'per@fjordlys.example', '{buyer}') returning id`;
  const forged: Record<string, unknown> = {
    way: "earlier",
    language: "en",
    prepared_by: other!.id,
    registered_by: member!.id,
    buyer_name: "Et annet navn AS",
    legal_name: "Åsane AS",
    organisation_number: "999999999",
    signer_name: "Per",
    signer_title: "styreleder",
    signer_email: "per@asane.example",
    consent: "Ja.",
    signed_at: new Date("2026-11-20T10:00:00Z"),
    signed_on: "2024-03-02",
    ip: "192.0.2.1",
    browser: "Lynx",
    proof_file_id: null,
    seal_version: 2,
    seal: Buffer.alloc(32, 1),
  };
  // Every column there is, but for whose it is and a pointer beside the signer's own name and address.
  const columns = await owner`select column_name from information_schema.columns where table_name = 'signatures'`;
  const unsealed = ["id", "buyer_id", "supplier_id", "contact_id"];
  expect(Object.keys(forged).sort()).toEqual(
    columns
      .map(({ column_name }) => column_name as string)
      .filter((name) => !unsealed.includes(name))
      .sort(),
  );
  expect(await holds(signatureId)).toBe(true);
  const forge = async (
    table: "signatures" | "signed_documents" | "files",
    key: string,
    id: string,
    change: Record<string, unknown>,
  ) => {
    const [before] = await owner`select * from ${owner(table)} where ${owner(key)} = ${id}`;
    const set = (values: Record<string, unknown>) =>
      owner.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        await sql`update ${sql(table)} set ${sql(values)} where ${sql(key)} = ${id}`;
      });
    await set(change);
    const held = await holds(signatureId);
    await set(Object.fromEntries(Object.keys(change).map((name) => [name, before![name]])));
    return held;
  };
  for (const [column, value] of Object.entries(forged))
    expect([column, await forge("signatures", "id", signatureId, { [column]: value })]).toEqual([column, false]);
  const [text] = await owner`select hash_nb, hash_en from signed_documents where signature_id = ${signatureId}`;
  expect(await forge("signed_documents", "signature_id", signatureId, { hash_nb: text!.hash_en })).toBe(false);
  expect(await forge("files", "id", file, { hash: Buffer.alloc(32, 9) })).toBe(false);
  expect(await holds(signatureId)).toBe(true);
});
