/** A real mail server on this machine for tests, which treats each recipient as it is told. */
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

export type Treatment =
  | "accept"
  /** There is nobody of that name: 550. */
  | "refuse"
  /** Come back later: 451. */
  | "defer"
  /** The whole server has no time just now: 421. */
  | "busy"
  /** The connection ends in the middle of it. */
  | "drop"
  /** Accepted after a while. */
  | "slow"
  /** Accepted when somebody says so. */
  | "held"
  /** Kept, but the connection ends before the sender hears of it. */
  | "unheard";

type Letter = {
  /** Whom the envelope names, whatever the headers say. */
  recipients: string[];
  raw: string;
  /** When it was taken, in milliseconds. */
  at: number;
  messageId: string;
  from: string;
  to: string;
  replyTo: string;
  subject: string;
};

export type MailServer = {
  url: string;
  /** Accepted letters, in the order they came. */
  letters: Letter[];
  /** Every time somebody tried to send to an address, whatever came of it. */
  attempts: string[];
  treat(address: string, treatment: Treatment): void;
  lettersTo(address: string): Letter[];
  /** Lets go of what is held. */
  release(): void;
  close(): Promise<void>;
};

/** @param everybody how addresses are treated that nothing was said about */
export async function mailServer({ everybody = "accept" as Treatment, slowness = 2_000 } = {}): Promise<MailServer> {
  const treatments = new Map<string, Treatment>();
  const letters: Letter[] = [];
  const attempts: string[] = [];
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  const treatmentOf = (address: string) => treatments.get(address.toLowerCase()) ?? everybody;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 500,
    onRcptTo({ address }, session, answer) {
      attempts.push(address);
      const treatment = treatmentOf(address);
      if (treatment === "refuse") return answer(refusal(550, "5.1.1 No such mailbox here"));
      if (treatment === "defer") return answer(refusal(451, "4.3.0 Try again later"));
      if (treatment === "busy") return answer(refusal(421, "4.3.2 Service not available"));
      if (treatment === "drop") return hangUp(server, session.id);
      answer();
    },
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", async () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        if (recipients.some((address) => treatmentOf(address) === "slow")) await wait(slowness);
        if (recipients.some((address) => treatmentOf(address) === "held")) await released;
        letters.push(letterIn(Buffer.concat(parts).toString("utf8"), recipients));
        if (recipients.some((address) => treatmentOf(address) === "unheard")) return hangUp(server, session.id);
        answer();
      });
    },
  });
  server.on("error", () => {}); // connections that were dropped on purpose
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    attempts,
    treat: (address, treatment) => treatments.set(address.toLowerCase(), treatment),
    release,
    lettersTo: (address) => letters.filter(({ recipients }) => recipients.includes(address)),
    close: () => new Promise((closed) => server.close(closed)),
  };
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

function hangUp(server: SMTPServer, sessionId: string) {
  for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>) {
    if (connection.id === sessionId) connection._socket.destroy();
  }
}

function letterIn(raw: string, recipients: string[]): Letter {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const header = (name: string) => decoded(new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "");
  return {
    recipients,
    raw,
    at: performance.now(),
    messageId: header("Message-ID"),
    from: header("From"),
    to: header("To"),
    replyTo: header("Reply-To"),
    subject: header("Subject"),
  };
}

/** Words of a header that are not ASCII come as =?UTF-8?Q?…?= or =?UTF-8?B?…?= (RFC 2047). */
function decoded(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      way.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("latin1") : quoted(text),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}

const quoted = (text: string) =>
  text.replaceAll("_", " ").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
