/**
 * Product categories as suggestions: a buyer may write any other.
 *
 * `onList` are those on the high-risk list of DFØ (anskaffelser.no, høyrisikolisten): documented, systematic breaches of
 * human rights, workers' rights or the environment somewhere in the chain. They raise a risk level by one step.
 * `apart` are no goods that go into what the buyer sells (production equipment, freight, maintenance, IT, hosting):
 * such a supplier is asked at the low level, whatever its risk (DESIGN 8).
 */
import type { Both } from "db/schema/columns";
import type { Language } from "db/schema/words";

type Category = Both & { onList?: true; apart?: true };

const categories: readonly Category[] = [
  { nb: "Elektronikk og kretskort", en: "Electronics and circuit boards" },
  { nb: "Elektroniske komponenter", en: "Electronic components" },
  { nb: "Elektroniske produkter", en: "Electronic products" },
  { nb: "Kabler", en: "Cables" },
  { nb: "Metalldeler", en: "Metal parts" },
  { nb: "Plastdeler", en: "Plastic parts" },
  { nb: "Kabinetter i MDF", en: "MDF cabinets" },
  { nb: "Emballasje", en: "Packaging" },
  { nb: "Belysning", en: "Lighting" },
  { nb: "Kjøretøy og reservedeler", en: "Vehicles and spare parts" },
  { nb: "Kjemiske produkter", en: "Chemical products" },
  { nb: "IKT-produkter", en: "ICT products", onList: true },
  { nb: "Batterier", en: "Batteries", onList: true },
  { nb: "Kontorrekvisita", en: "Office supplies", onList: true },
  { nb: "Papirprodukter", en: "Paper products", onList: true },
  { nb: "Arbeidstøy og tekstil", en: "Workwear and textiles", onList: true },
  { nb: "Fottøy", en: "Footwear", onList: true },
  { nb: "Kirurgiske instrumenter", en: "Surgical instruments", onList: true },
  { nb: "Medisinske engangshansker", en: "Disposable medical gloves", onList: true },
  { nb: "Bandasjer og plaster", en: "Bandages and plasters", onList: true },
  { nb: "Medisinsk utstyr", en: "Medical equipment", onList: true },
  { nb: "Kaffe", en: "Coffee", onList: true },
  { nb: "Te", en: "Tea", onList: true },
  { nb: "Kakao", en: "Cocoa", onList: true },
  { nb: "Frukt og grønt", en: "Fruit and vegetables", onList: true },
  { nb: "Sjømat", en: "Seafood", onList: true },
  { nb: "Møbler", en: "Furniture", onList: true },
  { nb: "Lyskilder", en: "Light sources", onList: true },
  { nb: "Naturstein", en: "Natural stone", onList: true },
  { nb: "Tre og tømmer", en: "Wood and timber", onList: true },
  { nb: "Metall og stål", en: "Metal and steel", onList: true },
  { nb: "Solcellepaneler", en: "Solar panels", onList: true },
  { nb: "Leke- og idrettsutstyr", en: "Play and sports equipment", onList: true },
  { nb: "Produksjonsutstyr", en: "Production equipment", apart: true },
  { nb: "Frakt", en: "Freight", apart: true },
  { nb: "Vedlikehold", en: "Maintenance", apart: true },
  { nb: "IT-tjenester", en: "IT services", apart: true },
  { nb: "Drift og skytjenester", en: "Hosting and cloud services", apart: true },
];

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
