/** Two who bind the company together: the first signs and names the other, and only both count. */
import type { Database } from "db/client.server";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { checkFile } from "~/features/evidence/check-file.server";
import { drawn, evidenceOf } from "~/features/evidence/evidence.server";
import { verifySeal } from "~/features/evidence/verify.server";
import { decline, handOver, takeBackSignature } from "~/features/requests/asides.server";
import { requestOf } from "~/features/requests/requests.server";
import { taskInFull } from "~/features/requests/tasks.server";
import { sealedSignature, sealStillHolds } from "~/features/signatures/signatures.server";
import { type Draft, receiptBehind, signAll, toSign } from "~/features/signatures/signing.server";
import { trackedSuppliers } from "~/features/signatures/tracking.server";
import { everyone } from "~/features/suppliers/view";
import { test } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";
import { scopeOfMember } from "../support/people";

const now = new Date("2026-11-21T12:00:00Z");
const device = { ip: "192.0.2.7", browser: "Test" };
const grete = { name: "Grete Leder", email: "grete@asane.example", title: "Styreleder", language: "en" as const };
const reader = { language: "nb", timeZone: "Europe/Oslo", portalUrl: "https://portal.example" } as const;

const sign = (database: Database, by: SupplierSession, what: Partial<Draft> & Pick<Draft, "requestIds">) =>
  asContact(database, by, (store) =>
    signAll(store, by, { name: by.name, title: "Daglig leder", language: "nb", ...what }, device, now),
  );
const idOf = (outcome: Awaited<ReturnType<typeof sign>>) => {
  if ("refusal" in outcome) throw new Error(outcome.refusal);
  return outcome.signatureId;
};

/** Ola has signed, and Grete must. */
const held = test.extend("held", async ({ database, owner }) => {
  const journey = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, journey.secret);
  const id = journey.task("code_of_conduct");
  const first = idOf(await sign(database, by, { requestIds: [id], another: grete }));
  const [contact] =
    await owner`select id, role from contacts where supplier_id = ${by.supplierId} and email = ${grete.email}`;
  const other: SupplierSession = { ...by, contactId: contact!.id, role: contact!.role, ...grete };
  const stateOf = async () => (await owner`select state, waiting_for_id from requests where id = ${id}`)[0]!;
  return { journey, by, other, id, first, stateOf };
});

held(
  "one signature is not enough: the request waits for the other, who is told by whom and why",
  async ({ database, owner, held: { journey, by, other, id, first, stateOf } }) => {
    expect(await stateOf()).toEqual({ state: "signed in part", waiting_for_id: other.contactId });
    const { member } = journey.world;
    const asked = {
      buyerId: member.buyerId,
      timeZone: "Europe/Oslo",
      filter: everyone,
      today: "2026-11-21",
      asOf: null,
    };
    const tracked = await inScope(database, scopeOfMember(member), (store) =>
      trackedSuppliers(store, asked, { limit: 10, offset: 0 }),
    );
    expect(tracked).toMatchObject([{ part: "in progress", signatureId: null, waitingFor: grete.name }]);

    const task = await asContact(database, other, (store) => taskInFull(store, other, id));
    expect(task.signedFirst).toMatchObject({ id: first, name: by.name, title: "Daglig leder" });
    const mails = await owner`select email, template, data from mails
    where supplier_id = ${by.supplierId} and template in ('sign-too', 'receipt') order by id`;
    expect(mails).toMatchObject([
      { template: "sign-too", email: grete.email, data: { by: by.name, title: "Daglig leder" } },
      { template: "receipt", email: by.email, data: { waitsFor: grete.name, path: `/my/signatures/${first}` } },
    ]);
    const [signature] = await owner`select consent from signatures where id = ${first}`;
    expect(signature!.consent).toContain("sammen med en annen som også signerer");
  },
);

held(
  "both count: each has her own seal, the second covers the first, and both are told",
  async ({ database, owner, held: { by, other, id, first, stateOf } }) => {
    const second = idOf(await sign(database, other, { requestIds: [id], title: grete.title, language: "en" }));
    expect((await stateOf()).state).toBe("signed");
    const [one, two] = await asContact(database, other, async (store) => [
      await sealedSignature(store, by, first),
      await sealedSignature(store, by, second),
    ]);
    expect(one!.sealed).toMatchObject({ isInPart: true, documents: [{ follows: null }] });
    expect(two!.sealed).toMatchObject({ isInPart: false, documents: [{ follows: one!.seal }] });
    for (const signature of [first, second])
      expect(await asContact(database, by, (store) => sealStillHolds(store, by, signature))).toBe(true);
    expect(two!.sealed.consent).toContain("together with another who also signs");
    const receipts = await owner`select email, data from mails
    where supplier_id = ${by.supplierId} and template = 'receipt' and data->>'path' = ${`/my/signatures/${second}`}`;
    expect(receipts.map(({ email }) => email).sort()).toEqual([by.email, grete.email].sort());
    expect(receipts[0]!.data.signers.map(({ name }: { name: string }) => name)).toEqual([by.name, grete.name]);
    const events =
      await owner`select what, actor_id from events where subject_id = ${id} and what like 'request.sign%' order by id`;
    expect(events).toEqual([
      { what: "request.sign in part", actor_id: by.contactId },
      { what: "request.sign", actor_id: other.contactId },
    ]);
    expect(await asContact(database, by, (store) => receiptBehind(store, by, first))).toMatchObject({
      waitsFor: { signatureId: second },
    });
  },
);

held(
  "one PDF names both, with both seals; a stranger who checks it reads of both",
  async ({ database, held: { by, other, id, first } }) => {
    const alone = (await asContact(database, by, (store) => evidenceOf(store, by, first, reader)))!;
    expect(alone.pages.certificate.warning).toContain("gjelder ikke alene");
    const second = idOf(await sign(database, other, { requestIds: [id], title: grete.title }));
    const both = (await asContact(database, by, (store) => evidenceOf(store, by, second, reader)))!;
    expect(both.pages.certificate.warning).toBeNull();
    expect(both.pages.documents[0]!.about).toContain("Ola Åsane, Daglig leder og Grete Leder, Styreleder");
    const lines = both.pages.certificate.lines;
    const said = (label: string) => lines.filter((line) => line.label === label).map(({ value }) => value);
    expect(said("Signert av")).toEqual([
      ["Ola Åsane", "Daglig leder"],
      ["Grete Leder", "Styreleder"],
    ]);
    expect(said("Segl").map((seal) => String(seal).replaceAll(" ", ""))).toEqual([alone.seal, both.seal]);
    expect(both.pages.attachments.map(({ name }) => name)).toContain("seal-1.json");
    const file = checkFile(await drawn(both, "0123456789abcdef0123456789abcdef"), null);
    expect(file.isGood).toBe(true);
    expect(file.says.join()).toContain(`together with the signature under the seal ${alone.seal}`);

    const asStranger = (seal: string) => inScope(database, { role: "visitor" }, (store) => verifySeal(store, seal));
    expect(await asStranger(both.seal)).toMatchObject({
      is: "sealed",
      signature: { signer: grete.name, isInPart: false, holds: true, before: [{ name: by.name }] },
    });
    expect(await asStranger(alone.seal)).toMatchObject({ signature: { isInPart: true, before: [] } });
  },
);

held("the first cannot sign for the other as well", async ({ database, held: { by, id, first } }) => {
  expect(await asContact(database, by, (store) => toSign(store, by, [id]))).toEqual({
    state: "signed",
    signatureId: first,
  });
  expect(await sign(database, by, { requestIds: [id] })).toEqual({ refusal: "already" });
});

test("nobody names herself as the other", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const requestIds = [task("code_of_conduct")];
  expect(await sign(database, by, { requestIds, another: { contactId: by.contactId } })).toEqual({
    refusal: "yourself",
  });
});

held(
  "the other declines: nothing is signed, and a signature after that begins anew",
  async ({ database, owner, held: { by, other, id, stateOf } }) => {
    await asContact(database, other, async (store) =>
      decline(store, other, (await requestOf(store, other, id))!, "Styret sier nei.", now),
    );
    expect((await stateOf()).state).toBe("declined");
    const later = idOf(await sign(database, other, { requestIds: [id] }));
    const [signed] = await owner`select follows_id from signed_documents where signature_id = ${later}`;
    expect(signed).toEqual({ follows_id: null });
    expect((await asContact(database, by, (store) => receiptBehind(store, by, later)))?.consent).toContain(
      "alene eller etter fullmakt",
    );
  },
);

held(
  "the other hands over to a third, who signs together with the first",
  async ({ database, owner, held: { by, other, id, first, stateOf } }) => {
    const per = { name: "Per Varamann", email: "per@asane.example", title: null, language: "nb" as const };
    await asContact(database, other, async (store) =>
      handOver(store, other, { tasks: [(await requestOf(store, other, id))!], to: per }, now),
    );
    const [contact] =
      await owner`select id from contacts where supplier_id = ${by.supplierId} and email = ${per.email}`;
    expect(await stateOf()).toEqual({ state: "signed in part", waiting_for_id: contact!.id });
    const third = idOf(
      await sign(database, { ...other, ...per, contactId: contact!.id, title: undefined } as SupplierSession, {
        requestIds: [id],
      }),
    );
    const [kept] = await owner`select prepared_by, follows_id from signatures
    join signed_documents on signature_id = signatures.id where signatures.id = ${third}`;
    expect(kept).toEqual({ prepared_by: other.contactId, follows_id: first });
  },
);

held("the first takes her signature back, and signs alone", async ({ database, held: { by, id, first, stateOf } }) => {
  await asContact(database, by, async (store) => takeBackSignature(store, by, (await requestOf(store, by, id))!, now));
  expect(await stateOf()).toEqual({ state: "opened", waiting_for_id: null });
  const alone = idOf(await sign(database, by, { requestIds: [id] }));
  expect((await stateOf()).state).toBe("signed");
  expect((await asContact(database, by, (store) => receiptBehind(store, by, alone)))?.before).toEqual([]);
  expect((await asContact(database, by, (store) => receiptBehind(store, by, first)))?.isInPart).toBe(true);
});

held("what one has signed is never changed, by the owner neither", async ({ owner, held: { first } }) => {
  await expect(owner`delete from part_signed_documents where signature_id = ${first}`).rejects.toThrow("never changed");
});
