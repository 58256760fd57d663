/**
 * What to do with what the mail server said.
 *
 * RFC 5321 4.2.1: an answer that begins with 4 asks to come again, one that begins with 5 is final. Three things are finer:
 * - Who is meant. Before a recipient is named (connecting, signing in, naming the sender) every refusal is about us, and a
 *   refused recipient with a 5.7 code (RFC 3463: policy) about our standing: both can be mended, so the mail is kept.
 * - A full mailbox (552, 5.2.2) is emptied some day; RFC 5321 4.5.3.1.10 says to take 552 for a 4xx.
 * - Only what is said of the recipient speaks against the address. A message refused as spam or as too large, after the
 *   recipient was accepted, is refused for good, but the address stays good.
 */

/** What came of handing over one mail, with the server's words. */
export type Answer = { said: string } & (
  | { outcome: "accepted" }
  | { outcome: "refused"; isAddressWrong: boolean }
  /** Not now; others may well get through. */
  | { outcome: "later" }
  /** The server cannot be used at all at the moment. */
  | { outcome: "unavailable" }
);

/** The error nodemailer gives: its own `code`, the SMTP command it was at, and what the server answered, if it did. */
export type Failure = { message: string; code?: string; command?: string; response?: string; responseCode?: number };

export function readFailure({ message, code, command = "", response, responseCode }: Failure): Answer {
  const said = shortened(response ?? message);
  if (!responseCode) {
    if (code === "EENVELOPE") return { outcome: "refused", isAddressWrong: true, said };
    if (code === "EMESSAGE") return { outcome: "refused", isAddressWrong: false, said };
    return { outcome: "unavailable", said };
  }
  const isAboutRecipient = command === "RCPT TO";
  if (!isAboutRecipient && command !== "DATA") return { outcome: "unavailable", said };
  if (responseCode < 500) return { outcome: responseCode === 421 ? "unavailable" : "later", said };

  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(said)?.[1];
  if (!isAboutRecipient) return { outcome: "refused", isAddressWrong: false, said };
  if ([530, 535, 538].includes(responseCode)) return { outcome: "unavailable", said };
  if (enhanced?.startsWith("5.7.") || enhanced === "5.2.2" || responseCode === 552) return { outcome: "later", said };
  const isAddressWrong = enhanced
    ? /^5\.(1\.\d+|2\.1|4\.4)$/.test(enhanced)
    : [501, 521, 550, 551, 553, 556].includes(responseCode);
  return { outcome: "refused", isAddressWrong, said };
}

const shortened = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 500);

/** Minutes until it is tried again: two days in all, in which a mail server is mended even over a weekend's Saturday. */
const pauses = [1, 5, 15, 60, 120, 240, 480, 480, 480, 480, 480];
/** Somebody waits for these; after an hour she has asked for another. */
const urgentPauses = [1, 1, 3, 10, 15, 30];

export type Next =
  | { state: "sent" }
  | { state: "refused"; isAddressWrong: boolean }
  /** Milliseconds from now. */
  | { state: "queued"; after: number }
  | { state: "given up" };

/**
 * @param attempts how often it has been tried, this time included
 * @param chance from 0 to 1, by which mails deferred together do not come back together
 */
export function next(
  answer: Answer,
  { attempts, isUrgent, chance }: { attempts: number; isUrgent: boolean; chance: number },
): Next {
  if (answer.outcome === "accepted") return { state: "sent" };
  if (answer.outcome === "refused") return { state: "refused", isAddressWrong: answer.isAddressWrong };
  const minutes = (isUrgent ? urgentPauses : pauses)[attempts - 1];
  if (minutes === undefined) return { state: "given up" };
  return { state: "queued", after: Math.round(minutes * 60_000 * (1 + chance / 5)) };
}

/** What somebody waited for an hour ago helps nobody any more, whatever kept it. */
export const isStale = (isUrgent: boolean, queuedAt: Date, now: Date) =>
  isUrgent && now.getTime() - queuedAt.getTime() > 3_600_000;

/** The same for every attempt, so that a mail that arrives twice is shown once. */
export const messageIdOf = (mailId: string, portalUrl: string) => `<${mailId}@${new URL(portalUrl).hostname}>`;

/**
 * "Ingrid Aasen, Fjordlys" at the portal's own address: a mail in another domain's name would not pass its SPF and DMARC.
 * @param mailFrom "Aktsom <portal@example.no>", or the address alone
 */
export function senderOf(mailFrom: string, names: readonly (string | undefined)[]): { name: string; address: string } {
  const [, own = "", address = mailFrom] = /^([^<]*)<([^>]*)>$/.exec(mailFrom.trim()) ?? [];
  return { name: names.filter(Boolean).join(", ") || own.trim(), address: address.trim() };
}
