/** What certificates and declarations have said already is not asked again, and what is covered asks nothing (DESIGN 8). */
import type { Database } from "db/client.server";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { checkShown } from "~/features/assessments/check-page.server";
import { reviewShown } from "~/features/assessments/review-page.server";
import { accept } from "~/features/assessments/reviewing.server";
import { sectionShown } from "~/features/assessments/section-page.server";
import { give } from "~/features/assessments/sharing.server";
import { answersOf, readSubmission } from "~/features/assessments/submission";
import { contentOf, newestSubmission } from "~/features/assessments/submission.server";
import { certificateOf } from "~/features/certificates/certificates.server";
import { suspend } from "~/features/certificates/reviewing.server";
import { handIn } from "~/features/company-facts/facts.server";
import { askFor } from "~/features/declarations/requirements.server";
import { standardQuestionnaires } from "~/features/questionnaires/content/library";
import { requestOf } from "~/features/requests/requests.server";
import { answer, assessed, bestAnswers, csr, publish, submitted } from "../support/assessed";
import { accepted, sentIn } from "../support/certified";
import { test } from "../support/database";
import { bring, send } from "../support/declared";
import { arrive, asContact, linkFor } from "../support/invited";
import { newWorld, scopeOfMember, type World } from "../support/people";
import { cmrt } from "../support/workbooks";

const now = new Date();
const daysFrom = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const today = daysFrom(0);
const ethicalTrade = standardQuestionnaires().find(({ key }) => key === "public_ethical_trade")!;

const look = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, (store) => assessmentOf(store, by, request));

type Shown = { key?: string; from?: number; sites?: string[] };

/** A certificate that was sent in and accepted; an audit report has its day as its first. */
async function shown(
  database: Database,
  world: World,
  by: SupplierSession,
  { key = "iso14001", from = -30, sites = [] }: Shown = {},
) {
  const dates = { valid_from: daysFrom(from), valid_to: daysFrom(900), edition: "ISO 14001:2026" };
  const audited = { audit_date: daysFrom(from), audit_company: "Revisor AS" };
  const filled = key === "smeta" ? { valid_from: undefined, valid_to: undefined, ...audited } : dates;
  const { id } = await sentIn(database, by, { ...filled, sites } as never, { key, now });
  expect(await accepted(database, world, by, id, { now: new Date(), today })).toEqual({ ok: true });
  return id;
}

const frozenOf = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, async (store) => contentOf(store, by, (await newestSubmission(store, by, request))!.id));

const reviewOf = (database: Database, { member }: World, by: SupplierSession, request: string) =>
  inScope(database, scopeOfMember(member), async (store) =>
    reviewShown(store, (await requestOf(store, by, request))!, "nb"),
  );

describe("a certificate in force", () => {
  test("answers what asks for it, says so, and is its evidence", async ({ database, owner }) => {
    const { by, request, world } = await assessed(owner, database);
    await shown(database, world, by);
    const before = await look(database, by, request);
    expect(before.known.get("environment.system")).toMatchObject({
      value: "certified",
      source: "certificates",
      changedAt: "/my/certificates",
      of: ["iso14001"],
    });
    expect([before.answers["management.certifications"], before.answers["hse.system"]]).toEqual([
      ["iso14001"],
      undefined,
    ]);
    const section = before.sections.find(({ key }) => key === "environment")!;
    const { given } = sectionShown(before, section, new Map(), { role: "contact", language: "nb" });
    expect(given["environment.system"]!.known).toMatchObject({
      isShown: true,
      from: expect.stringMatching(/^Fra sertifikatregisteret: ISO 14001 miljø/),
    });
    const checked = checkShown(before, "nb").sections.flatMap(({ questions }) => questions);
    expect(checked.find(({ key }) => key === "environment.system")!.wants.evidence).toBe(false);

    const { "environment.system": _, "management.certifications": __, ...rest } = bestAnswers();
    await answer(database, by, request, rest);
    expect(await submitted(database, by, request)).toHaveProperty("submissionId");
    const frozen = answersOf(await frozenOf(database, by, request)).get("environment.system")!;
    expect(frozen).toMatchObject({ answer: "certified", source: "certificates", origin: { of: ["iso14001"] } });
    expect(frozen.files).toHaveLength(1);
    const read = (await reviewOf(database, world, by, request))!.groups.flatMap(({ questions }) => questions);
    expect(read.find(({ key }) => key === "environment.system")!.files[0]!.id).not.toBeNull();
  });

  test("gives way to what is answered here, and answers nothing before it is accepted or while it is suspended", async ({
    database,
    owner,
  }) => {
    const { by, request, world } = await assessed(owner, database);
    await sentIn(database, by, { valid_from: daysFrom(-9), valid_to: daysFrom(9), edition: "ISO 14001:2026" }, { now });
    expect((await look(database, by, request)).known.has("environment.system")).toBe(false);
    const id = await shown(database, world, by);
    await answer(database, by, request, { "environment.system": "system" });
    const { known, answers } = await look(database, by, request);
    expect([known.has("environment.system"), answers["environment.system"]]).toEqual([false, "system"]);
    expect(known.has("management.certifications")).toBe(true);
    await inScope(database, scopeOfMember(world.member), async (store) =>
      suspend(store, world.member, (await certificateOf(store, by, id))!, today, { now, today }),
    );
    expect((await look(database, by, request)).known.has("management.certifications")).toBe(false);
  });

  test("answers a colleague's section too, who is not sent to the register", async ({ database, owner }) => {
    const { by, request, world } = await assessed(owner, database);
    await shown(database, world, by);
    const email = `hjelper.${request}@leverandor.example`;
    await asContact(database, by, async (store) =>
      give(store, by, await assessmentOf(store, by, request), {
        to: { name: "Hjelper", email, title: null, language: "nb" },
        keys: ["environment"],
      }),
    );
    const [contact] = await owner`select id from contacts where email = ${email}`;
    const link = await linkFor(database, { ...by, email, contactId: contact!.id }, [request]);
    const colleague = await arrive(database, link);
    const seen = await look(database, colleague, request);
    const { given } = sectionShown(seen, seen.sections[0]!, new Map(), { role: "contributor", language: "nb" });
    expect(given["environment.system"]!.known).toMatchObject({ value: "certified", changedAt: null });
  });
});

describe("a declaration on minerals", () => {
  test("answers what the goods contain and stands for the file, once it is sent", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await inScope(database, scopeOfMember(world.member), (store) => askFor(store, world.member, "CMRT"));
    const { by, request, task } = await assessed(owner, database, { world });
    await bring(database, by, task("cmrt"), cmrt());
    expect((await look(database, by, request)).known.has("minerals.cmrt")).toBe(false);
    expect(await send(database, by, task("cmrt"))).toHaveProperty("declarationId");
    const { known, answers } = await look(database, by, request);
    expect(known.get("minerals.cmrt")).toMatchObject({
      source: "declaration",
      changedAt: `/my/requests/${task("cmrt")}`,
    });
    expect(answers["minerals.present"]).toBe("yes");
    expect(answers["minerals.which"]).toContain("gold");
    expect(answers["minerals.policy"]).toBe("yes");
    expect(known.has("minerals.emrt")).toBe(false);

    const { "minerals.present": _, "minerals.which": __, "minerals.policy": ___, ...rest } = bestAnswers();
    await answer(database, by, request, rest);
    expect(await submitted(database, by, request)).toHaveProperty("submissionId");
    const found = await owner`select question from findings where request_id = ${request}`;
    expect(found.map(({ question }) => question)).not.toContain("minerals.cmrt");
    const read = (await reviewOf(database, world, by, request))!.groups.flatMap(({ questions }) => questions);
    expect(read.find(({ key }) => key === "minerals.cmrt")).toMatchObject({
      answer: expect.stringMatching(/^CMRT 6\./),
      origin: expect.stringContaining("Fra CMRT sendt inn"),
    });
  });
});

describe("a section that something else covers", () => {
  const sectionsOf = async (database: Database, by: SupplierSession, request: string) => {
    const { sections, covered } = await look(database, by, request);
    return { asked: sections.map(({ key }) => key), covered: covered.map(({ key }) => key) };
  };

  test("asks nothing after an accepted audit, unless it is too old or leaves out a site", async ({
    database,
    owner,
  }) => {
    const { by, request, world } = await assessed(owner, database);
    await shown(database, world, by, { key: "smeta", from: -800 });
    expect((await sectionsOf(database, by, request)).covered).toEqual([]);
    expect((await look(database, by, request)).known.get("management.audit")).toMatchObject({ value: "older" });
    const site = (country: string) => ({ country, place: null, makes: null, employees: 9 });
    await asContact(database, by, (store) =>
      handIn(
        store,
        by,
        null,
        {
          legalName: by.supplierName,
          organisationNumber: null,
          country: "NO",
          role: "producer",
          sites: [site("NO"), site("PL")],
          resoldCountries: [],
          signatoryName: "Ola",
          signatoryTitle: null,
          signatoryEmail: null,
        },
        now,
        { basedOn: null },
      ),
    );
    await shown(database, world, by, { key: "smeta", from: -90, sites: ["NO"] });
    expect((await sectionsOf(database, by, request)).covered).toEqual([]);
    await shown(database, world, by, { key: "smeta", from: -80 });
    const { asked, covered } = await sectionsOf(database, by, request);
    expect(covered).toEqual(["child_forced", "wages_hours", "hse"]);
    expect(asked).toHaveLength(csr.sections.length - 3);
  });

  test("asks nothing after an accepted six-step report; what covered it is submitted, and later reports change nothing", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    await publish(database, world, ethicalTrade);
    const { by, request, task } = await assessed(owner, database, { world });
    const sixStep = task(ethicalTrade.key);
    await answer(database, by, sixStep, bestAnswers(ethicalTrade));
    await submitted(database, by, sixStep);
    expect((await sectionsOf(database, by, request)).covered).toEqual([]);
    await inScope(database, scopeOfMember(world.member), async (store) =>
      accept(store, world.member, (await requestOf(store, by, sixStep))!, { outcome: "accepted", words: null }, now),
    );
    expect((await sectionsOf(database, by, request)).covered).toEqual(["due_diligence"]);

    const rest = Object.entries(bestAnswers()).filter(([key]) => !/^(dd|grievance)\./.test(key));
    await answer(database, by, request, Object.fromEntries(rest));
    expect(await submitted(database, by, request)).toHaveProperty("submissionId");
    const frozen = readSubmission(await frozenOf(database, by, request));
    expect(frozen.covered).toMatchObject([{ section: "due_diligence", by: ethicalTrade.title }]);
    expect((await reviewOf(database, world, by, request))!.covered).toMatchObject([{ by: ethicalTrade.title.nb }]);
    await shown(database, world, by, { key: "smeta" });
    expect((await sectionsOf(database, by, request)).covered).toEqual(["due_diligence"]);
  });
});
