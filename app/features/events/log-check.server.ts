/**
 * Checks an exported log from its lines alone (DESIGN 9), and names the first line that does not fit.
 *
 * The first line says whose log it is, how many events it has and the hash of the last, signed by the portal. Every other
 * line is one event: `{"hash": …, "salt": …, "personal": …, "event": {…}}`. `hash` is SHA-256 over the very bytes of the
 * event, which names the hash of the one before. Names and addresses lie apart in `personal`; the event holds
 * SHA-256 over the salt's bytes and theirs. Where they have been erased, a later event says that they were.
 */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";

import { isSignedBy } from "~/features/evidence/keys.server";

/** What the first line of an export says. */
export type LogHeading = {
  log: 1;
  buyer: string;
  name: string;
  exportedAt: string;
  events: number;
  /** The hash of the last event, hexadecimal; empty where there is none. */
  last: string;
  /** The portal's public key, and its signature over this line without the signature; both hexadecimal. */
  key: string;
};

export type LogChecked =
  | { fits: true; heading: LogHeading; erased: number }
  /** @param line counted from 1, the heading included */
  | { fits: false; line: number; why: string };

export const printHeading = (heading: LogHeading, signature: string) => JSON.stringify({ ...heading, signature });

/** A file's lines, broken at LF only; one that is not UTF-8 is empty, which no line of a log is. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  const text = (bytes: Buffer) => (isUtf8(bytes) ? bytes.toString("utf8") : "");
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
      yield text(rest.subarray(start, end));
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield text(rest);
}

export async function checkLog(lines: AsyncIterable<string> | Iterable<string>): Promise<LogChecked> {
  let heading: LogHeading | undefined;
  let last = "";
  let line = 0;
  let erased = 0;
  /** Events that lack their personal data, until one says that they were erased. */
  const bare = new Set<number>();
  const misfit = (why: string): LogChecked => ({ fits: false, line, why });

  for await (const text of lines) {
    line += 1;
    if (!heading) {
      const read = headingIn(text);
      if ("why" in read) return misfit(read.why);
      heading = read.heading;
      continue;
    }
    const read = eventIn(text);
    if (!read) return misfit("This is not an event as the portal exports it: the line was changed.");
    const { hash, event, told, hasPersonal, personalFits } = read;
    const place = line - 1;
    if (told.buyer !== heading.buyer) return misfit("This event belongs to another organisation's log.");
    if (sha256(event) !== hash) return misfit(`Event ${place} was changed: its hash is not that of its text.`);
    if (told.position !== place) return misfit(whereItStands(told.position, place));
    if (told.previous !== last)
      return misfit(`Event ${place} does not follow the event before it: one of them was exchanged.`);
    if (!personalFits) return misfit(`The personal data of event ${place} were changed.`);
    if (told.personalHash && !hasPersonal) bare.add(place);
    if (told.what === "personal data.erased") {
      for (const at of told.details.events ?? []) if (bare.delete(at)) erased += 1;
    }
    last = hash;
  }
  if (!heading) return { fits: false, line: 1, why: "The file is empty." };
  const [removed] = bare;
  if (removed) {
    return {
      fits: false,
      line: removed + 1,
      why: "The personal data of this event were removed, and no event says that they were erased.",
    };
  }
  if (line - 1 !== heading.events || last !== heading.last) {
    line += 1;
    return misfit(
      line - 2 < heading.events
        ? `The log ends too early: ${heading.events} events were exported, and ${line - 2} are here.`
        : "The log is longer than what was exported.",
    );
  }
  return { fits: true, heading, erased };
}

function whereItStands(position: number, place: number) {
  if (position < place) return `Event ${position} stands where event ${place} should: it was moved or repeated.`;
  const missing = position - place === 1 ? `Event ${place} is` : `Events ${place} to ${position - 1} are`;
  return `${missing} missing here: it was removed, or the events were reordered.`;
}

const sha256 = (...parts: (string | Buffer)[]) => {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest("hex");
};

function headingIn(text: string): { heading: LogHeading } | { why: string } {
  const parsed = objectIn(text);
  if (parsed?.log !== 1) return { why: "This is not the first line of an exported log." };
  const { signature, ...heading } = parsed as LogHeading & { signature: string };
  const [key, signed] = [heading.key, signature].map((hex) => Buffer.from(String(hex), "hex"));
  const isWhole =
    printHeading(heading, signed!.toString("hex")) === text &&
    isSignedBy(key!, Buffer.from(JSON.stringify(heading)), signed!);
  return isWhole ? { heading } : { why: "The first line was changed: it is not as the portal signed it." };
}

type Told = {
  buyer: string;
  position: number;
  previous: string;
  what: string;
  /** Of "personal data.erased": the places of the events that lost theirs. */
  details: { events?: number[] };
  personalHash: string | null;
};

function eventIn(text: string) {
  const [, start, hash, salt] =
    /^(\{"hash": "([0-9a-f]{64})", "salt": (?:null|"([0-9a-f]{64})"), "personal": )/.exec(text) ?? [];
  if (start === undefined || hash === undefined) return undefined;
  const end = valueEnd(text, start.length);
  const personal = text.slice(start.length, end);
  const [between, event] = [text.slice(end, end + 11), text.slice(end + 11, -1)];
  const told = objectIn(event) as Told | undefined;
  if (between !== ', "event": ' || !text.endsWith("}") || !told || !objectIn(text)) return undefined;
  const hasPersonal = personal !== "null";
  const personalFits =
    hasPersonal === (salt !== undefined) &&
    (!hasPersonal || sha256(Buffer.from(salt!, "hex"), personal) === told.personalHash);
  return { hash, event, told, hasPersonal, personalFits };
}

/** Where the JSON value that begins at `from` ends. The very bytes are hashed, so parsing and printing it again will not do. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    else if (sign === "," && depth === 0) return at;
  }
  return text.length;
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
