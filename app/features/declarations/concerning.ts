/** What a request and a supplier's trade say of the minerals to be expected, for the rules that look at it. */
import type { Mineral } from "../minerals/minerals";

/**
 * Products a request names, as in "Produkter: A-100, B-200"; none where it concerns something else, such as a contract.
 */
export function productsIn(concerning: string): string[] {
  const [, list] = /^\s*(?:produkt(?:er)?|products?)\s*:\s*(.+)$/is.exec(concerning) ?? [];
  return (list ?? "")
    .split(/[,;\n]/)
    .map((text) => text.trim())
    .filter(Boolean);
}

/** Solder holds tin, capacitors tantalum, contacts gold; batteries cobalt and lithium, cutting tools tungsten. */
const usual: readonly (readonly [trade: RegExp, contains: readonly Mineral[]])[] = [
  [/elektron|electronic|kretskort|circuit|ikt|ict|lyskilde|light/i, ["Tin", "Tantalum", "Gold"]],
  [/kabl|cable|solcelle|solar/i, ["Tin"]],
  [/batteri|batter/i, ["Cobalt", "Lithium", "Graphite", "Nickel"]],
  [/metall|metal|stål|steel|kirurg|surgical/i, ["Tungsten", "Tin"]],
];

/** Minerals that goods of a category normally contain. */
export const expectedIn = (category: string | null): Mineral[] => [
  ...new Set(usual.flatMap(([trade, contains]) => (category !== null && trade.test(category) ? contains : []))),
];
