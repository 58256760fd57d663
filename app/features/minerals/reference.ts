/**
 * A reference list of smelters: one dated edition of which smelters there are, under which names, and what is known of
 * them. It comes from the template an administrator has uploaded, or from a status list; none comes with the portal.
 */
import { textKey } from "./smelter-names";

/**
 * What RMI's assurance process says of a smelter. Conformant has passed an audit, cross-recognised one of an equivalent
 * programme; active has committed and is scheduled; eligible says nothing of an assessment.
 */
export type SmelterStatus = "conformant" | "cross-recognised" | "active" | "eligible" | "not enrolled";

export type ReferenceSmelter = {
  readonly cid: string;
  readonly metal: string;
  readonly name: string;
  readonly country: string | null;
  readonly aliases: readonly string[];
  readonly status: SmelterStatus | null;
  readonly lastAudit: string | null;
  /** Years between audits. */
  readonly cycle: number | null;
  readonly isOperating: boolean | null;
};

export type Edition = {
  /** YYYY-MM-DD, of what the list says; null where it does not say. */
  readonly date: string | null;
  readonly source: string;
  readonly smelters: readonly ReferenceSmelter[];
};

/** The editions a declaration is checked against: what was known when it was made, and what is known today. */
export type Reference = {
  readonly current: Edition;
  /** Null where no edition is that old. */
  readonly atDate: Edition | null;
  readonly earlier: readonly Edition[];
};

/** @param editions in any order; @param date the declaration's, as YYYY-MM-DD */
export function referenceFor(editions: readonly Edition[], date: string | null): Reference | null {
  const sorted = editions.toSorted((one, other) => (one.date ?? "").localeCompare(other.date ?? ""));
  const current = sorted.at(-1);
  if (!current) return null;
  const atDate =
    date === null ? null : (sorted.findLast((edition) => edition.date !== null && edition.date <= date) ?? null);
  return { current, atDate, earlier: sorted.slice(0, -1) };
}

export type Index = {
  byCid(cid: string): ReferenceSmelter | undefined;
  byName(metal: string | null, name: string): ReferenceSmelter | undefined;
};

const indexes = new WeakMap<Edition, Index>();

export function indexOf(edition: Edition): Index {
  const known = indexes.get(edition) ?? makeIndex(edition);
  indexes.set(edition, known);
  return known;
}

function makeIndex({ smelters }: Edition): Index {
  const cids = new Map<string, ReferenceSmelter>();
  const names = new Map<string, ReferenceSmelter>();
  for (const smelter of smelters) {
    cids.set(smelter.cid, smelter);
    for (const name of [smelter.name, ...smelter.aliases]) names.set(`${smelter.metal} ${textKey(name)}`, smelter);
  }
  return { byCid: (cid) => cids.get(cid), byName: (metal, name) => names.get(`${metal} ${textKey(name)}`) };
}
