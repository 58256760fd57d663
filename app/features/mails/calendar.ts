/**
 * Deadlines as a calendar file (RFC 5545). An entry is the id of the request, action or certificate and its sequence that
 * one's version, so that a moved day replaces the one before it instead of standing beside it.
 */
export type Entry = {
  id: string;
  version: number;
  summary: string;
  /** YYYY-MM-DD */
  deadline: string;
};

export function calendarOf(entries: readonly Entry[], { portalUrl, now }: { portalUrl: string; now: Date }): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const host = new URL(portalUrl).hostname;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Aktsom//Deadlines//EN",
    "METHOD:PUBLISH",
    ...entries.flatMap(({ id, version, summary, deadline }) => [
      "BEGIN:VEVENT",
      `UID:${id}@${host}`,
      `SEQUENCE:${version}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${deadline.replaceAll("-", "")}`,
      `SUMMARY:${escaped(summary)}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(summary)}`,
      "TRIGGER:-P3D",
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** A line holds at most 75 bytes; the next begins with a space. No letter is cut in two. */
function folded(line: string): string {
  const lines = [""];
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > 74) {
      lines.push("");
      bytes = 0;
    }
    lines[lines.length - 1] += letter;
    bytes += size;
  }
  return lines.join("\r\n ");
}
