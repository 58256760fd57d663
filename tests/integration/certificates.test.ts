import { sql } from "drizzle-orm";
import pino from "pino";
import { describe, expect } from "vitest";

import { begin, certificateOf, certificatesOf, takeAway } from "~/features/certificates/certificates.server";
import { certificateType } from "~/features/certificates/content/library";
import { endCertificates } from "~/features/certificates/expiring.server";
import { registerOn } from "~/features/certificates/register.server";
import { registerViewIn } from "~/features/certificates/register-view";
import { check, lift, notAccept, suspend } from "~/features/certificates/reviewing.server";
import { gapsOf } from "~/features/gaps/gaps.server";
import { requestsOf } from "~/features/requests/requests.server";
import { accepted, askForCertificate, asMember, certified, received, sentIn } from "../support/certified";
import { test } from "../support/database";
import { asContact } from "../support/invited";
import { newSupplier, newWorld } from "../support/people";

const today = "2026-11-21";
const at = { now: new Date("2026-11-21T10:00:00Z"), today };

describe("a certificate", () => {
  test("answers every request for its type, and no other", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    await askForCertificate(database, world, by.supplierId, "iso9001");
    expect(await sentIn(database, by)).toMatchObject({ answered: 1 });
    const requests = await asContact(database, by, (store) => requestsOf(store, by));
    expect(requests.map(({ key, state }) => [key, state]).sort()).toEqual([
      ["iso14001", "submitted"],
      ["iso9001", "sent"],
    ]);
  });

  test("once accepted is not asked for again, until it has ended", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    expect(await accepted(database, world, by, id)).toEqual({ ok: true });
    const [request] = await asContact(database, by, (store) => requestsOf(store, by));
    expect(request).toMatchObject({ state: "accepted" });
    expect(await askForCertificate(database, world, by.supplierId, "iso14001", at.now)).toMatchObject({ requests: 0 });
    const later = new Date("2029-06-01T10:00:00Z");
    expect(await askForCertificate(database, world, by.supplierId, "iso14001", later)).toMatchObject({ requests: 1 });
  });

  test("also settles a request that came while it was being read", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const by = await newSupplier(owner, world);
    const { id, answered } = await sentIn(database, by);
    expect(answered).toBe(0);
    await askForCertificate(database, world, by.supplierId, "iso14001");
    await accepted(database, world, by, id);
    const [request] = await asContact(database, by, (store) => requestsOf(store, by));
    expect(request).toMatchObject({ state: "accepted" });
  });

  test("that is not accepted says why, and another may be sent in", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    const refused = await asMember(database, world.member, async (store) =>
      notAccept(store, world.member, (await certificateOf(store, by, id))!, "Gjelder en annen fabrikk.", at),
    );
    expect(refused).toEqual({ ok: true });
    const [request] = await asContact(database, by, (store) => requestsOf(store, by));
    expect(request).toMatchObject({ state: "not accepted", reason: "Gjelder en annen fabrikk.", waitsFor: "supplier" });
    const [mail] =
      await owner`select data from mails where template = 'certificate-not-accepted' and supplier_id = ${by.supplierId}`;
    expect(mail!.data).toMatchObject({ reason: "Gjelder en annen fabrikk." });
    expect(await sentIn(database, by)).toMatchObject({ answered: 1 });
  });

  test("is replaced by a newer one when that is accepted, not before, and stays", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    const { id: old } = await sentIn(database, by, { valid_to: "2026-12-31" });
    await accepted(database, world, by, old);
    const { id: newer } = await sentIn(database, by, { replaces: old });
    const standing = async (id: string) =>
      asContact(database, by, async (store) => (await certificateOf(store, by, id))!);
    expect((await standing(old)).replacedAt).toBeNull();
    await accepted(database, world, by, newer);
    expect((await standing(old)).replacedAt).not.toBeNull();
    expect(await asContact(database, by, (store) => certificatesOf(store, by))).toHaveLength(2);
  });

  test("sent in is never changed, by nobody", async ({ database, owner }) => {
    const { by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    await expect(owner`update certificates set valid_to = '2050-01-01' where id = ${id}`).rejects.toThrow(
      /never changed/,
    );
    await expect(
      asContact(database, by, (store) => store.execute(sql`update certificates set state = 'read' where id = ${id}`)),
    ).rejects.toThrow();
    const gone = await asContact(database, by, (store) =>
      store.execute(sql`delete from certificates where id = ${id} returning id`),
    );
    expect(gone).toHaveLength(0);
  });

  test("is known again by its bytes, whatever it is called", async ({ database, owner }) => {
    const { by } = await certified(owner, database);
    const one = received();
    await asContact(database, by, (store) => begin(store, by, one, undefined));
    const again = await asContact(database, by, (store) =>
      begin(store, by, { ...received("annet navn.pdf"), hash: one.hash }, undefined),
    );
    expect(again).toHaveProperty("same");
  });

  test("that was only uploaded is taken away with its file", async ({ database, owner }) => {
    const { by } = await certified(owner, database);
    const file = received();
    const begun = await asContact(database, by, (store) => begin(store, by, file, certificateType("iso9001")));
    await asContact(database, by, async (store) =>
      takeAway(store, by, (await certificateOf(store, by, (begun as { id: string }).id))!),
    );
    const [row] = await owner`select state from files where storage_key = ${file.storageKey}`;
    expect(row).toMatchObject({ state: "removed" });
  });

  test("of another supplier's is neither seen nor taken away", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    const other = await newSupplier(owner, world);
    expect(await asContact(database, other, (store) => certificateOf(store, other, id))).toBeUndefined();
    const seen = await asContact(database, other, (store) =>
      store.execute(sql`select id from certificates where id = ${id}`),
    );
    expect(seen).toHaveLength(0);
  });
});

describe("what is known of a certificate", () => {
  test("is told by a coordinator: found in a register, on a day; suspended and no longer so", async ({
    database,
    owner,
  }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    await accepted(database, world, by, id);
    const look = (store: Parameters<typeof certificateOf>[0]) => certificateOf(store, by, id);
    const found = { state: "found in register", checkedIn: "IAF CertSearch", checkedOn: today } as const;
    await asMember(database, world.member, async (store) =>
      check(store, world.member, (await look(store))!, found, at),
    );
    await asMember(database, world.member, async (store) =>
      suspend(store, world.member, (await look(store))!, "2026-11-01", at),
    );
    const register = (validity: string) =>
      asMember(database, world.member, async (store) =>
        (await registerOn(store, world.buyerId, registerViewIn(new URLSearchParams({ validity })), today)).rows.map(
          (row) => row.id,
        ),
      );
    expect(await register("suspended")).toEqual([id]);
    await asMember(database, world.member, async (store) =>
      lift(store, world.member, (await look(store))!, "2026-11-20", at),
    );
    expect(await register("suspended")).toEqual([]);
    expect(await register("valid")).toEqual([id]);
    const [shown] = await asMember(database, world.member, (store) => certificatesOf(store, by));
    expect(shown).toMatchObject({ ...found, suspensions: [{ from: "2026-11-01", until: "2026-11-20" }] });
  });

  test("is nothing a buyer alone decides, nor twice over", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    const buyer = { ...world.member, roles: ["buyer" as const] };
    const refused = await asMember(database, buyer, async (store) =>
      notAccept(store, buyer, (await certificateOf(store, by, id))!, "Nei", at),
    );
    expect(refused).toEqual({ refusal: "not yours" });
    const seen = (await asMember(database, world.member, (store) => certificateOf(store, by, id)))!;
    await accepted(database, world, by, id);
    const overtaken = await asMember(database, world.member, (store) =>
      notAccept(store, world.member, seen, "Nei", at),
    );
    expect(overtaken).toEqual({ refusal: "overtaken" });
  });
});

describe("gaps from certificates", () => {
  test("one that has ended is a gap, once, and closes by itself when another is accepted", async ({
    database,
    owner,
  }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by, { valid_to: "2026-12-31" });
    await accepted(database, world, by, id);
    const passes = (day: string) =>
      endCertificates({ database, log: pino({ level: "silent" }) }, new Date(`${day}T10:00:00Z`));
    await passes("2026-12-31");
    expect(await openGaps(database, world.member, by)).toEqual([]);
    await passes("2027-01-02");
    await passes("2027-01-03");
    expect(await openGaps(database, world.member, by)).toEqual([["expiry", "asked"]]);
    const { id: newer } = await sentIn(database, by, { valid_from: "2027-01-01", replaces: id });
    await accepted(database, world, by, newer, { today: "2027-01-10" });
    expect(await openGaps(database, world.member, by)).toEqual([]);
    await passes("2027-01-11");
    expect(await openGaps(database, world.member, by)).toEqual([]);
  });

  const openGaps = (
    database: Parameters<typeof asMember>[0],
    member: Parameters<typeof asMember>[1],
    by: { buyerId: string; supplierId: string },
  ) =>
    asMember(database, member, async (store) =>
      (await gapsOf(store, by))
        .filter(({ closedAt }) => closedAt === null)
        .map(({ subject, state }) => [subject, state]),
    );

  test("what one does not cover is asked for, and mended by one that does", async ({ database, owner }) => {
    const { world, by } = await certified(owner, database);
    const { id } = await sentIn(database, by);
    await accepted(database, world, by, id, { lacks: ["scope"] });
    expect(await openGaps(database, world.member, by)).toEqual([["scope", "asked"]]);
    const { id: wider } = await sentIn(database, by, { replaces: id });
    await accepted(database, world, by, wider);
    const [gap] = await asMember(database, world.member, (store) => gapsOf(store, by));
    expect(gap!.mendedAt).not.toBeNull();
    expect(gap!.closedAt).toBeNull();
  });
});
