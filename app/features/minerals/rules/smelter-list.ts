/** RF-50 to RF-64: the smelters, by themselves and against a reference list. */
import { countryOf } from "../../countries/spellings";
import { type Declaration, type Smelter, smelterCell } from "../declaration";
import type { Context, Found, Rules, Severity } from "../flags";
import { smelterColumns } from "../layouts";
import { type Mineral, minerals } from "../minerals";
import { type Edition, indexOf, type Reference, type ReferenceSmelter } from "../reference";
import { isSameCountry, namesCoveredCountry, textKey } from "../smelter-names";
import { compareVersions } from "../versions";
import { Asked } from "./asked";

export const smelterList: Rules = (declaration, context) => {
  const { smelters } = declaration;
  if (smelters.length === 0) return mixedSheets(declaration);
  return [
    ...(context.reference ? againstList(declaration, context, context.reference) : notChecked("noList")),
    ...unfinished(smelters),
    ...watched(smelters, context),
    ...coveredMines(declaration),
    ...twice(smelters),
    ...likeOthers(smelters, context),
    ...mixedSheets(declaration),
  ];
};

// Of one mineral at a time, so that each can be asked about by itself.
function grouped(rule: string, says: string, severity: Severity, rows: readonly Smelter[], column: string): Found[] {
  const metals = [...new Set(rows.map(({ metal }) => metal))];
  return metals.map((metal) => {
    const of = rows.filter((smelter) => smelter.metal === metal);
    const mineral = minerals.find((one) => one === metal);
    return {
      rule,
      says,
      severity,
      ...(mineral && { mineral }),
      cells: of.map((smelter) => smelterCell(smelter, column)),
      params: { smelters: of.map(({ name, cid, row }) => name ?? cid ?? `${row}`) },
    };
  });
}

const needList = ["RF-50", "RF-51", "RF-52", "RF-53", "RF-55", "RF-57", "RF-58", "RF-60", "RF-63"];
const needStatus = ["RF-57", "RF-58", "RF-60"];

const notChecked = (says: "noList" | "noStatus" | "noEarlier", rules = needList): Found[] =>
  rules.map((rule) => ({ rule, says, severity: "unchecked" }));

type Matched = { smelter: Smelter; known: ReferenceSmelter };

function againstList({ smelters }: Declaration, context: Context, reference: Reference): Found[] {
  const { current, earlier } = reference;
  const index = indexOf(current);
  const isGone = ({ cid }: Smelter) => cid !== null && earlier.some((edition) => indexOf(edition).byCid(cid));
  const knownAs = ({ cid, metal, name }: Smelter) =>
    cid ? index.byCid(cid) : name ? index.byName(metal, name) : undefined;

  const listed = smelters.filter(({ status }) => status === "listed");
  const matched = listed.flatMap((smelter): Matched[] => {
    const known = knownAs(smelter);
    return known ? [{ smelter, known }] : [];
  });
  const metals = new Set(current.smelters.map(({ metal }) => metal));
  const isCovered = ({ metal }: Smelter) => metal === null || metals.has(metal);
  const unmatched = listed.filter((smelter) => !knownAs(smelter));
  const strangers = unmatched.filter((smelter) => isCovered(smelter) && !isGone(smelter));
  const dropped = unmatched.filter(isGone);
  const otherMetal = matched.filter(({ smelter, known }) => smelter.metal !== known.metal);
  const same = matched.filter(({ smelter, known }) => smelter.metal === known.metal);
  const unlike = same.filter(({ smelter, known }) => !isNamed(smelter, known) || !isThere(smelter, known));
  const listedAfterAll = smelters.filter(
    ({ status, name, metal }) => status === "not listed" && name !== null && index.byName(metal, name),
  );
  const rowsOf = (some: readonly Matched[]) => some.map(({ smelter }) => smelter);
  return [
    ...grouped(
      "RF-50",
      "unknown",
      "high",
      strangers.filter(({ cid }) => cid !== null),
      "A",
    ),
    ...grouped(
      "RF-50",
      "noCid",
      "high",
      strangers.filter(({ cid }) => cid === null),
      "C",
    ),
    ...grouped(
      "RF-50",
      "noMetal",
      "unchecked",
      unmatched.filter((one) => !isCovered(one) && !isGone(one)),
      "A",
    ),
    ...grouped("RF-51", "dropped", "high", dropped, "A"),
    ...(earlier.length === 0 ? notChecked("noEarlier", ["RF-51"]) : []),
    ...grouped("RF-52", "otherMetal", "high", rowsOf(otherMetal), "B"),
    ...grouped("RF-53", "unlike", "medium", rowsOf(unlike), "C"),
    ...grouped("RF-55", "listed", "medium", listedAfterAll, "D"),
    ...ofStatus(same, context, reference),
    ...copied(smelters, current, context),
  ];
}

function isNamed({ name, raw }: Smelter, { name: standard, aliases }: ReferenceSmelter): boolean {
  const written = [name, raw.lookUp, raw.nameTyped].filter((text) => text !== null && text !== undefined);
  const known = new Set([standard, ...aliases].map(textKey));
  return written.length === 0 || written.some((text) => known.has(textKey(String(text))));
}

const isThere = ({ country }: Smelter, known: ReferenceSmelter) =>
  country === null || known.country === null || isSameCountry(country, known.country);

const passed = (status: string | null) => status === "conformant" || status === "cross-recognised";

/** As of today, and as of the declaration's day: what was bought then is judged by what was known then. */
function ofStatus(matched: readonly Matched[], { today, settings }: Context, { current, atDate }: Reference): Found[] {
  if (!current.smelters.some(({ status }) => status !== null)) return notChecked("noStatus", needStatus);
  const then = atDate && atDate !== current && atDate.smelters.some(({ status }) => status) ? indexOf(atDate) : null;
  const isOutside = (known: ReferenceSmelter | undefined) =>
    known !== undefined && !passed(known.status) && known.status !== "active";
  const rowsOf = (some: readonly Matched[]) => some.map(({ smelter }) => smelter);
  const outside = matched.filter(({ known }) => isOutside(known));
  const outsideThen = matched.filter(({ known }) => !isOutside(known) && then && isOutside(then.byCid(known.cid)));
  const due = matched.filter(({ known }) => passed(known.status) && isDue(known, today, settings.auditNoticeDays));
  const idle = matched.filter(({ known }) => passed(known.status) && known.isOperating === false);
  return [
    ...grouped("RF-57", "outside", "high", rowsOf(outside), "A"),
    ...grouped("RF-57", "outsideThen", "high", rowsOf(outsideThen), "A"),
    ...grouped("RF-58", "due", "medium", rowsOf(due), "A"),
    ...grouped("RF-60", "idle", "low", rowsOf(idle), "A"),
  ];
}

function isDue({ lastAudit, cycle }: ReferenceSmelter, today: string, noticeDays: number): boolean {
  if (lastAudit === null || cycle === null) return false;
  const next = new Date(`${lastAudit}T00:00:00Z`);
  next.setUTCFullYear(next.getUTCFullYear() + cycle);
  next.setUTCDate(next.getUTCDate() - noticeDays);
  return next.toISOString().slice(0, 10) <= today;
}

function copied(smelters: readonly Smelter[], { smelters: all }: Edition, { settings }: Context): Found[] {
  return minerals.flatMap((metal) => {
    const there = all.filter((one) => one.metal === metal);
    const named = smelters.filter((one) => one.metal === metal && one.cid !== null);
    const count = new Set(named.map(({ cid }) => cid)).size;
    const isCopied = there.length >= settings.copied.least && count >= there.length * settings.copied.share;
    return isCopied ? grouped("RF-63", "whole", "medium", named, "A") : [];
  });
}

function unfinished(smelters: readonly Smelter[]): Found[] {
  const unnamed = smelters.filter(
    ({ status, name, country }) => status === "not listed" && (name === null || country === null),
  );
  const unidentified = smelters.filter(({ status }) => status === "not yet identified");
  const isAlone = ({ metal }: Smelter) =>
    smelters.every((one) => one.metal !== metal || one.status === "not yet identified");
  return [
    ...grouped("RF-54", "unnamed", "block", unnamed, "D"),
    ...grouped("RF-56", "alone", "high", unidentified.filter(isAlone), "C"),
    ...grouped(
      "RF-56",
      "some",
      "medium",
      unidentified.filter((one) => !isAlone(one)),
      "C",
    ),
  ];
}

function watched(smelters: readonly Smelter[], { settings }: Context): Found[] {
  const inCountry = smelters.filter(({ country }) => {
    const code = country && countryOf(country);
    return code !== null && settings.watchedCountries.includes(code);
  });
  const byCid = smelters.filter(({ cid }) => cid !== null && settings.watchedSmelters.includes(cid));
  return [...grouped("RF-59", "country", "high", inCountry, "E"), ...grouped("RF-59", "watched", "high", byCid, "A")];
}

function coveredMines(declaration: Declaration): Found[] {
  if (declaration.layout === "older") return [];
  return declaration.minerals.flatMap((mineral: Mineral) => {
    const asked = new Asked(declaration, mineral);
    if (!asked.isDeclared || asked.value(asked.origin) !== "No") return [];
    const there = asked.smelters.filter(({ mineCountries }) => mineCountries && namesCoveredCountry(mineCountries));
    return grouped("RF-61", "covered", "high", there, "O").map((found) => ({
      ...found,
      cells: [...asked.cells(asked.origin), ...(found.cells ?? [])],
    }));
  });
}

function twice(smelters: readonly Smelter[]): Found[] {
  const seen = new Set<string>();
  const again = smelters.filter(({ cid, metal }) => {
    const key = `${metal} ${cid}`;
    const isKnown = cid !== null && seen.has(key);
    seen.add(key);
    return isKnown;
  });
  return grouped("RF-62", "twice", "low", again, "A");
}

function likeOthers(smelters: readonly Smelter[], { before = [], others = new Map() }: Context): Found[] {
  const cids = new Set(smelters.flatMap(({ cid }) => cid ?? []));
  const cells = [`Smelter List!${smelterColumns.cidTyped}${smelters[0]!.row}`];
  const flag = (says: string, params = {}): Found => ({ rule: "RF-63", says, severity: "medium", cells, params });
  const isSame = (list: readonly string[]) => list.length === cids.size && list.every((cid) => cids.has(cid));
  const twins = [...others].filter(([, list]) => cids.size > 3 && isSame(list)).map(([name]) => name);
  const isAllNew = before.length > 3 && cids.size > 3 && !before.some((cid) => cids.has(cid));
  return [
    ...(twins.length > 0 ? [flag("identical", { suppliers: twins })] : []),
    ...(isAllNew ? [flag("changed")] : []),
  ];
}

function mixedSheets({ version, listVersion }: Declaration): Found[] {
  if (listVersion === null || compareVersions(listVersion, version) === 0) return [];
  return [
    { rule: "RF-64", says: "mixed", severity: "low", cells: ["Smelter List!Q3"], params: { version, listVersion } },
  ];
}
