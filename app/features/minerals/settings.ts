/** The thresholds of the red flags: each a setting of the buyer, with these to begin with. */
import type { Template } from "./versions";

export type MineralSettings = {
  /** Versions taken without a remark. */
  readonly acceptedVersions: Readonly<Record<Template, readonly string[]>>;
  /** Months after which a declaration is out of date. */
  readonly validMonths: number;
  /** Characters a cell should hold at most: longer ones are cut by some tools. */
  readonly longestText: number;
  /** Days before a smelter's next audit is due. */
  readonly auditNoticeDays: number;
  /** A supplier naming this share of all smelters of a metal, of at least so many, has hardly found them in its own chain. */
  readonly copied: { readonly share: number; readonly least: number };
  /** Countries (ISO 3166) a smelter should not be in. */
  readonly watchedCountries: readonly string[];
  /** CIDs of smelters the buyer watches itself. */
  readonly watchedSmelters: readonly string[];
};

export const usualSettings: MineralSettings = {
  acceptedVersions: { CMRT: ["6.5"], EMRT: ["2.0", "2.1"] },
  validMonths: 12,
  longestText: 255,
  auditNoticeDays: 30,
  copied: { share: 0.9, least: 20 },
  // Under EU sanctions on metals or on all trade: regulations 833/2014 (art. 3g, 3o), 765/2006 and 2017/1509.
  watchedCountries: ["RU", "BY", "KP"],
  watchedSmelters: [],
};
