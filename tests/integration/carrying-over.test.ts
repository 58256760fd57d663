import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { confirmOffered, offersIn, reusableFor, sayOfReuse } from "~/features/assessments/carrying-over.server";
import { reviewShown } from "~/features/assessments/review-page.server";
import { give } from "~/features/assessments/sharing.server";
import { answersOf } from "~/features/assessments/submission";
import { contentOf, newestSubmission } from "~/features/assessments/submission.server";
import { handIn } from "~/features/company-facts/facts.server";
import { requestOf } from "~/features/requests/requests.server";
import { answer, askedAgain, assessed, bestAnswers, csr, publish, submitted } from "../support/assessed";
import { test } from "../support/database";
import { arrive, asContact, linkFor } from "../support/invited";
import { scopeOfMember } from "../support/people";

type Database = Parameters<typeof answer>[0];

const look = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, (store) => assessmentOf(store, by, request));

const offered = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, async (store) => {
    const assessment = await assessmentOf(store, by, request);
    return offersIn(store, by, assessment, assessment.sections);
  });

const reusable = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, async (store) => reusableFor(store, by, await assessmentOf(store, by, request)));

const confirm = (
  database: Database,
  by: SupplierSession,
  request: string,
  section: string,
  which: { question: string } | "unchanged",
) =>
  asContact(database, by, async (store) => {
    const assessment = await assessmentOf(store, by, request);
    const here = assessment.sections.find(({ key }) => key === section)!;
    return confirmOffered(store, by, assessment, here, which, new Date());
  });

async function lastYear(owner: postgres.Sql, database: Database) {
  const asked = await assessed(owner, database);
  await answer(database, asked.by, asked.request, bestAnswers());
  await submitted(database, asked.by, asked.request);
  return { ...asked, next: await askedAgain(owner, asked.request) };
}

describe("last year's answers", () => {
  test("are offered, and count for nothing until one is confirmed", async ({ database, owner }) => {
    const { by, next } = await lastYear(owner, database);
    const offers = await offered(database, by, next);
    expect(offers.get("management.policy")).toMatchObject({ value: "yes", to: "this buyer" });
    expect(offers.has("confirm.accuracy")).toBe(false);
    expect((await look(database, by, next)).answers["management.policy"]).toBeUndefined();

    expect(await confirm(database, by, next, "management", { question: "management.policy" })).toBe(1);
    const { kept, task } = await look(database, by, next);
    expect(kept.get("management.policy")).toMatchObject({
      value: "yes",
      source: "carried over",
      origin: { to: "this buyer" },
    });
    expect(kept.size).toBe(1);
    expect(task.state).toBe("in progress");
    expect((await offered(database, by, next)).has("management.policy")).toBe(false);
  });

  test("are all confirmed for a section in which nothing has changed, with what follows from them", async ({
    database,
    owner,
  }) => {
    const { by, next } = await lastYear(owner, database);
    await answer(database, by, next, { "company.role": "producer", "management.training": "no" });
    await confirm(database, by, next, "management", "unchanged");
    const { kept, asked } = await look(database, by, next);
    expect(kept.get("management.training")).toMatchObject({ value: "no", source: "typed", origin: null });
    expect(asked.has("management.audit")).toBe(true);
    expect(kept.get("management.audit")).toMatchObject({ source: "carried over", origin: { isUnchanged: true } });
    expect([...kept.values()].some(({ section }) => section === "hse")).toBe(false);
  });

  test("are typed again once somebody changes one", async ({ database, owner }) => {
    const { by, next } = await lastYear(owner, database);
    await confirm(database, by, next, "management", "unchanged");
    await answer(database, by, next, { "management.policy": "partly" });
    expect((await look(database, by, next)).kept.get("management.policy")).toMatchObject({
      source: "typed",
      origin: null,
    });
  });

  test("about one contract are not offered for another", async ({ database, owner }) => {
    const { by, request } = await lastYear(owner, database);
    const other = await askedAgain(owner, request, "Kontrakt 17");
    expect((await offered(database, by, other)).size).toBe(0);
  });

  test("are offered to a colleague in her section, and nowhere else", async ({ database, owner }) => {
    const { by, next } = await lastYear(owner, database);
    const email = `hjelper.${next}@leverandor.example`;
    await asContact(database, by, async (store) =>
      give(store, by, await assessmentOf(store, by, next), {
        to: { name: "Hjelper", email, title: null, language: "nb" },
        keys: ["management"],
      }),
    );
    const [contact] = await owner`select id from contacts where email = ${email}`;
    const link = await linkFor(database, { ...by, email, contactId: contact!.id }, [next]);
    const colleague = await arrive(database, link);
    const offers = await offered(database, colleague, next);
    expect(new Set([...offers.keys()].map((key) => key.split(".")[0]))).toEqual(new Set(["management"]));
    const others = await asContact(database, colleague, (store) =>
      store.execute(sql`select question from answers_before(${next}, '{hse.ppe,management.policy}'::text[])`),
    );
    expect(others.map(({ question }) => question)).toEqual(["management.policy"]);
    const seen = await asContact(database, colleague, (store) => store.execute(sql`select question from answers`));
    expect([...seen]).toEqual([]);
    await confirm(database, colleague, next, "management", "unchanged");
    expect((await look(database, by, next)).kept.get("management.policy")).toMatchObject({
      source: "carried over",
      answeredBy: "Hjelper",
    });
  });

  test("that no longer answer the question are not offered", async ({ database, owner }) => {
    const { by, world, next } = await lastYear(owner, database);
    const changed = structuredClone(csr);
    const policy = changed.sections[1]!.questions.find(({ key }) => key === "management.policy")!;
    policy.options = policy.options!.filter(({ value }) => value !== "yes");
    const id = await publish(database, world, changed);
    await owner`update requests set questionnaire_id = ${id} where id = ${next}`;
    const offers = await offered(database, by, next);
    expect(offers.has("management.policy")).toBe(false);
    expect(offers.has("management.training")).toBe(true);
  });

  test("are frozen with where they come from, and the reviewer is told what was confirmed as a whole", async ({
    database,
    owner,
  }) => {
    const { by, world, next } = await lastYear(owner, database);
    await answer(database, by, next, { "dd.process": "partly" });
    for (const { key } of csr.sections) await confirm(database, by, next, key, "unchanged");
    await answer(database, by, next, { "confirm.accuracy": true });
    expect(await submitted(database, by, next)).toHaveProperty("submissionId");
    const frozen = await asContact(database, by, async (store) =>
      answersOf(await contentOf(store, by, (await newestSubmission(store, by, next))!.id)),
    );
    expect(frozen.get("management.policy")).toMatchObject({
      source: "carried over",
      origin: { to: "this buyer", isUnchanged: true, at: expect.stringMatching(/Z$/) },
    });
    expect(frozen.get("confirm.accuracy")).toMatchObject({ source: "typed", origin: null });
    const read = await inScope(database, scopeOfMember(world.member), async (store) =>
      reviewShown(store, (await requestOf(store, by, next))!, "nb"),
    );
    const confirmed = new Map(read!.confirmed.map(({ key, count }) => [key, count]));
    const offered = csr.sections[2]!.questions.filter(({ key }) => frozen.has(key));
    expect(confirmed.get("due_diligence")).toBe(offered.length - 1);
  });
});

describe("answers given to another buyer", () => {
  /** One person who answers two buyers for the same company, and has answered the first. */
  async function twoBuyers(owner: postgres.Sql, database: Database) {
    const first = await assessed(owner, database);
    await answer(database, first.by, first.request, bestAnswers());
    await submitted(database, first.by, first.request);
    const { by } = first;
    const second = await assessed(owner, database, { email: by.email, name: by.supplierName });
    await owner`update contacts set name = ${by.name} where id = ${second.by.contactId}`;
    return { first, second };
  }
  const allow = (database: Database, by: SupplierSession, request: string, from: string, isAllowed = true) =>
    asContact(database, by, async (store) =>
      sayOfReuse(store, by, await assessmentOf(store, by, request), { request: from, isAllowed }),
    );

  test("are offered once she has said yes, for this request, and not before or after a no", async ({
    database,
    owner,
  }) => {
    const { first, second } = await twoBuyers(owner, database);
    const { by, request } = second;
    expect(await reusable(database, by, request)).toMatchObject([
      { request: first.request, buyer: first.by.buyerName, isAllowed: null },
    ]);
    expect((await offered(database, by, request)).size).toBe(0);
    await allow(database, by, request, first.request, false);
    expect((await offered(database, by, request)).size).toBe(0);
    await allow(database, by, request, first.request);
    const offers = await offered(database, by, request);
    expect(offers.get("management.policy")).toMatchObject({
      value: "yes",
      to: "another buyer",
      buyer: first.by.buyerName,
    });
    const another = await askedAgain(owner, request);
    expect((await offered(database, by, another)).size).toBe(0);
  });

  test("are frozen without saying whose customer it was", async ({ database, owner }) => {
    const { first, second } = await twoBuyers(owner, database);
    const { by, request } = second;
    await allow(database, by, request, first.request);
    await confirm(database, by, request, "management", { question: "management.policy" });
    const { kept } = await look(database, by, request);
    expect(kept.get("management.policy")).toMatchObject({ source: "carried over", origin: { to: "another buyer" } });
    const [row] = await owner`select origin from answers where request_id = ${request}`;
    expect(Object.keys(row!.origin).sort()).toEqual(["at", "to"]);
  });

  test.for<[who: string, change: (owner: postgres.Sql, by: SupplierSession) => Promise<unknown>]>([
    [
      "another name at the same address",
      (owner, by) => owner`update contacts set name = 'En annen' where id = ${by.contactId}`,
    ],
    [
      "another company",
      (owner, by) =>
        owner`update suppliers set name = 'Et annet firma AS', organisation_number = null where id = ${by.supplierId}`,
    ],
    ["one who only helps", (owner, by) => owner`update contacts set role = 'contributor' where id = ${by.contactId}`],
  ])("are neither counted nor shown to %s, whatever was said", async ([, change], { database, owner }) => {
    const { first, second } = await twoBuyers(owner, database);
    const { by, request } = second;
    await allow(database, by, request, first.request);
    await change(owner, by);
    const [elsewhere, counted] = await asContact(database, by, async (store) => [
      [...(await store.execute(sql`select * from answers_elsewhere(${request}, '{management.policy}'::text[])`))],
      [...(await store.execute(sql`select * from answered_elsewhere(${request}, '{management.policy}'::text[])`))],
    ]);
    expect([elsewhere, counted]).toEqual([[], []]);
  });

  test("are not shown to a colleague of hers who said yes in her own name", async ({ database, owner }) => {
    const { first, second } = await twoBuyers(owner, database);
    const { by, request } = second;
    const [colleague] = await owner`insert into contacts (buyer_id, supplier_id, name, email)
      values (${by.buyerId}, ${by.supplierId}, 'Kollega', ${`k.${request}@leverandor.example`}) returning id, email`;
    const link = await linkFor(database, { ...by, email: colleague!.email, contactId: colleague!.id }, [request]);
    const other = await arrive(database, link);
    expect(await allow(database, other, request, first.request)).toBe("nothing there");
    await owner`insert into reuses (buyer_id, supplier_id, request_id, contact_id, from_request_id, is_allowed)
      values (${by.buyerId}, ${by.supplierId}, ${request}, ${colleague!.id}, ${first.request}, true)`;
    expect((await offered(database, other, request)).size).toBe(0);
  });

  test("that nobody has submitted, or that asked something else, are not offered", async ({ database, owner }) => {
    const { first, second } = await twoBuyers(owner, database);
    const { by, request } = second;
    await allow(database, by, request, first.request);
    const changed = structuredClone(csr);
    changed.sections[1]!.questions.find(({ key }) => key === "management.policy")!.text.nb = "Noe helt annet?";
    const id = await publish(database, second.world, changed);
    await owner`update requests set questionnaire_id = ${id} where id = ${request}`;
    const offers = await offered(database, by, request);
    expect([offers.has("management.policy"), offers.has("management.training")]).toEqual([false, true]);
    await owner`update requests set submitted_at = null, state = 'in progress' where id = ${first.request}`;
    expect((await offered(database, by, request)).size).toBe(0);
    expect(await reusable(database, by, request)).toEqual([]);
  });
});

describe("what the company has said of itself", () => {
  const facts = {
    legalName: "Åsane Metall AS",
    organisationNumber: null,
    country: "NO",
    role: "reseller" as const,
    sites: [
      { country: "NO", place: null, makes: null, employees: 40 },
      { country: "CN", place: null, makes: null, employees: 60 },
    ],
    resoldCountries: ["DE", "CN"],
    signatoryName: "Ola",
    signatoryTitle: null,
    signatoryEmail: null,
  };
  const tell = (database: Database, by: SupplierSession, said: Partial<typeof facts> = {}) =>
    asContact(database, by, (store) => handIn(store, by, null, { ...facts, ...said }, new Date(), { basedOn: null }));

  test("answers the questions that ask for it, until it is answered otherwise here", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await tell(database, by);
    const { answers, known } = await look(database, by, request);
    expect([answers["company.role"], answers["company.countries"], answers["company.employees"]]).toEqual([
      "distributor",
      ["NO", "CN", "DE"],
      100,
    ]);
    expect(known.get("company.employees")).toMatchObject({ source: "company facts", changedAt: "/my/company" });
    await answer(database, by, request, { "company.employees": 120 });
    const after = await look(database, by, request);
    expect([after.answers["company.employees"], after.known.has("company.employees")]).toEqual([120, false]);
    await answer(database, by, request, { "company.employees": null });
    expect((await look(database, by, request)).answers["company.employees"]).toBe(100);
  });

  test("decides what a colleague is asked in her section, and tells her nothing else of it", async ({
    database,
    owner,
  }) => {
    const { by, request } = await assessed(owner, database);
    await tell(database, by, { role: "producer" as never });
    const email = `hjelper.${request}@leverandor.example`;
    await asContact(database, by, async (store) =>
      give(store, by, await assessmentOf(store, by, request), {
        to: { name: "Hjelper", email, title: null, language: "nb" },
        keys: ["management"],
      }),
    );
    const [contact] = await owner`select id from contacts where email = ${email}`;
    const colleague = await arrive(
      database,
      await linkFor(database, { ...by, email, contactId: contact!.id }, [request]),
    );
    expect((await look(database, colleague, request)).asked.has("management.audit")).toBe(true);
    const seen = await asContact(database, colleague, (store) => store.execute(sql`select * from company_facts`));
    expect([...seen]).toEqual([]);
  });

  test("is submitted as it was known then, with where it comes from", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await tell(database, by);
    const { "company.employees": _, "company.countries": __, ...rest } = bestAnswers();
    await answer(database, by, request, rest);
    expect(await submitted(database, by, request)).toHaveProperty("submissionId");
    const frozen = await asContact(database, by, async (store) =>
      answersOf(await contentOf(store, by, (await newestSubmission(store, by, request))!.id)),
    );
    expect(frozen.get("company.employees")).toMatchObject({ answer: 100, source: "company facts" });
    await tell(database, by, { sites: [{ ...facts.sites[0]!, employees: 1 }] });
    expect((await look(database, by, request)).answers["company.employees"]).toBe(100);
  });
});
