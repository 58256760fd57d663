/**
 * From the fields of a form to the values a schema checks, and back.
 *
 * A field's name is its place: `sites.0.country` is the country of the first site, and a name that comes several times is
 * a list. Server and browser read a form with the same function, so a schema sees the same shape with and without
 * JavaScript. Rows keep the number they were given for as long as the page stands; a removed row leaves a gap in the
 * names, which is closed in the values.
 */
type Value = string | File | Values | Value[];
type Values = { [name: string]: Value };

export type ReadValues = {
  values: Values;
  /** The field at a place in the values: `sites.1.country` may have come from the field `sites.4.country`. */
  nameOf(path: readonly PropertyKey[]): string;
};

/** More rows or fields than any page of ours has. */
const mostRows = 1000;
const mostFields = 50_000;

type Branch = Map<string, Branch | (string | File)[]>;

export function valuesIn(form: Iterable<[string, FormDataEntryValue]>): ReadValues {
  const root: Branch = new Map();
  let count = 0;
  for (const [name, entry] of form) {
    if (++count > mostFields) break;
    if (typeof entry !== "string" && entry.size === 0 && entry.name === "") continue; // a file field left empty
    put(root, name.split("."), typeof entry === "string" ? cleaned(entry) : entry);
  }
  const names = new Map<string, string>();
  const values = grown(root, "", "", names) as Values;
  return { values, nameOf: (path) => renamed(path, names) };
}

function put(root: Branch, path: string[], entry: string | File) {
  if (path.length > 8) return;
  let branch = root;
  for (const step of path.slice(0, -1)) {
    const next = branch.get(step);
    if (Array.isArray(next)) return; // both a field and a group: not a form of ours
    if (next) branch = next;
    else {
      const grown: Branch = new Map();
      branch.set(step, grown);
      branch = grown;
    }
  }
  const last = path.at(-1) ?? "";
  const there = branch.get(last);
  if (there === undefined) branch.set(last, [entry]);
  else if (Array.isArray(there)) there.push(entry);
}

function grown(branch: Branch, place: string, name: string, names: Map<string, string>): Value {
  const steps = [...branch.keys()];
  const isList = steps.length > 0 && steps.length <= mostRows && steps.every((step) => /^\d{1,6}$/.test(step));
  if (isList) steps.sort((a, b) => Number(a) - Number(b));
  const entries = steps.map((step, index) => {
    const next = branch.get(step) as NonNullable<ReturnType<Branch["get"]>>;
    const at = joined(place, isList ? String(index) : step);
    const from = joined(name, step);
    if (at !== from) names.set(at, from);
    const value = Array.isArray(next) ? (next.length === 1 ? (next[0] as string) : next) : grown(next, at, from, names);
    return [step, value] as const;
  });
  // fromEntries makes "__proto__" an ordinary property, as harmless as any other name we do not ask for.
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

/** The nearest place above that was renamed tells what the rest is called. */
function renamed(path: readonly PropertyKey[], names: Map<string, string>): string {
  for (let length = path.length; length > 0; length--) {
    const above = names.get(path.slice(0, length).join("."));
    if (above !== undefined) return [above, ...path.slice(length)].join(".");
  }
  return path.join(".");
}

/** Line breaks as one sign; what no keyboard writes and PostgreSQL does not take is left out. */
const cleaned = (text: string) => text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");

/** What is in the fields of a form, by field. */
export type Typed = Record<string, string[]>;

/** What was typed, as it is to be shown again. Files cannot be. */
export function typedIn(form: Iterable<[string, FormDataEntryValue]>): Typed {
  const typed = new Map<string, string[]>();
  for (const [name, entry] of form) {
    if (typeof entry !== "string") continue;
    typed.set(name, [...(typed.get(name) ?? []), cleaned(entry)]);
  }
  return Object.fromEntries(typed);
}

export type Saved = { readonly [name: string]: SavedValue };
type SavedValue = string | number | boolean | null | undefined | readonly string[] | Saved | readonly Saved[];

/** Saved values spread over the fields they belong in: `true` is a ticked box, `null` an empty field. */
export function fieldsOf(saved: Saved, place = ""): Typed {
  const fields: Typed = {};
  for (const [name, value] of Object.entries(saved)) {
    const at = joined(place, name);
    if (value === null || value === undefined || value === false) continue;
    if (value === true) fields[at] = ["on"];
    else if (typeof value !== "object") fields[at] = [String(value)];
    else if (Array.isArray(value) && value.every((one) => typeof one === "string")) fields[at] = value as string[];
    else Object.assign(fields, fieldsOf(value as Saved, at));
  }
  return fields;
}

/** The numbers of the rows that have a field, in order: of `sites.0.country` and `sites.4.country`, 0 and 4. */
export function rowsIn(fields: Typed, list: string): number[] {
  const rows = new Set<number>();
  for (const name of Object.keys(fields)) {
    const number = name.startsWith(`${list}.`) ? name.slice(list.length + 1).split(".", 1)[0] : undefined;
    if (number && /^\d{1,6}$/.test(number)) rows.add(Number(number));
  }
  return [...rows].sort((a, b) => a - b);
}

const joined = (place: string, name: string) => (place === "" ? name : `${place}.${name}`);
