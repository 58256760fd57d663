/**
 * What a cell of a supplier list means, as people and ERP systems write it: amounts, dates, addresses, words.
 *
 * Each function answers undefined for what it cannot understand, so that the row comes back with a reason; none guesses
 * between two readings that would differ in what is asked of a supplier.
 */
import type { Criticality, Language, SupplierRole, SupplierStatus } from "db/schema/words";
import en from "locales/en/import";
import nb from "locales/nb/import";
import { isDate } from "~/i18n/format";

/** Control and formatting characters, halves of letters: a database takes no zero byte, and no reader sees the others. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** One line of text as it is kept: composed letters, ordinary single spaces, nothing invisible. */
export function cleaned(cell: string): string {
  const text = cleanedLines(cell);
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text;
}

/** The same with its line breaks. */
export function cleanedLines(cell: string): string {
  if (!/[^\x20-\x7e]/.test(cell)) return cell.trim();
  return cell.normalize("NFC").replace(/\r\n?/g, "\n").replace(invisible, "").trim();
}

/** Text a spreadsheet would run: "=…", and "+", "-" or "@" before something that calculates or calls (CWE-1236). */
export const looksLikeFormula = (text: string): boolean => /^=|^[+\-@].*[|!(=*/]|^[+-]\d+[+\-*/]/.test(text);

/** Letters lost to a wrong encoding: the replacement character, or "Ã¸" where UTF-8 was read as Windows-1252. */
export const hasDamagedLetters = (text: string): boolean => /\ufffd|Ã[\u0080-\u00bf˜…†¥¦¸‰ŠŒ“”–]/.test(text);

/** For comparing names: without case, accents and signs. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // Most names of a list take this way, ten times as fast as the other.
  if (!/[^\x20-\x7e]/.test(lower)) return /[^a-z0-9]/.test(lower) ? lower.replace(/[^a-z0-9]+/g, " ").trim() : lower;
  return lower
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[øæ]/g, (letter) => (letter === "ø" ? "o" : "ae"))
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}

const legalForms = new Set(
  "as asa ab aps oy oyj ltd limited inc incorporated corp corporation company gmbh kg ag llc llp plc bv nv sa spa srl sarl da ans nuf enk pte pty co".split(
    " ",
  ),
);

/** For asking whether two are one company: without "AS", "Ltd" and their like at the end, however many. */
export function companyKey(name: string): string {
  const words = folded(name.replace(/\b([A-Za-z])[./]\s?(?=[A-Za-z]\b)/g, "$1")).split(" ");
  while (words.length > 1 && legalForms.has(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
}

/** No amount or date is longer; patterns that look back are kept from texts made to make them. */
const longestValue = 60;

/** Whole Norwegian kroner: "1 234 567,50", "kr 1.234.567,-", "NOK 1,234,567.00", "1,2 mill.". */
export function amountIn(cell: string): number | "currency" | undefined {
  const text = cell.trim().toLowerCase();
  if (text.length > longestValue) return undefined;
  if (/[€$£¥]|\b(eur|usd|gbp|sek|dkk|cny|rmb|chf|jpy)\b/.test(text)) return "currency";
  const [, digits = "", unit = ""] =
    /^(?:nok|kr)?\.?\s*([\d\s.,'’]*\d)\s*(?:,-|,–|-|\.-)?\s*(mill(?:\.|ioner?|ions?)?|mnok|mkr|tnok|tkr)?\s*(?:nok|kr)?\.?$/.exec(
      text,
    ) ?? [];
  const number = numberIn(digits.replace(/[\s'’]/g, ""));
  if (number === undefined) return undefined;
  const amount = Math.round(number * (unit === "" ? 1 : unit.startsWith("t") ? 1e3 : 1e6));
  return amount <= 1e13 ? amount : undefined;
}

/** The last of two different signs is the decimal one; a single one before three digits divides thousands. */
function numberIn(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  const sign = text[last] ?? "";
  const other = sign === "," ? "." : ",";
  const [whole = "", ...more] = text.split(sign);
  if (more.length > 1 || (more[0]?.length === 3 && !text.includes(other) && /^\d{1,3}$/.test(whole) && whole !== "0")) {
    return inThousands(text, sign);
  }
  const before = whole.includes(other) ? inThousands(whole, other) : /^\d*$/.test(whole) ? Number(whole) : undefined;
  return before === undefined || !/^\d+$/.test(more[0] ?? "") ? undefined : Number(`${before}.${more[0]}`);
}

function inThousands(text: string, sign: string): number | undefined {
  const [first = "", ...groups] = text.split(sign);
  if (!/^\d{1,3}$/.test(first) || groups.some((group) => !/^\d{3}$/.test(group))) return undefined;
  return Number([first, ...groups].join(""));
}

const months = new Map<string, number>();
for (const names of [
  "januar februar mars april mai juni juli august september oktober november desember",
  "january february march april may june july august september october november december",
]) {
  for (const [place, name] of names.split(" ").entries()) {
    months.set(name, place + 1);
    months.set(name.slice(0, 3), place + 1);
  }
}

/** YYYY-MM-DD from "2024-03-05", "05.03.2024", "5/3-24", "5. mars 2024" or "March 5, 2024"; day before month, as in Norway. */
export function dateIn(cell: string): string | undefined {
  if (cell.length > longestValue) return undefined;
  const text = cell
    .trim()
    .toLowerCase()
    .replace(/[t ]+\d{1,2}[:.]\d\d(:\d\d(\.\d+)?)?(z|[+-]\d\d:?\d\d)?$/, "");
  const iso = /^(\d{4})[-./]?(\d\d)[-./]?(\d\d)$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{4}|\d\d)$/.exec(text);
  if (numbers) return dateOf(numbers[3], numbers[2], numbers[1]);
  const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?([a-z]+)\.?,?[ -]?(\d{4}|\d\d)$/.exec(text);
  if (dayFirst) return dateOf(dayFirst[3], months.get(dayFirst[2] ?? ""), dayFirst[1]);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  return monthFirst ? dateOf(monthFirst[3], months.get(monthFirst[1] ?? ""), monthFirst[2]) : undefined;
}

function dateOf(year = "", month: string | number = "", day = ""): string | undefined {
  const two = (part: string | number) => String(part).padStart(2, "0");
  const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  return isDate(date) ? date : undefined;
}

/** An address in lower case, out of "Kari Nordmann <kari@fjord.no>" or "mailto:" too. */
export function emailIn(text: string): string | undefined {
  const address = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
  if (address.length > 254) return undefined;
  const [local = "", domain = "", ...more] = address.split("@");
  const isLocal = /^[^\s@<>()[\]",:;\\]{1,64}$/.test(local) && !/^\.|\.\.|\.$/.test(local);
  const isDomain =
    /^(?:[\p{Letter}\p{Number}](?:[\p{Letter}\p{Number}-]*[\p{Letter}\p{Number}])?\.)+[\p{Letter}\p{Number}-]{2,}$/u.test(
      domain,
    );
  return more.length === 0 && isLocal && isDomain ? address : undefined;
}

/** The addresses of a cell that holds several: "a@x.no; b@x.no". */
export const emailsIn = (cell: string): string[] =>
  cell
    .split(/[;,\n]|\s+(?=[^\s<>]+@)/)
    .map((part) => part.trim())
    .filter(Boolean);

function dictionary<Word extends string>(
  own: Readonly<Record<Word, string>>[],
  more: Readonly<Partial<Record<Word, string>>>,
) {
  const words = new Map<string, Word>();
  for (const texts of own)
    for (const [word, text] of Object.entries(texts)) words.set(folded(text as string), word as Word);
  for (const [word, texts] of Object.entries(more)) {
    words.set(folded(word), word as Word);
    for (const text of (texts as string).split(", ")) words.set(folded(text), word as Word);
  }
  return (cell: string): Word | undefined => words.get(folded(cell));
}

export const roleIn: (cell: string) => SupplierRole | undefined = dictionary<SupplierRole>(
  [nb.words.role, en.words.role],
  {
    producer: "produserer, fabrikant, manufacturer, maker, oem",
    reseller: "videreselger, distributør, distributor, grossist, wholesaler, importør, importer, agent, dealer, handel",
    both: "begge, begge deler, produsent/forhandler, producer/reseller",
    service: "tjeneste, tjenesteleverandør, tjenesteyter, services, service provider, konsulent",
  },
);

export const statusIn: (cell: string) => SupplierStatus | undefined = dictionary<SupplierStatus>(
  [nb.words.status, en.words.status],
  {
    prospective: "ny, potensiell, mulig, potential, candidate, kandidat, new",
    "not yet assessed": "ikke vurdert, ikke vurdert ennå, not assessed, aktiv, active",
    onboarding: "",
    "in review": "under vurdering",
    approved: "",
    "approved with conditions": "godkjent med vilkår, conditionally approved",
    "not approved": "avvist, rejected",
    suspended: "sperret, blocked",
    inactive: "ikke aktiv, avsluttet, closed",
  },
);

/** A supplier in Denmark or Sweden is written to in Norwegian (DESIGN 6), so Danish and Swedish are Norwegian here. */
export const languageIn: (cell: string) => Language | undefined = dictionary<Language>(
  [nb.words.language, en.words.language],
  {
    nb: "no, nor, nn, nb-no, no-no, norsk bokmål, bokmål, nynorsk, norwegian bokmål, da, dk, dansk, danish, sv, se, svensk, swedish, svenska",
    en: "en-gb, en-us, eng, gb, uk, english, engelsk, de, tysk, german, deutsch, fr, fransk, french, zh, kinesisk, chinese, es, spansk, spanish, it, italiensk, italian, nl, nederlandsk, dutch, pl, polsk, polish, fi, finsk, finnish",
  },
);

export function criticalityIn(cell: string): Criticality | undefined {
  const [, letter] =
    /^(?:klasse|class|kritikalitet)?\s*([abc])(?:[\s-]*(?:leverandør|supplier|vendor))?$/i.exec(cell.trim()) ?? [];
  return letter?.toUpperCase() as Criticality | undefined;
}

/**
 * The language a contact is first written to in, where nothing is said: Norwegian in Norway, Denmark and Sweden, English
 * elsewhere (DESIGN 6). Where the country is not known either, the address tells.
 */
export function firstLanguage(country: string | null, email: string): Language {
  if (country === null) return /\.(no|dk|se)$/.test(email) ? "nb" : "en";
  return ["NO", "DK", "SE"].includes(country) ? "nb" : "en";
}
