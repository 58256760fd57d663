/** Addresses that come from outside: where to lead somebody on to, and an e-mail address shown to one who may not own it. */

/**
 * Where to go on to, if that is a page of our own: anything else could lead somebody who trusts our name to a page that
 * only looks like ours.
 * @param then a path with its question, as it came from the address bar or a form
 * @returns the path without `language`, which would undo a choice made since; null when it is not ours
 */
export function ownPath(then: unknown): string | null {
  // Browsers read "//" and "/\" as the start of another host, and leave out tabs and line breaks before they look.
  if (typeof then !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(then) || then.length > 2000) return null;
  if (!URL.canParse(then, base)) return null;
  const url = new URL(then, base);
  url.searchParams.delete("language");
  return url.pathname.startsWith("//") ? null : url.pathname + url.search + url.hash;
}

const base = "http://portal.invalid";

/** Where one who has just come in is led: what she wanted to see, where that is hers to see, else her first page. */
export function placeFor(audience: "member" | "supplier" | "person", then: string | null): string {
  if (audience === "person") return "/companies";
  const isOfSupplier = then !== null && /^\/my(?:[/?#]|$)/.test(then);
  const isPublic = then !== null && /^\/(?:sign-in|sign-out|invitation|language|companies)?(?:[/?#]|$)/.test(then);
  const [home, isTheirs] = audience === "supplier" ? ["/my", isOfSupplier] : ["/desk", !isOfSupplier];
  return then !== null && isTheirs && !isPublic ? then : home;
}

/** "k••••@firma.no": enough to recognise one's own address, too little to learn another's. */
export function masked(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}••••${email.slice(at)}`;
}
