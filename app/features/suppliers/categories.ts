/**
 * Product categories as suggestions: a buyer may write any other.
 *
 * content/product-categories.json holds them with their sources. `onList` are those on the high-risk list of DFØ
 * (anskaffelser.no, høyrisikolisten): documented, systematic breaches of human rights, workers' rights or the environment
 * somewhere in the chain. They raise a risk level by one step. `dolFlag` are on the list of the US Department of Labor of
 * goods made by child or forced labour; told, without effect. `apart` are no goods that go into what the buyer sells
 * (production equipment, freight, maintenance, IT, hosting): such a supplier is asked at the low level, whatever its
 * risk (DESIGN 8).
 */
import type { Both } from "db/schema/columns";
import type { Language } from "db/schema/words";
import content from "./content/product-categories.json" with { type: "json" };

type Category = Both & { key: string; onList?: boolean; dolFlag?: boolean; apart?: boolean };

const categories: readonly Category[] = content;

/** Other words for what is not part of the goods, as supplier lists have them. */
const alsoApart = ["it", "hosting", "drift", "skytjenester", "cloud services", "transport", "logistikk", "logistics"];

const plain = (text: string) => text.trim().toLowerCase();
const known = new Map(categories.flatMap((one) => [one.nb, one.en].map((name) => [plain(name), one] as const)));

/** What is suggested while typing, in the reader's language. */
export const suggestedCategories = (language: Language): string[] => categories.map((one) => one[language]);

export const isHighRiskProduct = (category: string | null): boolean =>
  category !== null && known.get(plain(category))?.onList === true;

/** Whether a category by its name is nothing that goes into the buyer's goods. */
export const isApartFromProducts = (category: string | null): boolean =>
  category !== null && (known.get(plain(category))?.apart === true || alsoApart.includes(plain(category)));

/** What electronics, textile and metal are called in supplier lists, in both languages. */
const electronics = [
  /ele[ck]tr[oi]|kretskort|circuit|\bpcb|halvleder|semiconductor|komponent|component|\bikt\b|\bict\b|datamaskin|computer/i,
  /kabel|kabler|cable|batteri|batter(y|ies)|skjerm|display|sensor|magnet/i,
];
const textile =
  /tekstil|textile|\bklær|arbeidsklær|arbeidstøy|workwear|clothing|garment|apparel|fottøy|footwear|\bsko\b|uniform/i;
const metal = /metal|\bstål|steel|alumini|kobber|copper|\bjern|\biron\b|messing|brass/i;
/** Cobalt in batteries, magnets and hard metal; mica in capacitors and insulation. */
const cobaltOrMica =
  /batteri|batter(y|ies)|magnet|hardmetall|hard metal|wolframkarbid|tungsten carbide|kondensator|capacitor|isolasjon|insulation/i;

const isOne = (category: string | null, ...words: RegExp[]) =>
  category !== null && words.some((word) => word.test(category));

/** Whether a category is electronics, textile or metal, whose goods are seldom made where the supplier is registered. */
export const isMadeElsewhere = (category: string | null): boolean => isOne(category, ...electronics, textile, metal);

/** Groups of goods that are asked for something of their own. */
export const productGroups = ["on high-risk list", "electronics or metal", "cobalt or mica"] as const;
export type ProductGroup = (typeof productGroups)[number];

export const isInGroup = (category: string | null, group: ProductGroup): boolean =>
  group === "on high-risk list"
    ? isHighRiskProduct(category)
    : group === "electronics or metal"
      ? isOne(category, ...electronics, metal)
      : isOne(category, cobaltOrMica);
