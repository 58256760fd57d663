import type { Database, Store } from "db/client.server";
import type postgres from "postgres";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { decideProposal } from "~/features/contacts/proposals.server";
import { type DeskKind, type DeskView, deskAddress, deskKinds, deskViewIn } from "~/features/desk/desk";
import { deskOf } from "~/features/desk/desk.server";
import { raise } from "~/features/gaps/gaps.server";
import { settle, writeToBuyer, writeToSupplier } from "~/features/messages/messages.server";
import { bringOwnCode } from "~/features/own-codes/own-codes.server";
import { askForMoreTime, decline, sayNotRelevant } from "~/features/requests/asides.server";
import { askableIn, invite, ticked } from "~/features/requests/invite.server";
import { requestsOf } from "~/features/requests/requests.server";
import { acknowledge } from "~/features/risk/risk.server";
import { signAll } from "~/features/signatures/signing.server";
import { sentIn } from "../support/certified";
import { test } from "../support/database";
import { newMember, newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "../support/people";

const now = new Date("2026-11-21T10:00:00Z");
const today = "2026-11-21";
const all: DeskView = { whose: "all", only: null, page: 1, narrowed: {} };

type Given = { database: Database; owner: postgres.Sql };

/** A buyer with a supplier of each trouble there is. */
async function troubled({ database, owner }: Given) {
  const world = await newWorld(owner);
  const { member, buyerId } = world;
  const as = <Result>(work: (store: Store) => Promise<Result>, who: MemberSession = member) =>
    inScope(database, scopeOfMember(who), work);
  const asked = async (name: string) => {
    const supplier = await newSupplier(owner, world, { name });
    const { supplierId } = supplier;
    const asks = await as((store) => askableIn(store, buyerId));
    const chosen = ticked([supplierId]);
    await as((store) => invite(store, member, { chosen, asked: asks, concerning: "", words: {}, deadline: null }, now));
    const requests = await as((store) => requestsOf(store, { buyerId, supplierId }));
    const code = requests.find(({ kind }) => kind === "document")!;
    return {
      supplier,
      code,
      says: <Result>(work: (store: Store) => Promise<Result>) => inScope(database, scopeOfContact(supplier), work),
    };
  };
  const serious = await asked("Mulig nulltoleranse");
  const title = { nb: "Minstealder", en: "Minimum age" };
  const found = {
    subject: "1",
    kind: "improvement",
    severity: "zero_tolerance",
    isSuspected: true,
    answer: null,
  } as const;
  const whose = { buyerId, supplierId: serious.supplier.supplierId, requestId: serious.code.id };
  await as((store) => raise(store, member, whose, { source: "reservation", rule: "prøve" }, [{ ...found, title }]));
  const time = await asked("Ber om tid");
  await time.says((store) =>
    askForMoreTime(store, time.supplier, time.code, { date: "2027-01-18", reason: "Ferie." }, now),
  );
  const claim = await asked("Ikke aktuelt");
  await claim.says((store) => sayNotRelevant(store, claim.supplier, claim.code, "Nei.", now));
  const asking = await asked("Spør");
  await asking.says((store) => writeToBuyer(store, asking.supplier, asking.code, "Gjelder det alle?"));
  const no = await asked("Signerer ikke");
  await no.says((store) => decline(store, no.supplier, no.code, "Styret sa nei.", now));
  const reserved = await asked("Tar forbehold");
  const draft = { requestIds: [reserved.code.id], name: "Ola Åsane", title: "Daglig leder", language: "nb" as const };
  const reservations = [{ clause: "8.1", reason: "Til sommeren." }];
  await reserved.says((store) =>
    signAll(store, reserved.supplier, { ...draft, reservations }, { ip: "192.0.2.7", browser: "Test" }, now),
  );
  const own = await asked("Egne regler");
  const published = { fileId: null, translationId: null, address: "https://egne.example", standard: null };
  await own.says((store) =>
    bringOwnCode(store, own.supplier, own.code, { ...published, language: "nb", datedOn: "2025-01-01" }, now),
  );
  const signed = await asked("Signerte tillegg");
  await owner`update requests set state = 'addendum signed', closed_at = ${now} where id = ${signed.code.id}`;
  const bounced = await asked("Feil adresse");
  await owner`update contacts set undeliverable_since = ${now} where id = ${bounced.supplier.contactId}`;
  const late = await asked("Over fristen");
  await owner`update requests set deadline = '2026-11-10' where supplier_id = ${late.supplier.supplierId}`;
  const call = await newSupplier(owner, world, { name: "Ring i dag" });
  await owner`update suppliers set next_contact = ${today} where id = ${call.supplierId}`;
  await sentIn(database, await newSupplier(owner, world, { name: "Sendte sertifikat" }));
  const risky = await newSupplier(owner, world, { name: "Ny risiko" });
  const [edition] = await owner`insert into editions (buyer_id, kind, name, source, valid_from)
    values (${buyerId}, 'country index', '2023', 'Prøve', '2023-01-01') returning id`;
  const why = {
    before: "low",
    after: "high",
    direction: "up",
    cause: "country added",
    country: "CN",
    added: ["CN"],
    removed: [],
    edition: "2023",
  };
  const [change] = await owner`insert into risk_changes (buyer_id, supplier_id, before, after, why, edition_id)
    values (${buyerId}, ${risky.supplierId}, 'low', 'high', ${owner.json(why)}, ${edition!.id}) returning id`;
  const proposing = await asked("Annen kontakt");
  const [proposal] = await owner`insert into proposed_contacts (buyer_id, supplier_id, proposed_by, name, email)
    values (${buyerId}, ${proposing.supplier.supplierId}, ${proposing.supplier.contactId}, 'Jane Smith', 'jane@elsewhere.example') returning id`;
  await decidedOn(owner, world);
  const desk = (view: Partial<DeskView> = {}, who: MemberSession = member) =>
    as((store) => deskOf(store, who, { ...all, ...view }, today), who);
  return {
    ...world,
    as,
    asked,
    desk,
    risky,
    changeId: change!.id as string,
    proposalId: proposal!.id as string,
    proposing,
  };
}

/** Suppliers at each point where somebody decides. */
async function decidedOn(owner: postgres.Sql, world: World) {
  const { buyerId, member } = world;
  const own = await newSupplier(owner, world, { name: "Uenig" });
  const whose = { buyer_id: buyerId, supplier_id: own.supplierId };
  const [plan] = await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'improvement plan', 'improvement_plan', ${owner.json({ nb: "Plan", en: "Plan" })}, 30, 30) returning id`;
  const [request] =
    await owner`insert into requests ${owner({ ...whose, requirement_id: plan!.id, kind: "improvement plan", state: "sent", deadline: "2030-01-01", first_deadline: "2030-01-01", asked_by: member.memberId, sent_at: now })} returning id`;
  const [gap] =
    await owner`insert into gaps ${owner({ ...whose, kind: "improvement", source: "by hand", title: owner.json({ nb: "Støy", en: "Noise" }), severity: "moderate", state: "plan asked", raised_by: member.memberId })} returning id`;
  await owner`insert into disputes ${owner({ ...whose, gap_id: gap!.id, request_id: request!.id, reason: "Nei.", disputed_by: own.contactId, disputed_on: today, answer_by: "2026-12-04" })}`;
  const another = await newMember(owner, buyerId, ["coordinator"]);
  const decision = async (name: string, more: Record<string, unknown>) => {
    const { supplierId, contactId } = await newSupplier(owner, world, { name });
    const values = { buyer_id: buyerId, supplier_id: supplierId, reason: "Fordi.", review_by: "2028-01-01" };
    const said = more.supplier_said ? { said_by: contactId, said_at: now } : {};
    const [made] =
      await owner`insert into decisions ${owner({ ...values, proposed_by: member.memberId, ...said, ...more })} returning id`;
    return { ...values, id: made!.id as string };
  };
  await decision("Foreslått", { outcome: "not approved", for_people: "Ingen." });
  const decided = { state: "decided", decided_by: another.memberId, decided_at: now };
  await decision("Svarte på avgjørelsen", {
    ...{ outcome: "suspended", for_people: "Ingen.", supplier_said: "Det er feil." },
    ...decided,
  });
  const { id, buyer_id, supplier_id } = await decision("Vilkår", { outcome: "approved with conditions" });
  await owner`insert into conditions ${owner({ buyer_id, supplier_id, decision_id: id, what: "ISO 45001", due: today })}`;
  await owner`insert into risk_assessments ${owner({ buyer_id, supplier_id, assessed_on: today, likelihood: "low", severity: "low", sources: "Besøk", conclusion: "Lav", known: owner.json({}), assessed_by: member.memberId })}`;
  await owner`update decisions set ${owner(decided)} where id = ${id}`;
  const [ready, due] = [
    await newSupplier(owner, world, { name: "Klar" }),
    await newSupplier(owner, world, { name: "Vurderes på nytt" }),
  ];
  await owner`update suppliers set status = 'in review' where id = ${ready.supplierId}`;
  await owner`update suppliers set review_by = ${today} where id = ${due.supplierId}`;
}

test("everything that needs a person is there, each once, under its kind", async ({ database, owner }) => {
  const { desk } = await troubled({ database, owner });
  const { counts, items } = await desk();
  expect(items.map(({ kind, supplier }) => [kind, supplier])).toEqual([
    ["suspicion", "Mulig nulltoleranse"],
    ["decision", "Foreslått"],
    ["claim", "Ikke aktuelt"],
    ["question", "Spør"],
    ["reservation", "Tar forbehold"],
    ["own code", "Egne regler"],
    ["more time", "Ber om tid"],
    ["dispute", "Uenig"],
    ["proposal", "Annen kontakt"],
    ["undeliverable", "Feil adresse"],
    ["declined", "Signerer ikke"],
    ["certificate", "Sendte sertifikat"],
    ["addendum", "Signerte tillegg"],
    ["answered decision", "Svarte på avgjørelsen"],
    ["condition", "Vilkår"],
    ["ready", "Klar"],
    ["review due", "Vurderes på nytt"],
    ["risk", "Ny risiko"],
    ["call", "Ring i dag"],
    ["overdue", "Over fristen"],
  ]);
  const none = { review: 0, plan: 0, "done action": 0, gap: 0, audit: 0, exemption: 0 };
  expect(counts).toEqual({ ...Object.fromEntries(deskKinds.map((kind) => [kind, 1])), ...none });
  const factsOf = (kind: DeskKind) => items.find((item) => item.kind === kind)!.facts;
  expect(factsOf("more time")).toMatchObject({
    by: "Ola Åsane",
    until: "2027-01-18",
    deadline: "2026-12-14",
    reason: "Ferie.",
  });
  expect(factsOf("overdue")).toEqual({ days: 11 });
});

test("another buyer's things never show", async ({ database, owner }) => {
  await troubled({ database, owner });
  const world = await newWorld(owner);
  const { items } = await inScope(database, scopeOfMember(world.member), (store) =>
    deskOf(store, world.member, all, today),
  );
  expect(items).toEqual([]);
  // Not even where the query asks for the other buyer outright.
  const { desk, buyerId } = await troubled({ database, owner });
  expect((await desk()).items).not.toEqual([]);
  const asked = { ...world.member, buyerId };
  const seen = await inScope(database, scopeOfMember(world.member), (store) => deskOf(store, asked, all, today));
  expect(seen.items).toEqual([]);
});

test("mine are those I own or coordinate, and those that are nobody's", async ({ database, owner }) => {
  const { desk, buyerId, risky } = await troubled({ database, owner });
  const other = await newMember(owner, buyerId, ["buyer"]);
  expect((await desk({ whose: "mine" }, other)).items).toEqual([]);
  await owner`update suppliers set owner_id = null where id = ${risky.supplierId}`;
  expect((await desk({ whose: "mine" }, other)).items).toMatchObject([{ kind: "risk" }]);
  expect((await desk({ whose: "mine" })).items).toHaveLength(20);
});

test("one kind alone is shown with its pages, and the rest still counted", async ({ database, owner }) => {
  const { desk } = await troubled({ database, owner });
  const { counts, items } = await desk({ only: "risk" });
  expect(items.map(({ kind }) => kind)).toEqual(["risk"]);
  expect(counts.overdue).toBe(1);
  const past = await desk({ only: "risk", page: 7 });
  expect([past.items, past.counts.risk]).toEqual([[], 1]);
});

test("a changed risk level counts from when it was seen, and is seen once", async ({ database, owner }) => {
  const { as, member, desk, risky, changeId } = await troubled({ database, owner });
  const level = async () =>
    (await owner`select risk_level from suppliers where id = ${risky.supplierId}`)[0]!.risk_level;
  expect(await level()).toBe("not determined");
  const see = () => as((store) => acknowledge(store, member, risky.supplierId, changeId, now));
  expect(await see()).toBe("seen");
  expect(await level()).toBe("high");
  expect((await desk()).counts.risk).toBe(0);
  expect(await see()).toBe("overtaken");
});

test("a proposed contact who is accepted takes over, and both are told", async ({ database, owner }) => {
  const { as, member, proposalId, proposing } = await troubled({ database, owner });
  const { supplierId } = proposing.supplier;
  const decide = () => as((store) => decideProposal(store, member, proposalId, "granted", now));
  expect(await decide()).toEqual({ ok: true, supplierId });
  const people =
    await owner`select name, is_main, left_at is not null as has_left, taken_over_by is not null as is_taken_over
    from contacts where supplier_id = ${supplierId} order by id`;
  expect([...people]).toEqual([
    { name: "Ola Åsane", is_main: false, has_left: true, is_taken_over: true },
    { name: "Jane Smith", is_main: true, has_left: false, is_taken_over: false },
  ]);
  const mails =
    await owner`select template, email from mails where supplier_id = ${supplierId} and template in ('taken-over', 'handed-on') order by template desc`;
  expect([...mails]).toEqual([
    { template: "taken-over", email: "jane@elsewhere.example" },
    { template: "handed-on", email: proposing.supplier.email },
  ]);
  expect(await decide()).toEqual({ refusal: "overtaken" });
});

test("a proposed contact who is refused changes nothing but the answer", async ({ database, owner }) => {
  const { as, member, proposalId, proposing } = await troubled({ database, owner });
  const { supplierId } = proposing.supplier;
  await as((store) => decideProposal(store, member, proposalId, "refused", now));
  const people = await owner`select name, is_main from contacts where supplier_id = ${supplierId} and left_at is null`;
  expect([...people]).toEqual([{ name: "Ola Åsane", is_main: true }]);
  const [mail] = await owner`select data from mails where supplier_id = ${supplierId} and template = 'handed-on'`;
  expect(mail!.data).toEqual({ named: "Jane Smith", outcome: "refused" });
});

test("the desk's address says what is shown, and what is not understood is left out", () => {
  const view = deskViewIn(new URLSearchParams("whose=all&only=more-time&page=3"));
  expect(view).toEqual({ whose: "all", only: "more time", page: 3, narrowed: {} });
  expect(deskAddress(view)).toBe("/desk?whose=all&only=more-time");
  expect(deskViewIn(new URLSearchParams("whose=theirs&only=moon&page=-1"))).toEqual({
    whose: "mine",
    only: null,
    page: 1,
    narrowed: {},
  });
  const narrowed = deskViewIn(new URLSearchParams("risk=high&country=CN&category=Kabler&owner=moon"));
  expect(narrowed.narrowed).toEqual({ risk: "high", country: "CN", category: "Kabler" });
  expect(deskAddress(narrowed)).toBe("/desk?risk=high&country=CN&category=Kabler");
});

test("the desk is narrowed by owner, risk level, country and category", async ({ database, owner }) => {
  const { desk, risky, member } = await troubled({ database, owner });
  await owner`update suppliers set country = 'CN', category = 'Kabler', country_risk = 'high' where id = ${risky.supplierId}`;
  const all = async (narrowed: DeskView["narrowed"]) =>
    (await desk({ narrowed })).items.map(({ supplier }) => supplier);
  for (const narrowed of [{ country: "CN" }, { category: "Kabler" }, { risk: "high" as const }])
    expect(await all(narrowed)).toEqual(["Ny risiko"]);
  expect(await all({ country: "CN", category: "Papir" })).toEqual([]);
  expect((await all({ owner: member.memberId })).length).toBeGreaterThan(5);
});

test("a question waits from the first word until a member writes, or says that it needs no answer", async ({
  database,
  owner,
}) => {
  const { as, asked, desk, member } = await troubled({ database, owner });
  const { supplier, code, says } = await asked("Spør igjen");
  const questions = async () =>
    (await desk()).items.filter(({ kind, supplierId }) => kind === "question" && supplierId === supplier.supplierId);
  await says((store) => writeToBuyer(store, supplier, code, "Hva menes med 4.2?"));
  const [first] = await questions();
  expect(first).toMatchObject({ requestId: code.id, facts: { by: "Ola Åsane", words: "Hva menes med 4.2?" } });
  await says((store) => writeToBuyer(store, supplier, code, "Er dere der?"));
  expect(await questions()).toMatchObject([{ at: first!.at, facts: { words: "Er dere der?" } }]);
  await as((store) => writeToSupplier(store, member, code, "Ja."));
  expect(await questions()).toEqual([]);
  await says((store) => writeToBuyer(store, supplier, code, "Takk!"));
  expect(await questions()).toHaveLength(1);
  await as((store) => settle(store, member, code));
  await as((store) => settle(store, member, code));
  expect(await questions()).toEqual([]);
  expect(await owner`select id from events where what = 'message.settled' and subject_id = ${code.id}`).toHaveLength(1);
});
