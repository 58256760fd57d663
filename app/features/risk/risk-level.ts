/**
 * Risk level: how likely it is that people or the environment are harmed where a supplier's goods are made.
 *
 * The country index (0 worst, 100 best) is rounded to a whole number: 0–50 high, 51–75 medium, 76–100 low, limits a
 * buyer may move (DESIGN 8; the three steps are those of a published transparency statement). The highest risk among
 * the countries of the sites and of goods resold decides, and a product on DFØ's high-risk list raises it by one.
 *
 * Before the supplier has answered, the country of registration is a first indication. It is none for those who seldom
 * make things where they are registered (resellers, and electronics, textile and metal): theirs is not determined.
 * Nor is it while a reseller has not said where the goods come from, or a country has no index. But a country known to
 * be high stays high: nothing still unknown could lower it.
 */
import type { RiskLevel, SupplierRole } from "db/schema/words";

import { isMadeElsewhere } from "~/features/suppliers/categories";

/** The last whole number that is still high, and still medium. */
export type RiskLimits = { readonly highTo: number; readonly mediumTo: number };
export const usualLimits: RiskLimits = { highTo: 50, mediumTo: 75 };

/** A dated list of countries; null for one that is listed without an index. */
export type Edition = { readonly name: string; readonly scores: ReadonlyMap<string, number | null> };

/** What the supplier has said of where things are made. */
export type Production = { readonly siteCountries: readonly string[]; readonly resoldCountries: readonly string[] };

export type RiskQuestion = {
  /** Where it is registered, null while not known. */
  readonly country: string | null;
  readonly role: SupplierRole | null;
  /** The buyer's own word for what is bought. */
  readonly category: string | null;
  /** Null until the company facts are in. */
  readonly production: Production | null;
  /** Whether what is bought is on DFØ's high-risk list. */
  readonly highRiskProduct: boolean;
};

type CountryRisk = {
  readonly country: string;
  readonly from: "registration" | "site" | "resold goods";
  readonly score: number | null;
  readonly level: RiskLevel;
};

/** A level and why it is so: plain data, to be kept as it was and told on a screen later. */
export type Risk = {
  readonly level: RiskLevel;
  readonly edition: string;
  /** "first indication": from the country of registration, before the supplier has answered. */
  readonly basis: "company facts" | "first indication";
  /** The country whose risk is highest; null when the level is not determined. */
  readonly decidedBy: CountryRisk | null;
  /** Every country that was looked at, worst first. */
  readonly countries: readonly CountryRisk[];
  /** Why the level is not determined, null when it is. */
  readonly missing: "country" | "production countries" | "resold goods" | "index" | null;
  readonly raisedByProduct: boolean;
};

const worseAndWorse = ["low", "medium", "high"] as const;

export function levelOfScore(score: number | null | undefined, limits: RiskLimits = usualLimits): RiskLevel {
  if (score === null || score === undefined) return "not determined";
  const rounded = Math.round(score);
  if (rounded <= limits.highTo) return "high";
  return rounded <= limits.mediumTo ? "medium" : "low";
}

/** The level by the countries, whatever a person has set instead. */
export function riskOf(question: RiskQuestion, edition: Edition, limits: RiskLimits = usualLimits): Risk {
  const { country, production: told, highRiskProduct } = question;
  // A service with no site of its own is done where the company is registered.
  const production = told && told.siteCountries.length + told.resoldCountries.length > 0 ? told : null;
  const looked: Pick<CountryRisk, "country" | "from">[] = production
    ? [
        ...production.siteCountries.map((site) => ({ country: site, from: "site" as const })),
        ...production.resoldCountries.map((origin) => ({ country: origin, from: "resold goods" as const })),
      ]
    : country
      ? [{ country, from: "registration" }]
      : [];
  const countries = [...new Map(looked.map((one) => [`${one.from} ${one.country}`, one])).values()]
    .map((one): CountryRisk => {
      const score = edition.scores.get(one.country) ?? null;
      return { ...one, score, level: levelOfScore(score, limits) };
    })
    .sort((one, other) => (one.score ?? 101) - (other.score ?? 101) || (one.country < other.country ? -1 : 1));

  const worst = countries[0];
  const isHigh = production !== null && worst?.level === "high";
  const missing = isHigh ? null : whatIsMissing(question, countries);
  const known = { edition: edition.name, basis: told ? "company facts" : "first indication", countries } as const;
  if (missing || !worst) {
    return {
      ...known,
      level: "not determined",
      decidedBy: null,
      missing: missing ?? "country",
      raisedByProduct: false,
    };
  }
  const byCountry = worst.level;
  const level = highRiskProduct ? raised(byCountry) : byCountry;
  return { ...known, level, decidedBy: worst, missing: null, raisedByProduct: level !== byCountry };
}

function whatIsMissing(
  { role, category, production }: RiskQuestion,
  countries: readonly CountryRisk[],
): Risk["missing"] {
  const resells = role === "reseller" || role === "both";
  if (!production) {
    if (role === "reseller" || (role !== "service" && isMadeElsewhere(category))) return "production countries";
  } else if (resells && production.resoldCountries.length === 0) return "resold goods";
  if (countries.length === 0) return "country";
  return countries.some(({ level }) => level === "not determined") ? "index" : null;
}

const raised = (level: RiskLevel): RiskLevel => (level === "low" ? "medium" : level === "medium" ? "high" : level);

/** In reminders and figures a level not yet determined counts as medium. */
export const countsAs = (level: RiskLevel): Exclude<RiskLevel, "not determined"> =>
  level === "not determined" ? "medium" : level;

/** A person's own level in the countries' stead; it needs a reason. */
export type Override = { readonly level: RiskLevel; readonly reason: string };

export const levelWith = (risk: Risk, override: Override | null): RiskLevel => override?.level ?? risk.level;

/** Why a level is another than it was: "China was added: high instead of low" as data. */
export type RiskChange = {
  readonly before: RiskLevel;
  readonly after: RiskLevel;
  readonly direction: "up" | "down" | "determined" | "undetermined";
  readonly cause:
    | "country added"
    | "country removed"
    | "countries told"
    | "countries unknown"
    | "edition"
    | "product"
    | "limits";
  /** The country that makes the difference, where one does. */
  readonly country: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly edition: string;
};

/** Null when the level is the same. What a person has set instead does not enter here: only what was computed does. */
export function changed(before: Risk, after: Risk): RiskChange | null {
  if (before.level === after.level) return null;
  const [had, has] = [before, after].map(({ countries }) => new Set(countries.map(({ country }) => country)));
  const added = [...(has ?? [])].filter((country) => !had?.has(country));
  const removed = [...(had ?? [])].filter((country) => !has?.has(country));
  const told = { before: before.level, after: after.level, added, removed, edition: after.edition };
  const decides = after.decidedBy?.country ?? null;
  const decided = before.decidedBy?.country ?? null;

  if (after.level === "not determined") {
    return { ...told, direction: "undetermined", cause: "countries unknown", country: withoutIndex(after) };
  }
  if (before.level === "not determined") {
    const isNew = decides !== null && added.includes(decides);
    return {
      ...told,
      direction: "determined",
      cause: isNew ? "countries told" : causeBeside(before, after),
      country: decides,
    };
  }
  const direction = worseAndWorse.indexOf(after.level) > worseAndWorse.indexOf(before.level) ? "up" : "down";
  if (direction === "up" && decides && added.includes(decides)) {
    return { ...told, direction, cause: "country added", country: decides };
  }
  if (direction === "down" && decided && removed.includes(decided)) {
    return { ...told, direction, cause: "country removed", country: decided };
  }
  return { ...told, direction, cause: causeBeside(before, after), country: decides };
}

const withoutIndex = ({ missing, countries }: Risk): string | null =>
  missing === "index" ? (countries.find(({ level }) => level === "not determined")?.country ?? null) : null;

/** What else makes a difference when the countries do not. */
function causeBeside(before: Risk, after: Risk): RiskChange["cause"] {
  if (before.edition !== after.edition) return "edition";
  if (before.raisedByProduct !== after.raisedByProduct) return "product";
  return before.missing === null ? "limits" : "countries told";
}
