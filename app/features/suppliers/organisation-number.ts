/**
 * Organisation numbers. A Norwegian one has nine digits of which the last checks the others, modulus 11 with the
 * weights 3 2 7 6 5 4 3 2 (Brønnøysundregistrene, «Om organisasjonsnummeret»). It is kept as nine digits, however it
 * was written: "NO 923 609 016 MVA" is a value-added-tax number with the same nine in it.
 * Numbers of other countries have rules of their own and are kept as typed.
 */
export type OrganisationNumber =
  | { readonly number: string }
  /** "length": not nine digits. "checksum": nine digits that cannot be a Norwegian number, so one is mistyped. */
  | { readonly problem: "length" | "checksum" };

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** Nine digits in, whether the ninth fits the eight before it. */
export function isNorwegianNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[8]);
}

/** What was typed, as it is kept. `country` is where the company is registered, null when that is not known. */
export function organisationNumber(typed: string, country: string | null): OrganisationNumber {
  const text = typed.trim();
  const saysNorwegian = /^NO[\s.-]*\d|^\d[\d\s.-]*MVA$/i.test(text);
  const digits = text
    .replace(/^NO/i, "")
    .replace(/MVA$/i, "")
    .replace(/[\s.-]/g, "");
  if (country === "NO" || (country === null && saysNorwegian)) {
    if (!/^\d{9}$/.test(digits)) return { problem: "length" };
    return isNorwegianNumber(digits) ? { number: digits } : { problem: "checksum" };
  }
  if (country === null && isNorwegianNumber(digits)) return { number: digits };
  return { number: text };
}

/** As it is read: Norwegian numbers in groups of three. */
export function shownNumber(number: string, country: string | null): string {
  return country === "NO" && /^\d{9}$/.test(number) ? number.replace(/(\d{3})(?=\d)/g, "$1\u00a0") : number;
}

/** Equal for two ways of writing one number: without spaces, dots and case. */
export function numberKey(number: string): string {
  return number.toUpperCase().replace(/[^\p{Letter}\p{Number}]/gu, "");
}
