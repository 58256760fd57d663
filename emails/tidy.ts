/**
 * What people typed, made fit for a mail that goes out in the buyer's name: names stay on one line and cannot bring
 * invisible signs that turn the text around them, and none looks like an address to click on. Their words keep their lines.
 */
const severalLines = new Set(["words", "reason", "answer", "reservation"]);
const addresses = new Set(["portalUrl", "link", "path", "website"]);

export function tidy<Data>(data: Data): Data {
  return walk(data, "") as Data;
}

function walk(value: unknown, name: string): unknown {
  if (typeof value === "string") {
    if (addresses.has(name)) return value;
    return severalLines.has(name) ? withoutControls(value) : nameLike(value);
  }
  if (Array.isArray(value)) return value.map((item) => walk(item, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]));
}

/** Also used for what is not rendered: the name in From. */
export function nameLike(text: string): string {
  const line = withoutControls(text).replace(/\s+/g, " ").trim();
  const short = line.length > 160 ? `${line.slice(0, 159)}…` : line;
  return short.replace(/:\/\//g, ": //").replace(/\bwww\./gi, "www ");
}

/** Signs that are not seen: controls, and those that change the direction of writing. */
const withoutControls = (text: string) => text.replace(/(?![\n\r\t])[\p{Cc}\p{Bidi_Control}]|[\u200b\ufeff]/gu, "");
