import { connect } from "db/client.server";
import { suppliers } from "db/schema/index";
import { describe, expect } from "vitest";
import { areChosen, choicesFor, countChosen, suppliersOn } from "~/features/suppliers/list.server";
import { everyone, type ListView } from "~/features/suppliers/view";
import { asMember, sampleBuyer, sampleSuppliers } from "../support/buyer";
import { test } from "../support/database";

const usual: ListView = { ...everyone, sort: "name", descending: false, page: 1 };
const reading = { today: "2026-11-21", language: "nb" } as const;

const registerTest = test.extend("register", { scope: "file" }, async ({ owner }) => {
  const buyer = await sampleBuyer(owner, { Kari: ["buyer"], Ola: ["buyer"] });
  const other = await sampleBuyer(owner, { Per: ["buyer"] }, "Fjordkraft Måling AS");
  const kari = buyer.member("Kari");
  await sampleSuppliers(owner, buyer.buyerId, [
    {
      name: "Åsane Kabel AS",
      country: "NO",
      organisation_number: "923609016",
      status: "approved",
      criticality: "A",
      category: "Kabler",
      owner_id: kari.memberId,
    },
    { name: "Ærlig Plast AS", country: "NO", status: "onboarding", country_risk: "low", next_contact: "2026-11-21" },
    {
      name: "Zhuhai Circuits",
      country: "CN",
      country_risk: "high",
      criticality: "B",
      next_deadline: "2026-11-20",
      category: "Kretskort",
    },
    {
      name: "Bremen Metall GmbH",
      country: "DE",
      country_risk: "low",
      next_deadline: "2026-12-01",
      next_contact: "2026-11-22",
    },
    { name: "Gammel Leverandør AS", country: "NO", status: "inactive" },
    { name: "100% Bomull_Tekstil AS", country: null, country_risk: "medium", erp_key: "L-77" },
  ]);
  await sampleSuppliers(owner, other.buyerId, [{ name: "Noen andres leverandør", country: "SE" }]);
  return { buyer, other, kari };
});

type Register = { kari: ReturnType<Awaited<ReturnType<typeof sampleBuyer>>["member"]>; buyer: { buyerId: string } };

describe("the list of suppliers", () => {
  const names = async (
    database: Parameters<typeof asMember>[0],
    { kari, buyer }: Register,
    view: Partial<ListView>,
  ) => {
    const { rows } = await asMember(database, kari, (store) =>
      suppliersOn(store, buyer.buyerId, { ...usual, ...view }, reading),
    );
    return rows.map(({ name }) => name.split(" ")[0]);
  };

  registerTest(
    "is in Norwegian order and leaves out the inactive until they are asked for",
    async ({ database, register }) => {
      expect(await names(database, register, {})).toEqual(["100%", "Bremen", "Zhuhai", "Ærlig", "Åsane"]);
      expect(await names(database, register, { status: "inactive" })).toEqual(["Gammel"]);
      expect(await names(database, register, { status: "any" })).toHaveLength(6);
    },
  );

  registerTest("is narrowed by each filter, and by several at once", async ({ database, register }) => {
    const found = (view: Partial<ListView>) => names(database, register, view);
    expect(await found({ status: "approved" })).toEqual(["Åsane"]);
    expect(await found({ country: "NO" })).toEqual(["Ærlig", "Åsane"]);
    expect(await found({ country: "-" })).toEqual(["100%"]);
    expect(await found({ risk: "high" })).toEqual(["Zhuhai"]);
    expect(await found({ criticality: "A" })).toEqual(["Åsane"]);
    expect(await found({ criticality: "-" })).toEqual(["100%", "Bremen", "Ærlig"]);
    expect(await found({ category: "Kretskort" })).toEqual(["Zhuhai"]);
    expect(await found({ owner: register.kari.memberId })).toEqual(["Åsane"]);
    expect(await found({ owner: "-" })).toHaveLength(4);
    expect(await found({ signature: "not invited" })).toHaveLength(5);
    expect(await found({ signature: "signed" })).toEqual([]);
    expect(await found({ country: "NO", criticality: "A", status: "onboarding" })).toEqual([]);
  });

  registerTest(
    "knows who is to be called today or before, and who is over the deadline",
    async ({ database, register }) => {
      expect(await names(database, register, { callToday: true })).toEqual(["Ærlig"]);
      expect(await names(database, register, { overdue: true })).toEqual(["Zhuhai"]);
    },
  );

  registerTest(
    "finds parts of words, numbers however grouped, and signs that mean something else to the database",
    async ({ database, register }) => {
      const found = (search: string) => names(database, register, { search });
      expect(await found("åsa")).toEqual(["Åsane"]);
      expect(await found("KABEL")).toEqual(["Åsane"]);
      expect(await found("923 609 016")).toEqual(["Åsane"]);
      expect(await found("l-77")).toEqual(["100%"]);
      expect(await found("0%")).toEqual(["100%"]);
      expect(await found("l_t")).toEqual(["100%"]);
      expect(await found("%")).toEqual(["100%"]);
      expect(await found("\\")).toEqual([]);
      expect(await found("as plast")).toEqual(["Ærlig"]);
    },
  );

  registerTest("is sorted both ways, with those that have none last", async ({ database, register }) => {
    expect(await names(database, register, { sort: "deadline" })).toEqual([
      "Zhuhai",
      "Bremen",
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ]);
    expect((await names(database, register, { sort: "deadline", descending: true })).slice(0, 2)).toEqual([
      "Bremen",
      "Zhuhai",
    ]);
    expect((await names(database, register, { sort: "contact" })).slice(0, 2)).toEqual(["Ærlig", "Bremen"]);
    // Kina, Norge, Tyskland: by the name the reader sees, not by the code.
    expect(await names(database, register, { sort: "country" })).toEqual([
      "Zhuhai",
      "Ærlig",
      "Åsane",
      "Bremen",
      "100%",
    ]);
    expect((await names(database, register, { sort: "risk" })).slice(0, 2)).toEqual(["Zhuhai", "100%"]);
    expect(await names(database, register, { sort: "name", descending: true })).toEqual([
      "Åsane",
      "Ærlig",
      "Zhuhai",
      "Bremen",
      "100%",
    ]);
  });

  registerTest(
    "offers the countries, categories and members there are, and no others",
    async ({ database, register }) => {
      const choices = await asMember(database, register.kari, (store) => choicesFor(store, register.buyer.buyerId));
      expect(choices.countries).toEqual(["CN", "DE", "NO"]);
      expect(choices.categories).toEqual(["Kabler", "Kretskort"]);
      expect(choices.members.map(({ name }) => name)).toEqual(["Kari", "Ola"]);
    },
  );

  registerTest(
    "shows nobody else's suppliers, even to a query that forgot to say whose",
    async ({ database, register }) => {
      const rows = await asMember(database, register.kari, (store) =>
        store.select({ name: suppliers.name }).from(suppliers),
      );
      expect(rows).toHaveLength(6);
      const chosen = { everyone };
      const count = await asMember(database, register.kari, (store) =>
        countChosen(store, register.other.buyerId, chosen, reading.today),
      );
      expect(count).toBe(0);
    },
  );

  registerTest("takes nobody else's ticks", async ({ database, owner, register }) => {
    const rows = await owner<{ id: string }[]>`select id from suppliers`;
    const ids = rows.map(({ id }) => id);
    const found = await asMember(database, register.kari, (store) =>
      store
        .select({ id: suppliers.id })
        .from(suppliers)
        .where(areChosen(register.buyer.buyerId, { ids }, reading.today)),
    );
    expect(found).toHaveLength(6);
  });
});

const longTest = test.extend("long", { scope: "file" }, async ({ owner }) => {
  const buyer = await sampleBuyer(owner);
  await owner`insert into suppliers (buyer_id, name, next_deadline)
    select ${buyer.buyerId}, 'Leverandør ' || lpad(n::text, 6, '0'), date '2026-01-01' + n % 400 from generate_series(1, 10120) n`;
  return buyer;
});

describe("pages", () => {
  longTest(
    "count to 10,000 and say where there are more; the last one there is stands for those after it",
    async ({ database, long }) => {
      const page = (view: Partial<ListView>) =>
        asMember(database, long.member("Kari"), (store) =>
          suppliersOn(store, long.buyerId, { ...usual, ...view }, reading),
        );
      const first = await page({});
      expect(first.total).toBe(10_001);
      expect(first.rows).toHaveLength(50);
      const last = await page({ page: 200 });
      expect(last.rows.at(-1)?.name).toBe("Leverandør 010000");
      const beyond = await page({ search: "00001", page: 200 });
      expect(beyond).toMatchObject({ total: 11, page: 1 });
      expect(beyond.rows).toHaveLength(11);
      expect(await page({ search: "nothing like it" })).toEqual({ rows: [], total: 0, page: 1 });
    },
  );

  longTest(
    "cost the same number of statements, however many suppliers there are",
    async ({ ownerUrl, long, owner }) => {
      const small = await sampleBuyer(owner);
      await sampleSuppliers(owner, small.buyerId, [{ name: "Eneste AS" }]);
      const seen: string[] = [];
      const watched = connect(ownerUrl, { watch: (statement) => seen.push(statement) });
      const statements = async (buyer: typeof small) => {
        seen.length = 0;
        await asMember(watched, buyer.member("Kari"), async (store) => {
          await suppliersOn(store, buyer.buyerId, usual, reading);
          await choicesFor(store, buyer.buyerId);
        });
        return seen.filter((statement) => /^\s*(select|with)/i.test(statement)).length;
      };
      await statements(small);
      expect(await statements(long)).toBe(await statements(small));
      expect(await statements(long)).toBe(4);
      await watched.$client.end();
    },
  );
});
