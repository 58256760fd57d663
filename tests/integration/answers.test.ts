import type { Database, Store } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import {
  claimBehind,
  claimsOf,
  confirmClaim,
  decideMoreTime,
  exempt,
  exemptableFor,
  exemptUnasked,
  extensionsOf,
  refuseClaim,
  sendBack,
  waitFor,
  withdraw,
} from "~/features/requests/answers.server";
import { askForMoreTime, sayAlreadyDone, sayNotRelevant } from "~/features/requests/asides.server";
import { storyOf } from "~/features/requests/history.server";
import { askableIn, invite, ticked } from "~/features/requests/invite.server";
import { remind, remindedAmong } from "~/features/requests/remind.server";
import { act, type Request, requestOf, requestsOf } from "~/features/requests/requests.server";
import { sealStillHolds } from "~/features/signatures/signatures.server";
import { test } from "../support/database";
import { newMember, newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "../support/people";

/** A Saturday: 21 days later is a Saturday too, so the deadline is Monday 14 December. */
const now = new Date("2026-11-21T10:00:00Z");
const later = new Date("2026-11-23T10:00:00Z");

type Given = { database: Database; owner: postgres.Sql };

async function asked({ database, owner }: Given, world?: World) {
  const buyer = world ?? (await newWorld(owner));
  const supplier = await newSupplier(owner, buyer);
  const { member } = buyer;
  const as = <Result>(who: MemberSession, work: (store: Store) => Promise<Result>) =>
    inScope(database, scopeOfMember(who), work);
  const asSupplier = <Result>(work: (store: Store) => Promise<Result>) =>
    inScope(database, scopeOfContact(supplier), work);
  await as(member, async (store) =>
    invite(
      store,
      member,
      {
        chosen: ticked([supplier.supplierId]),
        asked: await askableIn(store, buyer.buyerId),
        concerning: "",
        words: {},
        deadline: null,
      },
      now,
    ),
  );
  const whose = { buyerId: buyer.buyerId, supplierId: supplier.supplierId };
  const request = (kind: Request["kind"] = "document") =>
    as(member, async (store) => (await requestsOf(store, whose)).find((one) => one.kind === kind)!);
  const mails = (template: string) =>
    owner`select email, language, data from mails where supplier_id = ${supplier.supplierId} and template = ${template} order by id`;
  return { ...buyer, supplier, whose, as, asSupplier, request, mails };
}

describe("more time", () => {
  const wish = { date: "2027-01-16", reason: "Styret møtes i januar." };
  const askedFor = async (given: Given) => {
    const world = await asked(given);
    const request = await world.request();
    await world.asSupplier((store) => askForMoreTime(store, world.supplier, request, wish, now));
    const [extension] = await world.as(world.member, (store) => extensionsOf(store, world.whose, request.id));
    return { ...world, before: request, extension: extension! };
  };

  test("granted, the deadline moves to a working day, the first one stays, and the contact is told", async ({
    database,
    owner,
  }) => {
    const { as, member, request, extension, mails, supplier } = await askedFor({ database, owner });
    const decision = { extensionId: extension.id, until: wish.date };
    const outcome = await as(member, async (store) => decideMoreTime(store, member, await request(), decision, later));
    expect(outcome).toEqual({
      ok: true,
      deadline: { date: "2027-01-18", moved: { from: "2027-01-16", because: "weekend" } },
    });
    expect(await request()).toMatchObject({ deadline: "2027-01-18", firstDeadline: "2026-12-14", state: "sent" });
    expect(await mails("claim-answered")).toMatchObject([
      { email: supplier.email, data: { claim: "more time", outcome: "granted", until: "2027-01-18" } },
    ]);
  });

  test("refused, nothing moves, and the contact reads why", async ({ database, owner }) => {
    const { as, member, request, extension, mails } = await askedFor({ database, owner });
    const decision = { extensionId: extension.id, answer: "Kunden vår venter." };
    await as(member, async (store) => decideMoreTime(store, member, await request(), decision, later));
    expect(await request()).toMatchObject({ deadline: "2026-12-14" });
    expect(await mails("claim-answered")).toMatchObject([
      { data: { claim: "more time", outcome: "refused", answer: "Kunden vår venter." } },
    ]);
  });

  test("the second of two who answer is told that it is done", async ({ database, owner }) => {
    const { as, member, request, extension, mails } = await askedFor({ database, owner });
    const seen = await request();
    const decision = { extensionId: extension.id, until: "2027-01-18" };
    await as(member, (store) => decideMoreTime(store, member, seen, decision, later));
    const second = await as(member, async (store) => decideMoreTime(store, member, await request(), decision, later));
    expect(second).toEqual({ refusal: "overtaken" });
    expect(await mails("claim-answered")).toHaveLength(1);
  });

  test("a date that is no later than the deadline is refused", async ({ database, owner }) => {
    const { as, member, request, extension } = await askedFor({ database, owner });
    const decision = { extensionId: extension.id, until: "2026-12-14" };
    const outcome = await as(member, async (store) => decideMoreTime(store, member, await request(), decision, later));
    expect(outcome).toEqual({ wrongDate: "not after the deadline" });
  });
});

describe("what a supplier says instead", () => {
  test("not relevant, confirmed: nothing more is asked", async ({ database, owner }) => {
    const { as, asSupplier, supplier, member, request, whose, mails } = await asked({ database, owner });
    const before = await request();
    await asSupplier((store) => sayNotRelevant(store, supplier, before, "Vi leverer bare programvare.", now));
    const outcome = await as(member, async (store) => {
      const [claim] = await claimsOf(store, whose, before.id);
      return confirmClaim(store, member, claim!, null, later);
    });
    expect(outcome).toEqual({ ok: true });
    expect(await request()).toMatchObject({ state: "not relevant", waitsFor: null });
    expect(await mails("claim-answered")).toMatchObject([{ data: { claim: "not relevant", outcome: "granted" } }]);
  });

  test("not relevant, refused: the task goes back with the reason", async ({ database, owner }) => {
    const { as, asSupplier, supplier, member, request, whose, mails } = await asked({ database, owner });
    const before = await request();
    await asSupplier((store) => sayNotRelevant(store, supplier, before, "Vi er for små.", now));
    await as(member, async (store) => {
      const [claim] = await claimsOf(store, whose, before.id);
      return refuseClaim(store, member, claim!, "Gjelder alle.", later);
    });
    expect(await request()).toMatchObject({ state: "returned", reason: "Gjelder alle.", waitsFor: "supplier" });
    expect(await mails("claim-answered")).toMatchObject([{ data: { outcome: "refused", answer: "Gjelder alle." } }]);
  });

  test("only a coordinator decides: a buyer and a manager change nothing", async ({ database, owner }) => {
    const { as, asSupplier, supplier, buyerId, request, whose } = await asked({ database, owner });
    const before = await request();
    await asSupplier((store) => sayNotRelevant(store, supplier, before, "Nei.", now));
    for (const roles of [["buyer"], ["manager"]] as const) {
      const other = await newMember(owner, buyerId, [...roles]);
      const outcome = await as(other, async (store) => {
        const [claim] = await claimsOf(store, whose, before.id);
        return confirmClaim(store, other, claim!, null, later);
      });
      expect(outcome).toEqual({ refusal: "not yours" });
    }
    expect((await request()).state).toBe("not relevant asked");
  });

  test("already signed, confirmed: the signature is registered as the coordinator read it, under a seal that holds", async ({
    database,
    owner,
  }) => {
    const { as, asSupplier, supplier, member, request, whose, documentId } = await asked({ database, owner });
    const before = await request();
    const proof = {
      way: "paper" as const,
      signedOn: "2025-05-05",
      signerName: "O. Åsane",
      signerTitle: null,
      reason: null,
      fileId: null,
    };
    await asSupplier((store) => sayAlreadyDone(store, supplier, before, proof, now));
    const seen = {
      documentId,
      way: "paper" as const,
      name: "Ola Åsane",
      title: "daglig leder",
      signedOn: "2025-05-06",
    };
    await as(member, async (store) => {
      const [claim] = await claimsOf(store, whose, before.id);
      return confirmClaim(store, member, claim!, seen, later);
    });
    expect((await request()).state).toBe("signed");
    const [signature] =
      await owner`select id, way, signer_name, signer_title, signed_on::text, contact_id, registered_by
      from signatures where supplier_id = ${supplier.supplierId}`;
    expect(signature).toMatchObject({
      way: "paper",
      signer_name: "Ola Åsane",
      signer_title: "daglig leder",
      signed_on: "2025-05-06",
      contact_id: supplier.contactId,
      registered_by: member.memberId,
    });
    expect(await as(member, (store) => sealStillHolds(store, whose, signature!.id))).toBe(true);
    const [sums] = await owner`select code_part from suppliers where id = ${supplier.supplierId}`;
    expect(sums!.code_part).toBe("earlier or paper");
  });

  test("two coordinators at once: the second is told, and nothing is written twice", async ({ database, owner }) => {
    const { as, asSupplier, supplier, member, buyerId, request, whose, mails } = await asked({ database, owner });
    const before = await request();
    await asSupplier((store) => sayNotRelevant(store, supplier, before, "Nei.", now));
    const other = await newMember(owner, buyerId, ["coordinator"]);
    const seen = await as(other, async (store) => (await claimsOf(store, whose, before.id))[0]!);
    await as(member, (store) => refuseClaim(store, member, seen, "Jo.", later));
    expect(await as(other, (store) => confirmClaim(store, other, seen, null, later))).toEqual({ refusal: "not now" });
    const found = await as(other, (store) => claimBehind(store, whose, seen.id));
    expect(found).toMatchObject({ state: "refused", answer: "Jo.", decidedBy: member.name });
    expect(await mails("claim-answered")).toHaveLength(1);
  });
});

describe("exemption and withdrawal", () => {
  const why = { reason: "Leveransen opphører.", reviewOn: "2027-11-22" };

  test("an open request is exempted with its reason and the day it is looked at again", async ({ database, owner }) => {
    const { as, member, request, supplier } = await asked({ database, owner });
    await as(member, async (store) => exempt(store, member, await request(), why, later));
    expect(await request()).toMatchObject({ state: "exempted", ...why });
    const [sums] = await owner`select code_part from suppliers where id = ${supplier.supplierId}`;
    expect(sums!.code_part).toBe("exempted");
  });

  test("a buyer gives no exemption", async ({ database, owner }) => {
    const { as, buyerId, request } = await asked({ database, owner });
    const buyer = await newMember(owner, buyerId, ["buyer"]);
    const outcome = await as(buyer, async (store) => exempt(store, buyer, await request(), why, later));
    expect(outcome).toEqual({ refusal: "not yours" });
  });

  test("what was never asked is exempted too, but not what is open", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { as, member, whose, requirements } = await asked({ database, owner }, world);
    const open = await as(member, (store) =>
      exemptUnasked(store, member, { ...why, supplierId: whose.supplierId, requirementId: requirements.code }, later),
    );
    expect(open).toEqual({ refusal: "overtaken" });
    const fresh = await newSupplier(owner, world);
    const theirs = { buyerId: world.buyerId, supplierId: fresh.supplierId };
    const given = await as(member, (store) =>
      exemptUnasked(store, member, { ...why, supplierId: fresh.supplierId, requirementId: requirements.code }, later),
    );
    expect(given).toMatchObject({ ok: true });
    expect(await as(member, (store) => requestsOf(store, theirs))).toMatchObject([{ state: "exempted", ...why }]);
    const left = await as(member, (store) => exemptableFor(store, theirs));
    expect(left.map(({ key }) => key)).toEqual(["company_facts"]);
  });

  test("withdrawn, the supplier sees it no more, and what it asked for waits for nobody", async ({
    database,
    owner,
  }) => {
    const { as, asSupplier, member, request, supplier, whose } = await asked({ database, owner });
    const before = await request();
    const wish = { date: "2027-01-18", reason: "Ferie." };
    await asSupplier((store) => askForMoreTime(store, supplier, before, wish, now));
    await as(member, async (store) =>
      withdraw(store, member, (await requestOf(store, whose, before.id))!, "Feil leverandør.", later),
    );
    const theirs = await asSupplier((store) => requestsOf(store, whose));
    expect(theirs.map(({ kind }) => kind)).toEqual(["company facts"]);
    const [extension] = await as(member, (store) => extensionsOf(store, whose, before.id));
    expect(extension!.state).toBe("taken back");
  });
});

test("company facts that cannot be right are sent back, and the contact reads why", async ({ database, owner }) => {
  const { as, asSupplier, supplier, member, request, mails } = await asked({ database, owner });
  const before = await request("company facts");
  await asSupplier((store) => act(store, before, "submit", supplier, now));
  await as(member, async (store) =>
    sendBack(store, member, await request("company facts"), "Fabrikken mangler.", later),
  );
  expect(await request("company facts")).toMatchObject({ state: "returned", waitsFor: "supplier" });
  expect(await mails("returned")).toMatchObject([{ email: supplier.email, data: { reason: "Fabrikken mangler." } }]);
});

test("another of the supplier's people is asked, and gets a link of her own", async ({ database, owner }) => {
  const { as, member, request, supplier, buyerId, mails } = await asked({ database, owner });
  const [other] = await owner`insert into contacts (buyer_id, supplier_id, name, email, language, role)
    values (${buyerId}, ${supplier.supplierId}, 'Jane Smith', 'jane@asane.example', 'en', 'signatory') returning id`;
  await as(member, async (store) => waitFor(store, member, await request(), other!.id, later));
  expect(await request()).toMatchObject({ waitingForId: other!.id, state: "sent" });
  expect(await mails("invitation")).toMatchObject([{}, { email: "jane@asane.example", language: "en" }]);
  const stranger = await newSupplier(owner, await newWorld(owner));
  const outcome = await as(member, async (store) => waitFor(store, member, await request(), stranger.contactId, later));
  expect(outcome).toEqual({ refusal: "nobody" });
});

describe("reminders", () => {
  test("one mail a person, with all it has to answer; on the same day nobody is reminded again", async ({
    database,
    owner,
  }) => {
    const { as, member, supplier, mails, whose } = await asked({ database, owner });
    const chosen = ticked([supplier.supplierId]);
    // The database dates a mail by its own clock.
    const today = new Date();
    const preview = await as(member, (store) => remindedAmong(store, member, chosen, today));
    expect(preview).toMatchObject([{ id: whose.supplierId, outcome: "now", tasks: 2 }]);
    expect(await as(member, (store) => remind(store, member, { chosen, words: "Hei!" }, today))).toEqual({
      mails: 1,
      suppliers: 1,
    });
    expect(await mails("reminder")).toMatchObject([{ email: supplier.email, data: { words: "Hei!" } }]);
    const again = await as(member, (store) => remindedAmong(store, member, chosen, today));
    expect(again).toMatchObject([{ outcome: "reminded today", tasks: 0 }]);
    expect(await as(member, (store) => remind(store, member, { chosen, words: null }, today))).toEqual({
      mails: 0,
      suppliers: 0,
    });
    const tomorrow = new Date(today.getTime() + 24 * 3_600_000);
    expect(await as(member, (store) => remindedAmong(store, member, chosen, tomorrow))).toMatchObject([
      { outcome: "now" },
    ]);
  });

  test("nobody is reminded of what is done, at an address that does not work, or of another buyer's", async ({
    database,
    owner,
  }) => {
    const { as, member, supplier, request } = await asked({ database, owner });
    const other = await asked({ database, owner });
    const today = new Date();
    const chosen = ticked([supplier.supplierId, other.supplier.supplierId]);
    await owner`update contacts set undeliverable_since = now() where id = ${supplier.contactId}`;
    expect(await as(member, (store) => remindedAmong(store, member, chosen, today))).toMatchObject([
      { id: supplier.supplierId, outcome: "undeliverable" },
    ]);
    for (const kind of ["document", "company facts"] as const)
      await as(member, async (store) => withdraw(store, member, await request(kind), "Feil.", later));
    expect(await as(member, (store) => remindedAmong(store, member, chosen, today))).toMatchObject([
      { id: supplier.supplierId, outcome: "nothing open" },
    ]);
  });
});

test("a request's story tells who did what, in order, and since when it stands as it does", async ({
  database,
  owner,
}) => {
  const { as, asSupplier, member, supplier, request, whose } = await asked({ database, owner });
  const before = await request();
  await asSupplier((store) => act(store, before, "open", supplier, now));
  const story = await as(member, (store) => storyOf(store, whose, before.id));
  expect(story.lines.map(({ what, by }) => [what, by])).toEqual([
    ["supplier.invited", member.name],
    ["request.open", supplier.name],
  ]);
  const [stand] = await owner`select max(since) as since from request_history where request_id = ${before.id}`;
  expect(story.since).toEqual(stand!.since);
});
