import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import enEveryone from "locales/en/for-everyone";
import enMembers from "locales/en/for-members";
import nbEveryone from "locales/nb/for-everyone";
import nbMembers from "locales/nb/for-members";
import { expect, test } from "vitest";
import { tell, tellRisk } from "~/features/events/story";
import { kinds } from "~/features/requests/kinds";
import type { RiskChange } from "~/features/risk/risk-level";
import { createTranslator } from "~/i18n/translator";

const nb = createTranslator("nb", { ...nbEveryone, ...nbMembers }).t;
const en = createTranslator("en", { ...enEveryone, ...enMembers }).t;

const china: RiskChange = {
  before: "low",
  after: "high",
  direction: "up",
  cause: "country added",
  country: "CN",
  added: ["CN"],
  removed: [],
  edition: "2023",
};

test("a changed risk level is told with the country that made the difference", () => {
  expect(tellRisk(china, nb, "nb")).toBe("Kina er kommet til: høyt i stedet for lavt.");
  expect(tellRisk(china, en, "en")).toBe("China was added: high instead of low.");
});

test("a country that went is named, and a change without a country needs none", () => {
  const gone: RiskChange = {
    ...china,
    before: "high",
    after: "low",
    cause: "country removed",
    country: "NO",
    added: [],
    removed: ["CN"],
  };
  expect(tellRisk(gone, nb, "nb")).toBe("Kina er ikke med lenger: lavt i stedet for høyt.");
  expect(tellRisk({ ...china, country: null, added: [] }, nb, "nb")).toBe("Risikonivået er høyt i stedet for lavt.");
});

test("an event is told in words, with its dates and reasons", () => {
  const told = tell({ what: "request.grant more time", details: { until: "2027-01-05" } }, nb, "nb");
  expect(told).toEqual({ said: "Utsatt frist gitt", more: ["Frist 5. januar 2027"] });
  const signed = tell(
    {
      what: "signature.registered",
      details: { document: "code_of_conduct", version: 2, signedOn: "2024-03-01", withoutProof: "Arkivet brant" },
    },
    en,
    "en",
  );
  expect(signed.said).toBe("Signature registered");
  expect(signed.more).toEqual([
    "Supplier code of conduct, version 2",
    "Signed on 1 March 2024",
    "Without evidence: Arkivet brant",
  ]);
});

test("an event nobody wrote words for is still told, without its name", () => {
  expect(tell({ what: "moon.landed", details: null }, nb, "nb")).toEqual({ said: "Annen hendelse", more: [] });
});

/** Every name of an event that the portal writes, found in its source. */
function namesInSource(): string[] {
  const names = new Set<string>();
  for (const file of readdirSync("app/features", { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file)) continue;
    const source = readFileSync(join("app/features", file), "utf8");
    for (const [, name] of source.matchAll(/what: "([^"]+\.[^"]+)"/g)) names.add(name!);
    for (const [, name] of source.matchAll(/'((?:[a-z ]+)\.(?:[a-z ]+))', '(?:member|contact|portal)'/g))
      names.add(name!);
    for (const [, name, other] of source.matchAll(/what: [^"`,]*\? "([^"]+)" : "([^"]+)"/g))
      names.add(name!).add(other!);
  }
  for (const { steps } of Object.values(kinds)) for (const act of Object.keys(steps)) names.add(`request.${act}`);
  return [...names].sort();
}

test("every event the portal writes has words in both languages", () => {
  const names = namesInSource();
  expect(names).toContain("supplier.reminded");
  for (const [t, something] of [
    [nb, nb("story:something")],
    [en, en("story:something")],
  ] as const) {
    expect(names.filter((what) => tell({ what, details: {} }, t, "nb").said === something)).toEqual([]);
  }
});
