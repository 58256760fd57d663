import type { Database } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import type { MemberSession } from "~/features/accounts/sessions.server";
import {
  addContact,
  changeContact,
  contactsOf,
  makeMain,
  removeContact,
  retryContact,
} from "~/features/contacts/contacts.server";
import { exportedSuppliers } from "~/features/suppliers/export.server";
import { matches } from "~/features/suppliers/list.server";
import type { NewSupplierValues } from "~/features/suppliers/supplier-form";
import { storyBehind } from "~/features/suppliers/supplier-page.server";
import {
  addSupplier,
  changeSupplier,
  deactivate,
  lookalikesOf,
  notesOf,
  reactivate,
  supplierOf,
  valuesOf,
  writeNote,
} from "~/features/suppliers/suppliers.server";
import { everyone } from "~/features/suppliers/view";
import { asMember, sampleBuyer, sampleSuppliers } from "../support/buyer";
import { test } from "../support/database";

const now = new Date("2026-11-21T12:00:00Z");

const plain: NewSupplierValues = {
  name: "Fjord Kabel AS",
  country: "NO",
  organisationNumber: null,
  erpKey: null,
  role: null,
  category: null,
  isApart: false,
  criticality: null,
  yearlySpend: null,
  ownerId: null,
  coordinatorId: null,
  status: "not yet assessed",
  contactName: null,
  contactEmail: null,
  contactPhone: null,
  contactTitle: null,
  isAnother: false,
};

const eventsOf = async (owner: postgres.Sql, supplierId: string) =>
  (await owner<{ what: string }[]>`select what from events where supplier_id = ${supplierId} order by id`).map(
    ({ what }) => what,
  );

/** A supplier asked for the code of conduct, whose invitation the mail server refused. */
async function bounced(
  owner: postgres.Sql,
  { buyerId, memberId }: MemberSession,
  supplierId: string,
  contactId: string,
) {
  const [document] = await owner<{ id: string }[]>`
    insert into documents (buyer_id, key, version, title, body, state, published_at)
    values (${buyerId}, ${`terms of ${supplierId}`}, 1, '{"nb": "x", "en": "x"}', '{"nb": "x", "en": "x"}', 'published', now())
    returning id`;
  const [requirement] = await owner<{ id: string }[]>`
    insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'document', ${`code_of_conduct ${supplierId}`}, '{"nb": "x", "en": "x"}', 21, 10) returning id`;
  const [request] = await owner<{ id: string }[]>`
    insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at, undelivered_at)
    values (${buyerId}, ${supplierId}, ${requirement!.id}, 'document', 'sent', '2026-12-12', '2026-12-12', ${document!.id}, ${memberId}, now(), now())
    returning id`;
  await owner`
    insert into mails (buyer_id, supplier_id, contact_id, request_ids, email, language, template, state, server_said)
    select ${buyerId}, ${supplierId}, id, ${[request!.id]}, email, language, 'invitation', 'refused', '550 No such user' from contacts where id = ${contactId}`;
  await owner`update contacts set undeliverable_since = now() where id = ${contactId}`;
  return request!.id;
}

const filled = test.extend("filled", { scope: "file" }, async ({ owner }) => {
  const buyer = await sampleBuyer(owner, { Kari: ["buyer", "coordinator"], Ola: ["buyer"] });
  const other = await sampleBuyer(owner, { Per: ["buyer"] }, "Fjordkraft Måling AS");
  return { ...buyer, kari: buyer.member("Kari"), ola: buyer.member("Ola"), per: other.member("Per") };
});

const added = async (database: Database, member: MemberSession, values: Partial<NewSupplierValues> = {}) => {
  const outcome = await asMember(database, member, (store) => addSupplier(store, member, { ...plain, ...values }));
  if (!("id" in outcome)) throw new Error(outcome.why);
  return outcome.id;
};

const found = (database: Database, member: MemberSession, id: string) =>
  asMember(database, member, (store) => supplierOf(store, member.buyerId, id));

describe("adding a supplier", () => {
  filled(
    "keeps a Norwegian number as nine digits, and who brought it",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, { organisationNumber: "NO 923 609 016 MVA", name: "Nummer AS" });
      expect(await found(database, kari, id)).toMatchObject({
        organisationNumber: "923609016",
        status: "not yet assessed",
        version: 1,
      });
      expect(await eventsOf(owner, id)).toEqual(["supplier.added"]);
    },
  );

  filled(
    "brings its first contact along, who is the main one and reads what is usual in her country",
    async ({ database, filled: { kari } }) => {
      const id = await added(database, kari, {
        name: "Kontakt GmbH",
        country: "DE",
        contactName: "Anna",
        contactEmail: "Anna@Kontakt.example",
      });
      const contacts = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      expect(contacts).toMatchObject([
        { name: "Anna", email: "anna@kontakt.example", isMain: true, language: "en", role: "contact" },
      ]);
    },
  );

  filled(
    "takes what is nothing of the buyer's goods to the low requirement level, by its category or by a tick",
    async ({ database, filled: { kari } }) => {
      const freight = await added(database, kari, { name: "Frakt AS", category: "frakt" });
      const apart = await added(database, kari, { name: "Annet AS", category: "Verktøy", isApart: true });
      const goods = await added(database, kari, { name: "Varer AS", category: "Verktøy" });
      expect(await found(database, kari, freight)).toMatchObject({ productRelated: false, requirementLevel: "low" });
      expect(await found(database, kari, apart)).toMatchObject({ productRelated: false });
      expect(await found(database, kari, goods)).toMatchObject({
        productRelated: true,
        requirementLevel: "not determined",
      });
    },
  );

  filled(
    "refuses an ERP key that is in use, and somebody else's member as its owner",
    async ({ database, filled: { kari, per } }) => {
      await added(database, kari, { name: "Først AS", erpKey: "L-1" });
      const add = (values: Partial<NewSupplierValues>) =>
        asMember(database, kari, (store) => addSupplier(store, kari, { ...plain, ...values }));
      expect(await add({ name: "Andre AS", erpKey: "L-1" })).toEqual({
        field: "erpKey",
        why: "erpKeyTaken",
        name: "Først AS",
      });
      expect(await add({ name: "Andre AS", ownerId: per.memberId })).toEqual({ field: "ownerId", why: "choice" });
      expect(await added(database, per, { name: "Hos en annen AS", erpKey: "L-1" })).toBeTruthy();
    },
  );

  filled(
    "asks about the same number, and about the same name in the same country",
    async ({ database, filled: { kari, per } }) => {
      await added(database, kari, { name: "Tvilling Ærlig AS", organisationNumber: "974760673" });
      const like = (member: MemberSession, values: Partial<NewSupplierValues>) =>
        asMember(
          database,
          member,
          async (store) => (await lookalikesOf(store, member.buyerId, { ...plain, ...values })).length,
        );
      expect(await like(kari, { name: "tvilling ærlig as" })).toBe(1);
      expect(await like(kari, { name: "Helt annet navn", organisationNumber: "974 760 673" })).toBe(1);
      expect(await like(kari, { name: "Tvilling Ærlig AS", country: "SE" })).toBe(0);
      expect(await like(kari, { name: "Tvilling" })).toBe(0);
      expect(await like(per, { name: "Tvilling Ærlig AS" })).toBe(0);
    },
  );
});

describe("changing a supplier", () => {
  filled(
    "saves on top of the version one opened, and logs what became what",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, { name: "Endres AS" });
      const saved = await asMember(database, kari, (store) =>
        changeSupplier(store, kari, id, { ...plain, name: "Endret AS", criticality: "A", version: 1 }, now),
      );
      expect(saved).toBe("saved");
      expect(await found(database, kari, id)).toMatchObject({ name: "Endret AS", criticality: "A", version: 2 });
      const [event] = await owner<
        { details: unknown }[]
      >`select details from events where supplier_id = ${id} and what = 'supplier.changed'`;
      expect(event!.details).toEqual({
        changes: { name: { from: "Endres AS", to: "Endret AS" }, criticality: { from: null, to: "A" } },
      });
    },
  );

  filled(
    "shows what somebody else saved meanwhile, and changes nothing",
    async ({ database, filled: { kari, ola } }) => {
      const id = await added(database, kari, { name: "To om en AS" });
      const opened = (await found(database, kari, id))!;
      await asMember(database, ola, (store) =>
        changeSupplier(store, ola, id, { ...valuesOf(opened), criticality: "B", version: 1 }, now),
      );
      const outcome = await asMember(database, kari, (store) =>
        changeSupplier(store, kari, id, { ...valuesOf(opened), criticality: "A", version: 1 }, now),
      );
      expect(outcome).toMatchObject({ overtaken: { version: 2, by: "Ola", theirs: { criticality: "B" } } });
      expect(await found(database, kari, id)).toMatchObject({ criticality: "B", version: 2 });
      const knowingly = await asMember(database, kari, (store) =>
        changeSupplier(store, kari, id, { ...valuesOf(opened), criticality: "A", version: 2 }, now),
      );
      expect(knowingly).toBe("saved");
    },
  );

  filled("does not reach another buyer's supplier", async ({ database, filled: { kari, per } }) => {
    const id = await added(database, kari, { name: "Vår egen AS" });
    const outcome = await asMember(database, per, (store) =>
      changeSupplier(store, per, id, { ...plain, version: 1 }, now),
    );
    expect(outcome).toBe("gone");
    expect(await found(database, per, id)).toBeUndefined();
  });
});

describe("leaving a supplier", () => {
  filled(
    "withdraws what is open, with the reason; coming back it is assessed anew",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, {
        name: "Forlates AS",
        contactName: "Eva",
        contactEmail: "eva@forlates.example",
      });
      const [contact] = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      const requestId = await bounced(owner, kari, id, contact!.id);
      expect(
        await asMember(database, kari, (store) =>
          deactivate(
            store,
            kari,
            { id, criticality: null },
            { reason: "Leverer ikke mer", forPeople: "Ingen rammes." },
            now,
          ),
        ),
      ).toBe(1);
      expect(await found(database, kari, id)).toMatchObject({ status: "inactive" });
      const [request] = await owner<
        { state: string; reason: string }[]
      >`select state, reason from requests where id = ${requestId}`;
      expect(request).toEqual({ state: "withdrawn", reason: "Leverer ikke mer" });
      await asMember(database, kari, (store) => reactivate(store, kari, id));
      expect(await found(database, kari, id)).toMatchObject({ status: "not yet assessed" });
      expect((await eventsOf(owner, id)).filter((what) => what.startsWith("supplier"))).toEqual([
        "supplier.added",
        "supplier.deactivated",
        "supplier.reactivated",
      ]);
    },
  );
});

describe("notes and calls", () => {
  filled(
    "are kept with who wrote them, and set the day of the next contact",
    async ({ database, filled: { kari } }) => {
      const id = await added(database, kari, { name: "Noteres AS" });
      const note = { kind: "call", body: "Ringer igjen", spokeWith: "Eva", nextContact: "2026-12-01" } as const;
      await asMember(database, kari, (store) => writeNote(store, kari, id, note));
      expect(await found(database, kari, id)).toMatchObject({ nextContact: "2026-12-01" });
      const notes = await asMember(database, kari, (store) => notesOf(store, kari.buyerId, id));
      expect(notes).toMatchObject([{ kind: "call", body: "Ringer igjen", spokeWith: "Eva", writtenBy: "Kari" }]);
    },
  );

  filled(
    "are never for the supplier's eyes: its role may not even read the table or the date",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, { name: "Ser ikke AS" });
      const note = { kind: "note", body: "Hemmelig", spokeWith: null, nextContact: "2026-12-01" } as const;
      await asMember(database, kari, (store) => writeNote(store, kari, id, note));
      for (const forbidden of [
        "select body from notes",
        "select next_contact from suppliers",
        "select criticality from suppliers",
      ]) {
        await expect(
          owner.begin(async (sql) => {
            await sql`select set_config('role', 'aktsom_supplier', true), set_config('aktsom.buyer', ${kari.buyerId}, true), set_config('aktsom.supplier', ${id}, true)`;
            await sql.unsafe(forbidden);
          }),
        ).rejects.toThrow("permission denied");
      }
      const [event] = await owner`select is_shared from events where supplier_id = ${id} and what = 'note.written'`;
      expect(event).toEqual({ is_shared: false });
    },
  );
});

describe("contacts", () => {
  filled("two may share an address, but not the name as well", async ({ database, filled: { kari } }) => {
    const id = await added(database, kari, { name: "Deler AS" });
    const add = (name: string) =>
      asMember(database, kari, (store) =>
        addContact(
          store,
          kari,
          { id, country: "NO" },
          { name, email: "post@deler.example", title: null, phone: null, language: null, role: "contact" },
        ),
      );
    expect(await add("Eva")).toHaveProperty("id");
    expect(await add("Nils")).toHaveProperty("id");
    expect(await add("EVA")).toBe("already there");
  });

  filled(
    "a corrected address gets the same requests again, and the supplier counts as reached",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, {
        name: "Retur AS",
        contactName: "Eva",
        contactEmail: "eva@feil.example",
      });
      const [contact] = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      const requestId = await bounced(owner, kari, id, contact!.id);
      const { id: contactId, isMain: _, undeliverableSince: __, ...values } = contact!;
      const outcome = await asMember(database, kari, (store) =>
        changeContact(store, kari, id, contactId, { ...values, email: "eva@rett.example" }),
      );
      expect(outcome).toEqual({ sentAgain: 1 });
      const mails =
        await owner`select email, state, template, request_ids from mails where supplier_id = ${id} order by id`;
      expect(mails).toMatchObject([
        { email: "eva@feil.example", state: "refused" },
        { email: "eva@rett.example", state: "queued", template: "invitation", request_ids: [requestId] },
      ]);
      const [request] = await owner`select undelivered_at, state from requests where id = ${requestId}`;
      expect(request).toEqual({ undelivered_at: null, state: "sent" });
      const [again] = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      expect(again).toMatchObject({ email: "eva@rett.example", undeliverableSince: null });
    },
  );

  filled(
    "one whose mail arrived is not written to again for a change of name",
    async ({ database, filled: { kari } }) => {
      const id = await added(database, kari, { name: "Navn AS", contactName: "Eva", contactEmail: "eva@navn.example" });
      const [contact] = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      const { id: contactId, isMain: _, undeliverableSince: __, ...values } = contact!;
      const change = (email: string) =>
        asMember(database, kari, (store) =>
          changeContact(store, kari, id, contactId, { ...values, name: "Eva Ny", email }),
        );
      expect(await change("eva@navn.example")).toEqual({ sentAgain: 0 });
      expect(await change("eva.ny@navn.example")).toEqual({ sentAgain: 0 });
      expect(await asMember(database, kari, (store) => retryContact(store, kari, id, contactId))).toBe(0);
    },
  );

  filled(
    "there is one main contact at any time, and she leaves last",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, {
        name: "Hoved AS",
        contactName: "Eva",
        contactEmail: "eva@hoved.example",
      });
      const nils = await asMember(database, kari, (store) =>
        addContact(
          store,
          kari,
          { id, country: "NO" },
          { name: "Nils", email: "nils@hoved.example", title: null, phone: null, language: "nb", role: "signatory" },
        ),
      );
      const nilsId = (nils as { id: string }).id;
      const eva = (await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id))).find(
        ({ isMain }) => isMain,
      )!;
      const remove = (contactId: string) =>
        asMember(database, kari, (store) => removeContact(store, kari, id, contactId, now));
      expect(await remove(eva.id)).toBe("is main");
      await asMember(database, kari, (store) => makeMain(store, kari, id, nilsId));
      expect(await remove(eva.id)).toBe("removed");
      const left = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      expect(left).toMatchObject([{ name: "Nils", isMain: true }]);
      expect(await remove(nilsId)).toBe("removed");
      expect(await eventsOf(owner, id)).toContain("contact.made main");
    },
  );
});

describe("a supplier's page", () => {
  filled(
    "tells the whole story: what was asked, sent and said, by whom",
    async ({ database, owner, filled: { kari } }) => {
      const id = await added(database, kari, {
        name: "Historie AS",
        contactName: "Eva",
        contactEmail: "eva@historie.example",
      });
      const [contact] = await asMember(database, kari, (store) => contactsOf(store, kari.buyerId, id));
      await bounced(owner, kari, id, contact!.id);
      const [facts] = await owner<{ id: string }[]>`
      insert into company_facts (buyer_id, supplier_id, legal_name, country, role, resold_countries, signatory_name, given_by)
      values (${kari.buyerId}, ${id}, 'Historie AS', 'NO', 'both', ${["CN"]}, 'Eva', ${contact!.id}) returning id`;
      await owner`insert into sites (buyer_id, supplier_id, facts_id, position, country, place) values (${kari.buyerId}, ${id}, ${facts!.id}, 1, 'SE', 'Luleå')`;
      const story = await asMember(database, kari, async (store) =>
        storyBehind(store, kari.buyerId, (await supplierOf(store, kari.buyerId, id))!, "2026-11-21"),
      );
      expect(story.contacts).toHaveLength(1);
      expect(story.requests).toMatchObject([{ state: "sent" }]);
      expect(story.mails).toMatchObject([{ state: "refused", serverSaid: "550 No such user" }]);
      expect(story.facts).toMatchObject({ resoldCountries: ["CN"], sites: [{ country: "SE", place: "Luleå" }] });
      expect(story.log.map(({ what }) => what)).toEqual(["contact.added", "supplier.added"]);
      expect(story.log[0]).toMatchObject({
        actorName: "Kari",
        personal: { name: "Eva", email: "eva@historie.example" },
      });
    },
  );
});

describe("the export", () => {
  filled("has those the filter shows, with contacts and owner, and nobody else's", async ({ database, owner }) => {
    const buyer = await sampleBuyer(owner, { Tor: ["buyer"] }, "Eksport AS");
    const tor = buyer.member("Tor");
    const [first] = await sampleSuppliers(owner, buyer.buyerId, [
      { name: "Aa AS", country: "NO", owner_id: tor.memberId },
      { name: "Bb AS", country: "SE" },
      { name: "Cc AS", country: "NO", status: "inactive" },
    ]);
    await asMember(database, tor, (store) =>
      addContact(
        store,
        tor,
        { id: first!, country: "NO" },
        { name: "Eva", email: "eva@aa.example", title: null, phone: null, language: null, role: "contact" },
      ),
    );
    const exported = await asMember(database, tor, (store) =>
      exportedSuppliers(store, tor.buyerId, matches(tor.buyerId, { ...everyone, country: "NO" }, "2026-11-21")),
    );
    expect(exported).toMatchObject([
      {
        name: "Aa AS",
        ownerEmail: tor.email,
        signature: "not invited",
        signedOn: null,
        contacts: [{ name: "Eva", language: "nb" }],
      },
    ]);
  });
});
