import { sql } from "drizzle-orm";
import pino from "pino";
import { describe, expect } from "vitest";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import {
  begin,
  certificateOf,
  certificatesOf,
  sayRenewing,
  standingOn,
  takeAway,
} from "~/features/certificates/certificates.server";
import { certificateType } from "~/features/certificates/content/library";
import { environmentOn } from "~/features/certificates/environment.server";
import { endCertificates } from "~/features/certificates/expiring.server";
import { registerOn } from "~/features/certificates/register.server";
import { registerViewIn } from "~/features/certificates/register-view";
import { check, lift, notAccept, suspend } from "~/features/certificates/reviewing.server";
import { validities } from "~/features/certificates/validity";
import { gapsOf } from "~/features/gaps/gaps.server";
import { comingDays } from "~/features/reminders/forecast.server";
import { remindOnSchedule } from "~/features/reminders/reminding.server";
import { requestsOf } from "~/features/requests/requests.server";
import { everyone } from "~/features/suppliers/view";
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

describe("reminders of certificates that end", () => {
  const written = (owner: Parameters<typeof newWorld>[0], by: { supplierId: string }) =>
    owner<{ day: string }[]>`select scheduled_on::text as day from mails
      where template = 'certificates-end' and supplier_id = ${by.supplierId} order by id`;
  /** Working days in 2027, from Monday on. */
  const onDays = async (database: Parameters<typeof asMember>[0], ...days: string[]) => {
    for (const day of days)
      await remindOnSchedule({ database, log: pino({ level: "silent" }) }, new Date(`${day}T10:00:00Z`));
  };

  test("are seen by the administrator before they go out", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const by = await newSupplier(owner, world);
    const { id } = await sentIn(database, by, { valid_to: "2027-06-30" });
    await accepted(database, world, by, id);
    const { days } = await asMember(database, world.member, (store) =>
      comingDays(store, world.member, 30, new Date("2027-03-20T10:00:00Z")),
    );
    const why = { days: -90, planned: "2027-04-01" };
    const path = `/suppliers/${by.supplierId}/certificates/${id}`;
    expect(days).toMatchObject([{ day: "2027-04-01", mails: [{ email: by.email, items: [{ path, why }] }] }]);
    await onDays(database, "2027-04-01");
    expect(await written(owner, by)).toEqual([{ day: "2027-04-01" }]);
  });

  test("come before and after, and no more once a newer one is sent in", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const by = await newSupplier(owner, world);
    const { id } = await sentIn(database, by, { valid_to: "2027-06-30" });
    await accepted(database, world, by, id);
    await onDays(database, "2027-03-29", "2027-04-01", "2027-04-02", "2027-05-03", "2027-05-31");
    expect((await written(owner, by)).map(({ day }) => day)).toEqual(["2027-04-01", "2027-05-03", "2027-05-31"]);
    await sentIn(database, by, { replaces: id });
    await onDays(database, "2027-06-23", "2027-07-01");
    expect(await written(owner, by)).toHaveLength(3);
  });

  test("are silenced by renewal under way", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const by = await newSupplier(owner, world);
    const { id } = await sentIn(database, by, { valid_to: "2028-06-30" });
    await accepted(database, world, by, id);
    await asContact(database, by, (store) => sayRenewing(store, by, id, new Date("2028-04-01T10:00:00Z")));
    await onDays(database, "2028-05-02", "2028-06-01", "2028-06-23", "2028-07-03");
    expect(await written(owner, by)).toEqual([]);
  });
});

describe("the register and the figures", () => {
  test("tell the same of every certificate on any day as the rule does", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const by = await newSupplier(owner, world);
    for (const dates of [
      { valid_from: "2026-01-01", valid_to: "2026-11-20" },
      { valid_from: "2026-01-01", valid_to: "2026-11-21" },
      { valid_from: "2026-01-01", valid_to: "2027-02-18" },
      { valid_from: "2026-01-01", valid_to: "2027-02-19" },
      { valid_from: "2026-12-01", valid_to: "2029-02-19" },
    ])
      await accepted(database, world, by, (await sentIn(database, by, dates)).id);
    const { id } = await sentIn(database, by);
    await accepted(database, world, by, id);
    await asMember(database, world.member, async (store) =>
      suspend(store, world.member, (await certificateOf(store, by, id))!, "2026-11-01", at),
    );
    for (const day of ["2026-10-31", today, "2027-02-20", "2030-01-01"]) {
      const found = await asMember(database, world.member, async (store) => {
        const rows = new Map<string, string>();
        for (const validity of validities)
          for (const row of (
            await registerOn(store, world.buyerId, registerViewIn(new URLSearchParams({ validity })), day)
          ).rows)
            rows.set(row.id, `${rows.get(row.id) ?? ""}${validity}`);
        return rows;
      });
      const all = await asMember(database, world.member, (store) => certificatesOf(store, by));
      expect([day, all.map((one) => found.get(one.id))]).toEqual([day, all.map((one) => standingOn(one, day))]);
    }
  });

  test("count each supplier once, as of any day, and the same ones as the year before beside all", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const suppliers: SupplierSession[] = [];
    for (let n = 0; n < 5; n++) suppliers.push(await newSupplier(owner, world, { name: `Nr. ${n}` }));
    await owner`update suppliers set created_at = '2025-01-01' where id in ${owner(suppliers.slice(0, 2).map(({ supplierId }) => supplierId))}`;
    await owner`update suppliers set created_at = '2026-06-01' where id in ${owner(suppliers.slice(2).map(({ supplierId }) => supplierId))}`;
    const show = async (place: number, key: string, on: string) => {
      const by = suppliers[place]!;
      const filled = {
        valid_from: "2024-01-01",
        valid_to: "2029-01-01",
        ...(key === "iso9001" ? { edition: "ISO 9001:2015" } : {}),
      };
      const { id } = await sentIn(database, by, filled, { key, now: new Date(on) });
      await accepted(database, world, by, id, { now: new Date(on) });
    };
    await show(0, "iso14001", "2025-02-01");
    await show(0, "iso9001", "2025-02-01");
    await show(3, "iso9001", "2026-07-01");
    const figures = (types: string[]) =>
      asMember(database, world.member, (store) =>
        environmentOn(store, {
          buyerId: world.buyerId,
          timeZone: "Europe/Oslo",
          filter: everyone,
          today,
          day: today,
          types,
        }),
      );
    expect(await figures(["iso14001"])).toMatchObject({
      before: "2025-11-21",
      all: { environmental: 1, other: 1, none: 3, total: 5, share: 20 },
      same: { environmental: 1, other: 0, none: 1, total: 2, share: 50 },
      earlier: { environmental: 1, other: 0, none: 1, total: 2, share: 50 },
    });
    expect((await figures(["iso9001"])).all).toMatchObject({ environmental: 2, other: 0 });
  });
});
