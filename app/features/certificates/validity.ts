/**
 * How a certificate stands on any day: whether it is in force (computed, never stored), and beside it what we know of
 * its being genuine (kept, as somebody found it). The two are told apart wherever a certificate is shown or counted.
 *
 * A certificate's own end, or its first day plus the months its type is good for, is capped by the day its edition of
 * the standard is withdrawn (certificates to ISO 14001:2015 end in spring 2029). It is in force on its last day.
 */
import type { CertificateState } from "db/schema/words";

import type { CertificateType } from "./certificate-types";

export const validities = ["valid", "expiring", "not yet valid", "expired", "suspended", "replaced"] as const;
export type Validity = (typeof validities)[number];

/** So many days before its end a certificate is called expiring: when the first reminder goes out. */
export const expiringDays = 90;

/** In force at most; what is read and accepted, however far it was checked. */
export const acceptedStates = [
  "read",
  "found in register",
  "confirmed by issuer",
] as const satisfies CertificateState[];

/** A stop from a day until another, which is the first day it is in force again; null while it lasts. */
export type Suspension = { from: string; until: string | null };

type Dates = { validFrom: string | null; endsOn: string | null };
type Standing = Dates & { suspensions: readonly Suspension[]; replacedOn: string | null };

/** @param day YYYY-MM-DD, in the buyer's time zone, as are all the certificate's days */
export function validityOn({ validFrom, endsOn, suspensions, replacedOn }: Standing, day: string): Validity {
  if (replacedOn !== null && replacedOn <= day) return "replaced";
  if (endsOn !== null && endsOn < day) return "expired";
  if (isSuspendedOn(suspensions, day)) return "suspended";
  if (validFrom !== null && day < validFrom) return "not yet valid";
  return endsOn !== null && endsOn < daysLater(day, expiringDays) ? "expiring" : "valid";
}

export const isSuspendedOn = (suspensions: readonly Suspension[], day: string) =>
  suspensions.some(({ from, until }) => from <= day && (until === null || day < until));

export const isInForce = (validity: Validity) => validity === "valid" || validity === "expiring";

/**
 * The last day a certificate can be in force.
 * @param certificate its first and last day as they stand on it
 * @returns null when nothing ends it
 */
export function endOf(
  { monthsValid, editions = [] }: Pick<CertificateType, "monthsValid" | "editions">,
  { validFrom, validTo, edition }: { validFrom: string | null; validTo: string | null; edition: string | null },
): string | null {
  const own = validTo ?? (validFrom && monthsValid ? monthsLater(validFrom, monthsValid) : null);
  const withdrawn = editions.find(({ name }) => name === edition)?.until ?? null;
  return own !== null && withdrawn !== null ? (own < withdrawn ? own : withdrawn) : (own ?? withdrawn);
}

const daysLater = (day: string, days: number) => isoDay(new Date(Date.parse(day) + days * 86_400_000));

/** The day before the same day so many months later, as certificates count: from 1 March, 36 months end on the last of February. */
function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const same = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth));
  return isoDay(new Date(date > lastOfMonth ? same : same - 86_400_000));
}

const isoDay = (moment: Date) => moment.toISOString().slice(0, 10);

type Site = { country: string; place: string | null };

/** What the certificate does not name among the sites of the company facts; none where it names no sites at all. */
export function sitesLeftOut<Its extends Site>(named: readonly Site[], sites: readonly Its[]): Its[] {
  if (named.length === 0) return [];
  const keyOf = ({ country, place }: Site) => `${country} ${(place ?? "").trim().toLocaleLowerCase("nb")}`;
  const covered = new Set(named.map(keyOf));
  return sites.filter((site) => !covered.has(keyOf(site)));
}

/**
 * Whether a certificate is made out to another company than the one that sends it in: a flag for whoever reads it, never a
 * refusal, since groups, branches and former names are common. Forms of company, punctuation and case do not count, and
 * a name within the other is the same one.
 */
export function isOfAnother(holder: string, names: readonly (string | null | undefined)[]): boolean {
  const held = coreOf(holder);
  const known = names.flatMap((name) => (name ? [coreOf(name)] : [])).filter(Boolean);
  if (held === "" || known.length === 0) return false;
  return !known.some((name) => ` ${held} `.includes(` ${name} `) || ` ${name} `.includes(` ${held} `));
}

const companyForms =
  /^(as|asa|ab|aps|a s|oy|oyj|gmbh|ag|kg|co|ltd|limited|inc|llc|plc|sa|srl|bv|nv|sp z o o|nuf|da|ans)$/;

const coreOf = (name: string) =>
  name
    .normalize("NFKD")
    .toLocaleLowerCase("nb")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => !companyForms.test(word))
    .join(" ");
