/**
 * Every address × every kind of stranger. The addresses come from app/routes.ts, so a new one is tried before anybody
 * remembers to; what it is about is a supplier full of things, whose names all carry a mark that no stranger may read.
 */
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { MemberRole } from "db/schema/words";
import { memberRoles } from "db/schema/words";
import { describe, expect } from "vitest";
import { readEnvironment } from "~/env.server";
import type { Audience } from "~/features/accounts/guard.server";
import { hashOf, newSecret } from "~/features/accounts/secrets.server";
import { blankDeclaration, unknownValues, withCompany, withSmelter } from "~/features/declarations/editing";
import { openPortal, type Portal } from "~/portal.server";
import { visitOf } from "~/visit.server";
import { csr } from "../support/assessed";
import { test as base } from "../support/database";
import { newSupplier, newWorld } from "../support/people";
import { addresses, moduleOf, type RouteModule } from "../support/routes";

const mark = "HEMMELIG";
const pages = addresses.filter(({ isLayout, path }) => !isLayout && path !== "/*");

const test = base
  .extend("portal", { scope: "file" }, async ({ ownerUrl }, { onCleanup }) => {
    const environment = readEnvironment({ DATA_DIR: ".data/test-strangers", LOG_LEVEL: "silent" });
    const portal = openPortal(environment, { databaseUrl: ownerUrl });
    onCleanup(() => portal.close());
    return portal;
  })
  .extend("cast", { scope: "file" }, async ({ owner, portal }) => {
    const ours = await newWorld(owner);
    const theirs = await newWorld(owner);
    const supplier = await newSupplier(owner, ours, {
      name: `${mark} AS`,
      email: `kontakt@${mark.toLowerCase()}.example`,
    });
    const sibling = await newSupplier(owner, ours, { name: "Søsken AS" });
    const foreign = await newSupplier(owner, theirs, { name: "Fremmed AS" });
    const ids = {
      ...(await furnish(owner, portal, ours, supplier)),
      ...(await assess(owner, ours, supplier)),
      ...(await declare(owner, ours, supplier)),
    };

    // A session of its own for each question: some answers end it.
    const cookieOf = (person: string, columns: Record<string, string>) => async () => {
      const secret = newSecret();
      await owner`insert into sessions ${owner({ hash: hashOf(secret), person_id: person, expires_at: new Date(Date.now() + 3_600_000), confirmed_at: new Date(), ...columns })}`;
      return secret;
    };
    const contactCookie = ({ personId, buyerId, supplierId, contactId }: typeof supplier) =>
      cookieOf(personId, { buyer_id: buyerId, supplier_id: supplierId, contact_id: contactId });
    const memberCookie = async (buyerId: string, roles: readonly MemberRole[]) => {
      const email = `${newSecret()
        .slice(0, 8)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "x")}@medlem.example`;
      const [member] =
        await owner`insert into members (buyer_id, name, email, roles) values (${buyerId}, 'Medlem', ${email}, ${[...roles]}) returning id`;
      const [person] = await owner`insert into people (email) values (${email}) returning id`;
      return cookieOf(person!.id, { buyer_id: buyerId, member_id: member!.id });
    };
    const colleague = await contributor(owner, supplier);
    return {
      ids,
      cookies: {
        nobody: async () => undefined,
        "another buyer's member": await memberCookie(theirs.buyerId, memberRoles),
        "another supplier's contact": contactCookie(sibling),
        "another buyer's supplier's contact": contactCookie(foreign),
        "a colleague": contactCookie(colleague),
        "the supplier itself": contactCookie(supplier),
        ...Object.fromEntries(
          await Promise.all(
            memberRoles.map(async (role) => [`a ${role}`, await memberCookie(ours.buyerId, [role])] as const),
          ),
        ),
      } as Record<string, () => Promise<string | undefined>>,
    };
  });

type Outcome = { status: number; to: string | null; body: string };

/** Asks as Remix does: the handler alone, with the address's blanks filled and whoever's cookie it is. */
async function ask(
  portal: Portal,
  handler: NonNullable<RouteModule["loader"]>,
  method: string,
  path: string,
  ids: Record<string, string>,
  cookie: string | undefined,
  site = "same-origin",
): Promise<Outcome> {
  const asked = /\/(assessment|answers|check|findings|share|review|questions)\b/.test(path)
    ? { ...ids, request: ids.assessment! }
    : ids;
  const named = /\/declaration\b/.test(path) ? { ...ids, request: ids.declaration! } : asked;
  const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name]) => [name!, named[name!]!]));
  const url = new URL(
    path.replace(/:(\w+)/g, (_, name) => named[name]!),
    "http://portal.example",
  );
  const sent = method === "GET" ? {} : { body: new URLSearchParams(), headers: { "Sec-Fetch-Site": site } };
  const request = new Request(url, { method, ...sent });
  const visit = visitOf(
    portal,
    { url, cookies: cookie ? { aktsom: cookie } : {}, headers: { host: "portal.example" } },
    { ip: "192.0.2.1", browser: "Vitest" },
    () => {},
  );
  const context = { nonce: "", portal, visit } as AppLoadContext;
  try {
    return await outcomeOf(await handler({ request, params, context } as LoaderFunctionArgs & never));
  } catch (thrown) {
    if (thrown instanceof Response) return outcomeOf(thrown);
    throw thrown;
  }
}

async function outcomeOf(result: unknown): Promise<Outcome> {
  if (result instanceof Response)
    return {
      status: result.status,
      to: result.headers.get("Location"),
      body: result.status < 300 ? await result.text() : "",
    };
  const answer = result as { data?: unknown; init?: { status?: number } | null } | null;
  return { status: answer?.init?.status ?? 200, to: null, body: JSON.stringify(answer) ?? "" };
}

const isTurnedAway = ({ status, to }: Outcome) =>
  status === 404 || status === 403 || (status === 302 && /^\/(sign-in|companies)/.test(to ?? ""));

/** Who may come to an address at all, by its audience. */
const mayCome = (audience: Audience, who: string, isReading: boolean): boolean => {
  const role = /^a (\w+)$/.exec(who)?.[1] as MemberRole | "colleague" | undefined;
  const isTheirs = who === "another buyer's member";
  switch (audience) {
    case "everyone":
      return true;
    case "supplier":
      return who.endsWith("contact") || who === "the supplier itself";
    case "colleague":
      return who.endsWith("contact") || who === "the supplier itself" || who === "a colleague";
    case "member":
      return isTheirs || memberRoles.includes(role as MemberRole);
    case "buyer":
      return (
        isTheirs ||
        (memberRoles.includes(role as MemberRole) && (isReading || ["buyer", "coordinator", "manager"].includes(role!)))
      );
    case "coordinator":
      return isTheirs || ["coordinator", "manager"].includes(role!) || (isReading && role === "reader");
    case "admin":
      return isTheirs || role === "administrator";
  }
};
const isStranger = (who: string) => who.startsWith("another") || who === "nobody";

describe.each(pages)("$path", ({ path, file, params }) => {
  test("turns strangers away, and shows nobody what is another's", async ({ portal, cast }) => {
    const { loader, action } = await moduleOf(file);
    const wrong: string[] = [];
    for (const [who, cookie] of Object.entries(cast.cookies)) {
      for (const [method, handler] of [
        ["GET", loader],
        ["POST", action],
      ] as const) {
        if (!handler?.audience) continue;
        const outcome = await ask(portal, handler, method, path, cast.ids, await cookie());
        const told = `${method} as ${who}: ${outcome.status} ${outcome.to ?? ""}`;
        const comes = mayCome(handler.audience, who, method === "GET");
        if (!comes && !isTurnedAway(outcome)) wrong.push(`${told}, who may not come here`);
        // An address about something of ours leads a stranger nowhere, whatever role it holds at home.
        const isAboutOurs = params.length > 0 && handler.audience !== "everyone";
        if (comes && isStranger(who) && isAboutOurs && !isTurnedAway(outcome))
          wrong.push(`${path}: ${told}, though it is another's`);
        if (isStranger(who) && outcome.body.includes(mark)) wrong.push(`${told}, and reads what is another's`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("takes no form from another site", async ({ portal, cast }) => {
    const { action } = await moduleOf(file);
    if (!action) return;
    for (const cookie of Object.values(cast.cookies)) {
      const outcome = await ask(portal, action, "POST", path, cast.ids, await cookie(), "cross-site");
      expect(outcome.status).toBe(403);
    }
  });
});

test("whoever may come does, so that the others are not turned away for another reason", async ({ portal, cast }) => {
  const { loader } = await moduleOf("routes/buyer/supplier.tsx");
  for (const role of memberRoles) {
    const outcome = await ask(
      portal,
      loader!,
      "GET",
      "/suppliers/:supplier",
      cast.ids,
      await cast.cookies[`a ${role}`]!(),
    );
    expect([role, outcome.status, outcome.body.includes(mark)]).toEqual([role, 200, true]);
  }
  const own = await moduleOf("routes/supplier/request.tsx");
  const seen = await ask(
    portal,
    own.loader!,
    "GET",
    "/my/requests/:request",
    cast.ids,
    await cast.cookies["the supplier itself"]!(),
  );
  expect(seen.status).toBe(200);
  for (const [who, path, file] of [
    ["the supplier itself", "/my/certificates/:certificate", "routes/supplier/certificate.tsx"],
    ["a reader", "/suppliers/:supplier/certificates/:certificate", "routes/buyer/certificate.tsx"],
  ] as const) {
    const { loader } = await moduleOf(file);
    const shown = await ask(portal, loader!, "GET", path, cast.ids, await cast.cookies[who]!());
    expect([who, shown.status, shown.body.includes(mark)]).toEqual([who, 200, true]);
  }
  const section = await moduleOf("routes/supplier/section.tsx");
  const answers = await ask(
    portal,
    section.loader!,
    "GET",
    "/my/requests/:request/assessment/:section",
    cast.ids,
    await cast.cookies["the supplier itself"]!(),
  );
  expect([answers.status, answers.body.includes(mark)]).toEqual([200, true]);
});

type Owner = Parameters<typeof newWorld>[0];

/** One of everything an address can name, all of them the marked supplier's or its buyer's. */
async function furnish(
  owner: Owner,
  portal: Portal,
  { buyerId, member, documentId, requirements }: Awaited<ReturnType<typeof newWorld>>,
  { supplierId, contactId }: Awaited<ReturnType<typeof newSupplier>>,
) {
  const one = async (rows: PromiseLike<readonly { id: string }[]>) => (await rows)[0]!.id;
  const request = await one(owner<
    { id: string }[]
  >`insert into requests (buyer_id, supplier_id, requirement_id, kind, concerning, state, deadline, first_deadline, document_id, asked_by, sent_at)
    values (${buyerId}, ${supplierId}, ${requirements.code}, 'document', ${mark}, 'already done asked', '2030-01-01', '2030-01-01', ${documentId}, ${member.memberId}, now()) returning id`);
  const claim = await one(owner<
    { id: string }[]
  >`insert into claims (buyer_id, supplier_id, request_id, kind, claimed_by, reason, way, signed_on, signer_name)
    values (${buyerId}, ${supplierId}, ${request}, 'already done', ${contactId}, ${mark}, 'earlier', '2025-01-01', ${mark}) returning id`);
  const proof = await portal.files.receive(`${mark}.pdf`, bytes("%PDF-1.7 "), {
    limit: 100,
    accepts: ["application/pdf"],
  });
  if ("refused" in proof) throw new Error(proof.refused);
  const file = await one(owner<
    { id: string }[]
  >`insert into files (buyer_id, supplier_id, name, storage_key, state, size, hash, media_type)
    values (${buyerId}, ${supplierId}, ${`${mark}.pdf`}, ${proof.storageKey}, 'stored', ${proof.size}, ${proof.hash}, 'application/pdf') returning id`);
  const shown = await one(owner<
    { id: string }[]
  >`insert into files (buyer_id, supplier_id, name, storage_key, state, size, hash, media_type)
    values (${buyerId}, ${supplierId}, ${`${mark}.pdf`}, ${`${proof.storageKey}-2`}, 'stored', ${proof.size}, ${proof.hash}, 'application/pdf') returning id`);
  const certificate = await one(owner<
    { id: string }[]
  >`insert into certificates (buyer_id, supplier_id, file_id, type, state, holder_name, number, submitted_at, added_by)
    values (${buyerId}, ${supplierId}, ${shown}, 'iso14001', 'submitted', ${mark}, ${mark}, now(), ${contactId}) returning id`);
  const ownCode = await one(owner<
    { id: string }[]
  >`insert into own_codes (buyer_id, supplier_id, file_id, address, language, dated_on, brought_by)
    values (${buyerId}, ${supplierId}, ${file}, ${`https://${mark}.example`}, 'nb', '2025-01-01', ${contactId}) returning id`);
  await owner`insert into comparisons (buyer_id, supplier_id, request_id, own_code_id, document_id)
    values (${buyerId}, ${supplierId}, ${request}, ${ownCode}, ${documentId})`;
  await owner`insert into coverage (buyer_id, supplier_id, own_code_id, document_id, clause, mark, note, marked_by, marked_at)
    values (${buyerId}, ${supplierId}, ${ownCode}, ${documentId}, '1.1', 'missing', ${mark}, ${member.memberId}, now())`;
  const signature = await one(owner<
    { id: string }[]
  >`insert into signatures (buyer_id, supplier_id, way, language, registered_by, legal_name, signer_name, signer_title, signed_at, signed_on, seal_version, seal, buyer_name)
    values (${buyerId}, ${supplierId}, 'earlier', 'nb', ${member.memberId}, ${mark}, ${mark}, 'Daglig leder', now(), '2025-01-01', 1, ${Buffer.alloc(32, 7)}, 'Fjordlys') returning id`);
  await owner`insert into messages (buyer_id, supplier_id, request_id, contact_id, body)
    values (${buyerId}, ${supplierId}, ${request}, ${contactId}, ${mark})`;
  const decision = await one(owner<
    { id: string }[]
  >`insert into decisions (buyer_id, supplier_id, outcome, reason, for_people, review_by, proposed_by)
    values (${buyerId}, ${supplierId}, 'not approved', ${mark}, ${mark}, '2030-01-01', ${member.memberId}) returning id`);
  const imported = await one(
    owner<
      { id: string }[]
    >`insert into imports (buyer_id, started_by, file_name, file, sheet) values (${buyerId}, ${member.memberId}, ${`${mark}.csv`}, ${Buffer.from(`Navn\n${mark}\n`)}, ${owner.json({ columns: [], rows: 1 })}) returning id`,
  );
  const mail = await one(
    owner<
      { id: string }[]
    >`insert into mails (buyer_id, supplier_id, contact_id, email, language, template, state) values (${buyerId}, ${supplierId}, ${contactId}, 'x@y.example', 'nb', 'invitation', 'sent') returning id`,
  );
  return {
    request,
    claim,
    file,
    certificate,
    signature,
    decision,
    mail,
    import: imported,
    supplier: supplierId,
    contact: contactId,
    member: member.memberId,
    document: documentId,
    token: newSecret(),
  };
}

/** A self-assessment that has been begun. */
async function assess(
  owner: Owner,
  { buyerId, member }: Awaited<ReturnType<typeof newWorld>>,
  { supplierId, contactId }: Awaited<ReturnType<typeof newSupplier>>,
) {
  const [questionnaire] =
    await owner`insert into questionnaires (buyer_id, key, version, title, definition, state, published_at)
    values (${buyerId}, ${csr.key}, 1, ${owner.json(csr.title)}, ${owner.json(csr)}, 'published', now()) returning id`;
  const [requirement] = await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'assessment', ${csr.key}, ${owner.json(csr.title)}, 30, 45) returning id`;
  const [request] =
    await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, concerning, state, deadline, first_deadline, questionnaire_id, asked_by, sent_at)
    values (${buyerId}, ${supplierId}, ${requirement!.id}, 'assessment', ${mark}, 'in progress', '2030-01-01', '2030-01-01', ${questionnaire!.id}, ${member.memberId}, now()) returning id`;
  await owner`insert into answers (buyer_id, supplier_id, request_id, question, section, value, comment, answered_by)
    values (${buyerId}, ${supplierId}, ${request!.id}, 'management.policy', 'management', '"yes"', ${mark}, ${contactId})`;
  const content = JSON.stringify({
    questionnaire: { key: csr.key, version: 1 },
    supplier: mark,
    buyer: "Kjøper",
    submitter: { name: mark },
    statement: "",
    concerning: "",
    answers: [
      {
        question: "management.policy",
        answer: "yes",
        comment: mark,
        files: [],
        source: "typed",
        origin: null,
        answeredBy: mark,
      },
    ],
    covered: [],
  });
  await owner`insert into submissions (buyer_id, supplier_id, request_id, number, questionnaire_id, content, hash, section_scores, submitted_by, submitter_name, submitter_title, submitted_at)
    values (${buyerId}, ${supplierId}, ${request!.id}, 1, ${questionnaire!.id}, ${content}, ${hashOf(content)}, '[]', ${contactId}, ${mark}, 'Daglig leder', now())`;
  return {
    assessment: request!.id as string,
    section: "management",
    question: "management.policy",
    questionnaire: questionnaire!.id as string,
  };
}

async function declare(
  owner: Owner,
  { buyerId, member }: Awaited<ReturnType<typeof newWorld>>,
  { supplierId, contactId }: Awaited<ReturnType<typeof newSupplier>>,
) {
  const [requirement] = await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'declaration', 'cmrt', ${owner.json({ nb: "CMRT", en: "CMRT" })}, 30, 60) returning id`;
  const [request] =
    await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, concerning, state, deadline, first_deadline, asked_by, sent_at)
    values (${buyerId}, ${supplierId}, ${requirement!.id}, 'declaration', ${mark}, 'in progress', '2030-01-01', '2030-01-01', ${member.memberId}, now()) returning id`;
  const named = withCompany(blankDeclaration("CMRT"), { name: mark });
  const declaration = withSmelter(named, { ...unknownValues("Tin"), name: mark, status: "not listed" });
  const requestId = request!.id as string;
  await owner`insert into declaration_drafts (buyer_id, supplier_id, request_id, content, kept_by)
    values (${buyerId}, ${supplierId}, ${requestId}, ${owner.json(declaration as never)}, ${contactId})`;
  const content = JSON.stringify({ componentsRated: mark, declaration });
  const [sent] =
    await owner`insert into declarations (buyer_id, supplier_id, request_id, number, template, template_version, content, hash, open_items, flags, submitted_by, submitter_name, submitter_title, submitted_at)
    values (${buyerId}, ${supplierId}, ${requestId}, 1, 'CMRT', '6.5', ${content}, ${hashOf(content)}, 0, '[]', ${contactId}, ${mark}, 'Daglig leder', now()) returning id`;
  await owner`insert into smelters (buyer_id, supplier_id, declaration_id, row, metal, kind, name)
    values (${buyerId}, ${supplierId}, ${sent!.id}, 5, 'Tin', 'not listed', ${mark})`;
  return { declaration: requestId, part: "company", row: "5" };
}

async function* bytes(text: string) {
  yield Buffer.from(text + mark);
}

/** A contributor nothing has been shared with. */
async function contributor(owner: Owner, supplier: Awaited<ReturnType<typeof newSupplier>>) {
  const email = `kollega@${mark.toLowerCase()}.example`;
  const [contact] =
    await owner`insert into contacts (buyer_id, supplier_id, name, email, role) values (${supplier.buyerId}, ${supplier.supplierId}, 'Kollega', ${email}, 'contributor') returning id`;
  const [person] = await owner`insert into people (email) values (${email}) returning id`;
  return { ...supplier, contactId: contact!.id as string, personId: person!.id as string };
}
