/**
 * The demo: a Norwegian electronics company's portal with 73 suppliers at all stages, so that a first start shows what
 * the portal is for, and one supplier waiting to be clicked through.
 *
 * It is made by the portal's own functions, day by day over the weeks before, in one transaction: signatures are real
 * signatures, the log is one chain in the order of time. A database that holds anybody else is left alone.
 */
import { readFileSync } from "node:fs";

import { parse } from "csv-parse/sync";
import type { Store } from "db/client.server";
import * as schema from "db/schema/index";
import type { Answer, MemberRole } from "db/schema/words";
import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import { issueLink } from "~/features/accounts/links.server";
import { hashOf, newSecret } from "~/features/accounts/secrets.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import type { Given } from "~/features/assessments/answer-form";
import { keepAnswers } from "~/features/assessments/answers.server";
import { type Assessment, assessmentOf } from "~/features/assessments/assessment.server";
import { give } from "~/features/assessments/sharing.server";
import { submit } from "~/features/assessments/submission.server";
import { askFor as askForCertificate } from "~/features/certificates/asking.server";
import { certificateType } from "~/features/certificates/content/library";
import { handIn } from "~/features/company-facts/facts.server";
import { begin, declaringOf, prefilled } from "~/features/declarations/drafts.server";
import { listedValues, withAnswers, withCompany, withSmelter } from "~/features/declarations/editing";
import { askFor } from "~/features/declarations/requirements.server";
import { addList } from "~/features/declarations/smelter-lists.server";
import { submit as submitDeclaration } from "~/features/declarations/submission.server";
import { publish, startDraft } from "~/features/documents/drafts.server";
import type { Files } from "~/features/files/files.server";
import { askForPlan, plannable, planOf, submitPlan, writeAction } from "~/features/improvement-plans/plans.server";
import { scopes } from "~/features/minerals/minerals";
import type { Edition, ReferenceSmelter } from "~/features/minerals/reference";
import {
  mineralsStatement,
  practiceStatement,
  standardQuestionnaires,
} from "~/features/questionnaires/content/library";
import { type Question, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { draftQuestionnaire, publishQuestionnaire } from "~/features/questionnaires/questionnaires.server";
import { pauseReminders } from "~/features/reminders/pauses.server";
import { exempt } from "~/features/requests/answers.server";
import { plusDays, todayIn } from "~/features/requests/deadlines";
import { askableIn, invite, ticked } from "~/features/requests/invite.server";
import { act, type Request, requestOf, requestsOf } from "~/features/requests/requests.server";
import { apply, draftOf, startDraft as startTable } from "~/features/requirements/requirements.server";
import { readCountryIndex, readCountryRights } from "~/features/risk/country-index";
import { acknowledge, addEdition, newestEdition, riskChangesOf, riskFrom } from "~/features/risk/risk.server";
import { registerSignature } from "~/features/signatures/registering.server";
import { sign } from "~/features/signatures/signatures.server";
import { isApartFromProducts } from "~/features/suppliers/categories";
import { showAudits } from "./demo-audits";
import { showCertificates } from "./demo-certificates";
import { decideOn } from "./demo-decisions";
import { type DemoSupplier, demoSuppliers } from "./demo-suppliers";

const { buyers, contacts, members, people, reminderRuns, requirements, suppliers } = schema;

const buyerName = "Nordvik Elektronikk AS";
const domain = "nordvik.example";
const timeZone = "Europe/Oslo";

const team: { key: string; name: string; title: string; phone: string; roles: MemberRole[] }[] = [
  { key: "buyer", name: "Marte Lindvik", title: "Innkjøper", phone: "+47 22 00 10 01", roles: ["buyer"] },
  {
    key: "coordinator",
    name: "Jonas Aaberg",
    title: "Kvalitetskoordinator",
    phone: "+47 22 00 10 02",
    roles: ["coordinator", "buyer"],
  },
  { key: "manager", name: "Siri Haugland", title: "Innkjøpssjef", phone: "+47 22 00 10 03", roles: ["manager"] },
  {
    key: "administrator",
    name: "Petter Moen",
    title: "Systemansvarlig",
    phone: "+47 22 00 10 04",
    roles: ["administrator"],
  },
  { key: "reader", name: "Anne Dahl", title: "Internrevisor", phone: "+47 22 00 10 05", roles: ["reader"] },
];

/** @returns "kept" when the demo is there already, "foreign" when the database is somebody else's */
export async function seedDemo(ownerUrl: string, files: Files): Promise<"seeded" | "kept" | "foreign"> {
  return asOwner(ownerUrl, (database) =>
    database.transaction(async (transaction) => {
      const store = transaction as unknown as Store;
      // Two first starts at once: the second waits, and finds it done.
      await store.execute(sql`select pg_advisory_xact_lock(hashtext('aktsom demo'))`);
      const there = await store.select({ settings: buyers.settings }).from(buyers);
      if (there.length > 0) return there.some(({ settings }) => isDemo(settings)) ? "kept" : "foreign";
      await seed(store, files, new Date());
      return "seeded";
    }),
  );
}

const isDemo = (settings: unknown) => (settings as { demo?: boolean }).demo === true;

/** Ways in for each kind of person, made anew at each start and good for a day. */
export async function signInLinks(ownerUrl: string, portalUrl: string): Promise<{ who: string; url: string }[]> {
  return asOwner(ownerUrl, (database) =>
    database.transaction(async (transaction) => {
      const store = transaction as unknown as Store;
      const [buyer] = (await store.select().from(buyers)).filter(({ settings }) => isDemo(settings));
      if (!buyer) return [];
      const expiresAt = new Date(Date.now() + 86_400_000);
      const links = [];
      for (const { id, name, roles, email } of await store
        .select()
        .from(members)
        .where(eq(members.buyerId, buyer.id))
        .orderBy(members.id)) {
        const secret = await issueLink(store, { kind: "sign in", email, buyerId: buyer.id, memberId: id, expiresAt });
        links.push({ who: `${name} (${roles.join(", ")})`, url: `${portalUrl}/sign-in/${secret}` });
      }
      const named = demoSuppliers.find(({ stage }) => stage === "to be clicked")!.name;
      const [waiting] = await store
        .select({ supplierId: suppliers.id, contactId: contacts.id, email: contacts.email, name: contacts.name })
        .from(suppliers)
        .innerJoin(contacts, and(eq(contacts.supplierId, suppliers.id), eq(contacts.isMain, true)))
        .where(and(eq(suppliers.buyerId, buyer.id), eq(suppliers.name, named)));
      if (waiting) {
        const requestIds = (await requestsOf(store, { buyerId: buyer.id, supplierId: waiting.supplierId })).map(
          ({ id }) => id,
        );
        const { supplierId, contactId, email } = waiting;
        const secret = await issueLink(store, {
          kind: "invitation",
          email,
          buyerId: buyer.id,
          supplierId,
          contactId,
          requestIds,
          expiresAt,
        });
        links.push({ who: `${waiting.name} (${named})`, url: `${portalUrl}/invitation/${secret}` });
      }
      return links;
    }),
  );
}

async function seed(store: Store, files: Files, now: Date) {
  const today = todayIn(now, timeZone);
  const daysAgo = (days: number, hour = 9) =>
    new Date(`${plusDays(today, -days)}T${String(hour).padStart(2, "0")}:12:00Z`);
  const [buyer] = await store
    .insert(buyers)
    .values({
      name: buyerName,
      organisationNumber: "999 999 999",
      contactName: "Jonas Aaberg",
      contactEmail: `innkjop@${domain}`,
      contactPhone: "+47 22 00 10 00",
      website: `https://${domain}`,
      whistleblowingUrl: `https://${domain}/varsling`,
      settings: { demo: true },
      createdAt: daysAgo(120),
    })
    .returning({ id: buyers.id });
  const buyerId = buyer!.id;
  // Today's reminders count as written: whoever looks around has mails to send herself first.
  await store.insert(reminderRuns).values({ buyerId, day: today, ranAt: now });
  const by: Record<string, MemberSession> = {};
  for (const { key, ...person } of team) {
    const email = `${person.name.split(" ")[0]!.toLowerCase()}@${domain}`;
    const [member] = await store
      .insert(members)
      .values({ ...person, buyerId, email, createdAt: daysAgo(120), cameInAt: daysAgo(119) })
      .returning({ id: members.id });
    const [known] = await store.insert(people).values({ email }).returning({ id: people.id });
    by[key] = memberSession({
      buyerId,
      memberId: member!.id,
      personId: known!.id,
      email,
      name: person.name,
      roles: person.roles,
    });
  }
  const {
    buyer: marte,
    coordinator: jonas,
    administrator: petter,
  } = by as Record<"buyer" | "coordinator" | "administrator", MemberSession>;

  await store.insert(requirements).values({
    buyerId,
    kind: "company facts",
    key: "company_facts",
    name: { nb: "Opplysninger om bedriften", en: "Company facts" },
    daysToAnswer: 14,
    minutes: 2,
  });
  for (const key of ["code_of_conduct", "general_terms", "nda"]) {
    const published = await publish(
      store,
      petter,
      await startDraft(store, petter, { key }, daysAgo(119)),
      daysAgo(119),
    );
    if (!("ok" in published)) throw new Error(`The demo's ${key} cannot be published: ${JSON.stringify(published)}`);
  }
  for (const questionnaire of [...standardQuestionnaires(), practiceStatement(), mineralsStatement()])
    await publishQuestionnaire(store, petter, await draftQuestionnaire(store, petter, questionnaire), daysAgo(118));
  await draftQuestionnaire(store, petter, nextYears(standardQuestionnaires()[0]!));
  for (const key of ["iso14001", "iso9001"]) await askForCertificate(store, jonas, certificateType(key)!);
  await addEdition(store, petter, shippedEdition());
  await askFor(store, petter, "CMRT");
  await startTable(store, petter);
  await apply(store, petter, (await draftOf(store, buyerId))!, { ask: false }, daysAgo(110));
  await addList(store, petter, inventedList(today), null, today);

  const edition = (await newestEdition(store, buyerId))!;
  for (const [place, demo] of demoSuppliers.entries()) {
    const owner = place % 3 === 0 ? jonas : marte;
    const whose = await addDemoSupplier(store, {
      demo,
      place,
      owner,
      coordinator: jonas,
      riskLevel: riskFrom({ country: demo.country, role: demo.role, category: demo.category }, null, edition).level,
      editionId: edition.id,
      at: daysAgo(100 - (place % 9)),
    });
    await play(store, demo, whose, { owner, coordinator: jonas, daysAgo, today, place });
    await assess(store, demo, whose, { owner, daysAgo, place });
    if (place === 3) {
      const reason = "Ringt: svarer når daglig leder er tilbake fra ferie.";
      await pauseReminders(
        store,
        owner,
        whose.supplierId,
        { requestId: null, until: plusDays(today, 10), reason },
        today,
      );
    }
    await improve(store, whose, { coordinator: jonas, daysAgo, today, place });
    await declare(store, demo, whose, { owner, daysAgo, place });
    await showAudits(store, whose, { files, coordinator: jonas, daysAgo, today });
    await decideOn(store, whose, { buyer: marte, coordinator: jonas, daysAgo, today, place });
    await showCertificates(store, whose, { files, coordinator: jonas, daysAgo, today, place });
  }
  await tidyTimes(store, buyerId, daysAgo);
}

function shippedEdition() {
  const rows = (file: string) =>
    parse(readFileSync(new URL(file, import.meta.url)), { bom: true, relax_column_count: true }) as string[][];
  const read = readCountryIndex(rows("country-index-2023.csv"));
  if (!("scores" in read)) throw new Error("The shipped country index cannot be read.");
  return {
    name: "World Bank WGI 2024 (2023)",
    source: "The World Bank: Worldwide Governance Indicators, 2024 update (CC BY 4.0). Average computed by us.",
    validFrom: "2024-11-01",
    scores: read.scores,
    rights: readCountryRights(rows("country-rights-2026.csv")),
  };
}

type Adding = {
  demo: DemoSupplier;
  place: number;
  owner: MemberSession;
  coordinator: MemberSession;
  riskLevel: "low" | "medium" | "high" | "not determined";
  editionId: string;
  at: Date;
};

async function addDemoSupplier(
  store: Store,
  { demo, place, owner, coordinator, riskLevel, editionId, at }: Adding,
): Promise<SupplierSession> {
  const { buyerId } = owner;
  const [supplier] = await store
    .insert(suppliers)
    .values({
      buyerId,
      name: demo.name,
      country: demo.country,
      erpKey: String(10_001 + place * 7),
      role: demo.role,
      category: demo.category,
      productRelated: !isApartFromProducts(demo.category),
      criticality: demo.criticality,
      yearlySpend: spendOf(demo.criticality, place),
      countryRisk: riskLevel,
      editionId,
      ownerId: owner.memberId,
      coordinatorId: coordinator.memberId,
      addedBy: owner.memberId,
      createdAt: at,
    })
    .returning({ id: suppliers.id });
  const supplierId = supplier!.id;
  const language = ["NO", "DK", "SE"].includes(demo.country) ? "nb" : "en";
  const email = `${plain(demo.contact)}@${plain(demo.name).slice(0, 24)}.example`;
  const [contact] = await store
    .insert(contacts)
    .values({
      buyerId,
      supplierId,
      name: demo.contact,
      email,
      language,
      title: language === "nb" ? "Kvalitetsleder" : "Quality manager",
      isMain: true,
      createdAt: at,
    })
    .returning({ id: contacts.id });
  const [person] = await store.insert(people).values({ email, language }).returning({ id: people.id });
  return {
    audience: "supplier",
    buyerId,
    buyerName,
    timeZone,
    supplierId,
    supplierName: demo.name,
    contactId: contact!.id,
    name: demo.contact,
    role: "contact",
    personId: person!.id,
    email,
    language,
    confirmedAt: null,
    companies: 1,
    hash: hashOf(newSecret()),
  };
}

type Play = {
  owner: MemberSession;
  coordinator: MemberSession;
  daysAgo: (days: number, hour?: number) => Date;
  today: string;
  place: number;
};

/** What happened with one supplier so far. */
async function play(
  store: Store,
  demo: DemoSupplier,
  contact: SupplierSession,
  { owner, coordinator, daysAgo, today, place }: Play,
) {
  const { buyerId, supplierId } = contact;
  const { stage } = demo;
  if (stage === "not invited") {
    if (place % 2 === 0)
      await store
        .update(suppliers)
        .set({ nextContact: plusDays(today, (place % 5) - 2) })
        .where(eq(suppliers.id, supplierId));
    return;
  }
  const asked = (await askableIn(store, buyerId)).filter(
    ({ key }) => key === "company_facts" || key === "code_of_conduct",
  );
  if (stage === "earlier") {
    await registerSignature(
      store,
      owner,
      supplierId,
      {
        documentId: asked.find(({ document }) => document)!.document!.id,
        way: "earlier",
        signedOn: plusDays(today, -420 - place),
        name: demo.contact,
        title: "Daglig leder",
        proofFileId: null,
        withoutProof: "Signert avtale ligger i arkivet",
      },
      daysAgo(90),
    );
    return;
  }
  const sentOn =
    { "to be clicked": 1, sent: 6, "not delivered": 8, opened: 9, waiting: 10, "more time": 12, overdue: 45 }[
      stage as string
    ] ?? 30 + (place % 30);
  await invite(
    store,
    owner,
    { chosen: ticked([supplierId]), asked, concerning: "", words: {}, deadline: null },
    daysAgo(sentOn),
  );
  if (stage === "to be clicked" || stage === "sent" || stage === "overdue") return;
  if (stage === "not delivered") {
    await store.execute(
      sql`update requests set undelivered_at = ${daysAgo(sentOn, 10).toISOString()} where supplier_id = ${supplierId}`,
    );
    await store
      .update(contacts)
      .set({ undeliverableSince: daysAgo(sentOn, 10) })
      .where(eq(contacts.id, contact.contactId));
    return;
  }
  const answeredOn = sentOn - 3 - (place % 4);
  const request = async (kind: Request["kind"]) => (await requestsOf(store, contact)).find((one) => one.kind === kind)!;
  if (stage === "paper") {
    await registerSignature(
      store,
      owner,
      supplierId,
      {
        documentId: (await request("document")).documentId!,
        way: "paper",
        signedOn: plusDays(today, -answeredOn),
        name: demo.contact,
        title: "Managing director",
        proofFileId: null,
        withoutProof: null,
      },
      daysAgo(answeredOn - 1),
    );
    return;
  }
  for (const one of await requestsOf(store, contact)) await act(store, one, "open", contact, daysAgo(answeredOn, 7));
  if (stage === "exempted") {
    await exempt(
      store,
      coordinator,
      await request("document"),
      { reason: "Egen rammeavtale med like krav", reviewOn: plusDays(today, 300) },
      daysAgo(answeredOn),
    );
    return;
  }
  if (stage === "waiting") {
    const [director] = await store
      .insert(contacts)
      .values({
        buyerId,
        supplierId,
        name: demo.country === "NO" ? "Trygve Holm" : "Zhou Ming",
        email: `director@${contact.email.split("@")[1]}`,
        language: contact.language,
        role: "signatory",
      })
      .returning({ id: contacts.id });
    await act(store, await request("document"), "hand over", contact, daysAgo(answeredOn, 8), {
      waitingForId: director!.id,
    });
    return;
  }
  if (stage === "more time") {
    await store.insert(schema.extensions).values({
      buyerId,
      supplierId,
      requestId: (await request("document")).id,
      askedBy: contact.contactId,
      askedUntil: plusDays(today, 40),
      reason:
        contact.language === "nb"
          ? "Styret behandler retningslinjene i neste møte."
          : "Our board reads the code at its next meeting.",
      createdAt: daysAgo(answeredOn, 8),
    });
    await act(store, await request("document"), "ask more time", contact, daysAgo(answeredOn, 8));
    return;
  }
  if (stage === "declined") {
    await act(store, await request("document"), "decline", contact, daysAgo(answeredOn, 8), {
      reason: "Our group signs no customer codes; we follow our own code of conduct.",
    });
    return;
  }
  if (stage === "already done" || stage === "not relevant") {
    const isDone = stage === "already done";
    await store.insert(schema.claims).values({
      buyerId,
      supplierId,
      requestId: (await request("document")).id,
      kind: stage,
      claimedBy: contact.contactId,
      reason: isDone ? "Vi signerte da avtalen ble fornyet i vår." : "We no longer deliver to Norway.",
      ...(isDone
        ? {
            way: "earlier" as const,
            signedOn: plusDays(today, -200),
            signerName: demo.contact,
            signerTitle: "Daglig leder",
          }
        : {}),
      createdAt: daysAgo(answeredOn, 8),
    });
    await act(
      store,
      await request("document"),
      isDone ? "say already done" : "say not relevant",
      contact,
      daysAgo(answeredOn, 8),
      { reason: isDone ? null : "We no longer deliver to Norway." },
    );
    return;
  }
  // The rest have told who they are; those who signed have signed.
  await giveFacts(store, demo, contact, await request("company facts"), owner, daysAgo(answeredOn, 8));
  if (stage === "opened") return;
  await sign(
    store,
    contact,
    {
      requests: [await request("document")],
      language: contact.language,
      legalName: demo.name,
      organisationNumber: null,
      name: demo.contact,
      title: contact.language === "nb" ? "Daglig leder" : "Managing director",
      ip: `192.0.2.${place + 1}`,
      browser: "Mozilla/5.0 (demo)",
      preparedBy: null,
      reservations:
        stage === "reserved"
          ? [{ clause: "8.1", reason: "Vi kan ikke stille kravene i alle ledd før avtalene fornyes til sommeren." }]
          : [],
    },
    daysAgo(stage === "signed late" ? 2 : answeredOn, 9),
  );
}

/** Goods from elsewhere than home let a change of risk wait: "China was added: high instead of low". */
async function giveFacts(
  store: Store,
  demo: DemoSupplier,
  contact: SupplierSession,
  request: Request,
  owner: MemberSession,
  at: Date,
) {
  const { buyerId, supplierId } = contact;
  const countries = demo.sites ?? [demo.country];
  const facts = {
    legalName: demo.name,
    organisationNumber: null,
    country: demo.country,
    role: demo.role,
    sites: countries.map((country, position) => ({
      country,
      place: null,
      makes: demo.category,
      employees: 12 + 40 * position,
    })),
    resoldCountries: demo.role === "reseller" ? countries : [],
    signatoryName: demo.contact,
    signatoryTitle: contact.language === "nb" ? "Daglig leder" : "Managing director",
    signatoryEmail: contact.email,
  };
  await handIn(store, contact, request, facts, at);
  const [change] = await riskChangesOf(store, buyerId, supplierId);
  // Most have been seen; those that came out high still wait.
  if (change && change.after !== "high") await acknowledge(store, owner, supplierId, change.id, at);
}

/** Self-assessments: asked of the one to be clicked and of some who have signed; of these some have begun, some are done. */
async function assess(
  store: Store,
  { stage }: DemoSupplier,
  contact: SupplierSession,
  { owner, daysAgo, place }: Pick<Play, "owner" | "daysAgo" | "place">,
) {
  const { buyerId, supplierId } = contact;
  const isToBeClicked = stage === "to be clicked";
  if (!isToBeClicked && (stage !== "signed" || place % 4 !== 0)) return;
  const sentOn = isToBeClicked ? 1 : 12;
  const asked = (await askableIn(store, buyerId)).filter(({ key }) => key === "csr_self_assessment");
  const chosen = ticked([supplierId]);
  await invite(store, owner, { chosen, asked, concerning: "", words: {}, deadline: null }, daysAgo(sentOn));
  if (isToBeClicked || place % 12 === 0) return;
  const request = async () => (await requestsOf(store, contact)).find(({ kind }) => kind === "assessment")!;
  await act(store, await request(), "open", contact, daysAgo(8));
  const assessment = await assessmentOf(store, contact, (await request()).id);
  const isDone = place % 12 === 4;
  const sections = isDone ? assessment.sections : assessment.sections.slice(0, 3);
  await keepAnswers(store, contact, assessment, likelyAnswers(sections, place), daysAgo(7));
  if (!isDone) await askForHelp(store, contact, assessment, place);
  if (isDone)
    await submit(
      store,
      contact,
      await assessmentOf(store, contact, assessment.task.id),
      {
        title: contact.language === "nb" ? "Kvalitetsleder" : "Quality manager",
        language: contact.language,
        visit: { ip: "192.0.2.44", browser: "Demo" },
      },
      daysAgo(5),
    );
}

/** What answers fell short in is to be made better; every second supplier has said how. */
async function improve(
  store: Store,
  contact: SupplierSession,
  { coordinator, daysAgo, today, place }: Pick<Play, "coordinator" | "daysAgo" | "today" | "place">,
) {
  const gaps = (await plannable(store, coordinator, contact.supplierId)).slice(0, 3);
  if (gaps.length === 0) return;
  const isNorwegian = contact.language === "nb";
  const asked = await askForPlan(
    store,
    coordinator,
    contact.supplierId,
    {
      gap: gaps.map(({ id }) => id),
      expected: isNorwegian
        ? "Skriv hva dere vil gjøre med dette før vi avtaler neste leveranse."
        : "Please tell us what you will do about this before we agree on the next delivery.",
      concerning: null,
    },
    daysAgo(4),
  );
  if ("refusal" in asked || place % 8 !== 4) return;
  const plan = async () => (await planOf(store, contact, asked.requestId))!;
  const request = async () => (await requestOf(store, contact, asked.requestId))!;
  for (const action of (await plan()).actions)
    await writeAction(
      store,
      contact,
      await request(),
      action,
      {
        cause: isNorwegian ? "Ingen hadde ansvaret for det." : "Nobody was responsible for it.",
        what: isNorwegian
          ? "Vi lager en rutine og går gjennom den med alle."
          : "We write a procedure and go through it with everybody.",
        responsible: contact.name,
        due: plusDays(today, 40),
        whyNot: null,
        version: action.version,
      },
      daysAgo(2),
    );
  await submitPlan(store, contact, await request(), await plan(), daysAgo(1));
}

/** Smelters nobody has heard of: the demo brings no list of anybody's. */
function inventedList(today: string): Edition {
  const named = ([metal, name, country]: readonly [string, string, string], place: number): ReferenceSmelter => ({
    cid: `CID9900${String(place + 1).padStart(2, "0")}`,
    metal,
    name,
    country,
    aliases: [],
    status: place === 4 ? "not enrolled" : "conformant",
    lastAudit: null,
    cycle: null,
    isOperating: null,
  });
  const all = [
    ["Tin", "Nordlys Tinnverk", "Norway"],
    ["Tin", "Demo Tin Smelting", "Indonesia"],
    ["Gold", "Eksempel Gullraffineri", "Sweden"],
    ["Tantalum", "Demo Tantalum", "Japan"],
    ["Tungsten", "Demo Tungsten Works", "Vietnam"],
  ] as const;
  return { date: plusDays(today, -60), source: "Eksempelliste", smelters: all.map(named) };
}

/** Minerals declarations: asked of the one to be clicked and of a few who have signed; of these some have answered. */
async function declare(
  store: Store,
  { stage }: DemoSupplier,
  contact: SupplierSession,
  { owner, daysAgo, place }: Pick<Play, "owner" | "daysAgo" | "place">,
) {
  const { buyerId, supplierId } = contact;
  const isToBeClicked = stage === "to be clicked";
  if (!isToBeClicked && (stage !== "signed" || place % 6 !== 0)) return;
  const asked = (await askableIn(store, buyerId)).filter(({ kind }) => kind === "declaration");
  const chosen = ticked([supplierId]);
  await invite(
    store,
    owner,
    { chosen, asked, concerning: "", words: {}, deadline: null },
    daysAgo(isToBeClicked ? 1 : 10),
  );
  if (isToBeClicked) return;
  const id = (await requestsOf(store, contact)).find(({ kind }) => kind === "declaration")!.id;
  const day = todayIn(daysAgo(6), timeZone);
  const known = withCompany(await prefilled(store, contact, "CMRT", [], day), {
    scope: scopes[0],
    contactPhone: "+47 22 00 20 00",
    authorizerName: contact.name,
    authorizerEmail: contact.email,
  });
  const declaration = withSmelter(withAnswers(known, likelyDeclared), {
    ...listedValues(inventedList(day).smelters[place % 12 === 0 ? 0 : 1]!),
  });
  await begin(store, contact, await declaringOf(store, contact, id), { declaration }, daysAgo(6));
  const signing = {
    title: contact.language === "nb" ? "Kvalitetsleder" : "Quality manager",
    language: contact.language,
  };
  await submitDeclaration(store, contact, await declaringOf(store, contact, id), signing, daysAgo(4));
}

/** Tin in the solder and nothing else. */
const likelyDeclared = Object.fromEntries(
  Object.entries({
    ...Object.fromEntries(["Tantalum", "Gold", "Tungsten"].map((metal) => [`1-${metal}`, "No"])),
    ...Object.fromEntries(
      ["Yes", "Yes", "No", "No", "No", "Greater than 90%", "No", "Yes"].map((value, place) => [
        `${place + 1}-Tin`,
        value,
      ]),
    ),
    ...Object.fromEntries(["A", "C", "D", "F", "G"].map((letter) => [`${letter}-company`, "Yes"])),
    "B-company": "No",
    "E-company": "Yes, in conformance with IPC1755 (e.g., CMRT)",
    "H-company": "No",
  }).map(([name, value]) => [name, { value, comment: null }]),
);

/** Whoever has begun has left working conditions to a colleague. */
function askForHelp(store: Store, contact: SupplierSession, assessment: Assessment, place: number) {
  const { language, email } = contact;
  const name = language === "nb" ? "Kari Moen" : "Grace Hill";
  const to = { name, email: `hr-${place}@${email.split("@")[1]}`, title: null, language };
  return give(store, contact, assessment, { to, keys: ["wages_hours", "hse"] });
}

/** Mostly good answers, every ninth not quite. */
function likelyAnswers(sections: Assessment["sections"], place: number): Map<string, Given> {
  const questions = sections.flatMap((one) => one.questions);
  return new Map(
    questions.flatMap((question, number): [string, Given][] => {
      const value = likelyAnswer(question, (number + place) % 9 === 0);
      return value === null ? [] : [[question.key, { value, comment: null, seen: "" }]];
    }),
  );
}

function likelyAnswer({ key, type, options = [], exclusive, max }: Question, isWeak: boolean): Answer | null {
  const worth = ({ score, severity }: (typeof options)[number]) => (severity === "zero_tolerance" ? -1 : (score ?? 0));
  const ranked = options.toSorted((one, other) => worth(other) - worth(one)).map(({ value }) => value);
  switch (type) {
    case "choice":
      return ranked[isWeak ? 1 : 0]!;
    case "multi_choice":
      return ranked.filter((value) => value !== exclusive).slice(0, 2);
    case "number":
      return key === "hse.fatalities" ? 0 : max === 168 ? 38 : max === 30 ? 18 : 24;
    case "percent":
      return 10;
    case "countries":
      return ["NO"];
    case "confirm":
      return true;
    case "file":
      return null;
    default:
      return "Se vedlagte rutiner.";
  }
}

/** Mails of the weeks before are not sent again; history and log tell when things happened, and not when the demo was made. */
async function tidyTimes(store: Store, buyerId: string, daysAgo: (days: number, hour?: number) => Date) {
  await store.execute(sql`
    update mails set state = case when undelivered then 'refused' else 'sent' end, sent_at = case when undelivered then null else asked.sent_at end,
                     created_at = asked.sent_at, attempts = 1, server_said = case when undelivered then '550 5.1.1 No such user here' else '250 OK' end
      from (select supplier_id, min(sent_at) as sent_at, bool_or(undelivered_at is not null) as undelivered from requests where buyer_id = ${buyerId} group by supplier_id) asked
     where mails.buyer_id = ${buyerId} and mails.supplier_id = asked.supplier_id and asked.sent_at < ${daysAgo(2).toISOString()}`);
  // Of mails the demo's people would have got meanwhile, only the invitations are shown.
  await store.execute(sql`delete from mails where buyer_id = ${buyerId} and template <> 'invitation'`);
  await store.execute(sql`
    update request_history set since = case
        when request_history.state = 'sent' and not request_history.undelivered then requests.sent_at
        when request_history.state = 'sent' then requests.undelivered_at
        when request_history.state = 'opened' and not request_history.waits_for_person then coalesce(requests.opened_at, requests.sent_at)
        else coalesce(requests.closed_at, requests.submitted_at, requests.opened_at, requests.sent_at, request_history.since) end
      from requests where requests.id = request_history.request_id and request_history.buyer_id = ${buyerId}`);
}

const spendOf = (criticality: string, place: number) =>
  ({ A: 2_400_000, B: 640_000, C: 140_000 })[criticality]! + 37_500 * (place % 11);

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[æä]/g, "ae")
    .replace(/[øö]/g, "o")
    .replace(/å/g, "a")
    .normalize("NFD")
    .replace(/[^a-z0-9 ]/g, "")
    .replace(/\b(as|ltd|inc|gmbh|co|ab|bv|sas|sro|pty|pvt|aps|sp|z|oo)\b/g, "")
    .trim()
    .replace(/ +/g, "-");

const memberSession = (
  who: Pick<MemberSession, "buyerId" | "memberId" | "personId" | "email" | "name" | "roles">,
): MemberSession => ({
  ...who,
  audience: "member",
  buyerName,
  timeZone,
  language: "nb",
  confirmedAt: null,
  companies: 0,
  hash: hashOf(newSecret()),
});

async function asOwner<Result>(
  ownerUrl: string,
  work: (database: ReturnType<typeof drizzle<typeof schema>>) => Promise<Result>,
): Promise<Result> {
  const client = postgres(ownerUrl, { max: 1, onnotice() {} });
  try {
    return await work(drizzle(client, { schema, casing: "snake_case" }));
  } finally {
    await client.end();
  }
}

/** Next year's version as the administrator has begun it: a question said more clearly, and less time given. */
function nextYears(questionnaire: Questionnaire): Questionnaire {
  questionsOf(questionnaire).find(({ key }) => key === "management.policy")!.help = {
    nb: "En intern rutine holder, så lenge de ansatte kjenner den. Legg ved den nyeste utgaven.",
    en: "An internal procedure will do, as long as employees know it. Attach the newest edition.",
  };
  return { ...questionnaire, defaultDueDays: 21 };
}
