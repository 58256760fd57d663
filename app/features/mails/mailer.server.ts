/**
 * Handing mails to the mail server of SMTP_URL, over a few connections that are kept open. Settings of nodemailer may
 * follow the address, such as smtp://mail.example.no:587?rateLimit=10&maxConnections=2 (mails a second, connections).
 */
import type { Language } from "db/schema/words";
import type { Rendered } from "emails/mail";
import { createTransport } from "nodemailer";

import { type Answer, type Failure, readFailure } from "./delivery";

export type Message = Rendered & {
  messageId: string;
  language: Language;
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo?: { name: string; address: string };
  /** Deadlines, as a calendar file. */
  calendar?: { name: string; content: string };
};

export type Mailer = {
  /** Never throws: what went wrong is an answer too. */
  send(message: Message): Promise<Answer>;
  close(): void;
};

/** A second, over all connections of a process; a server that allows fewer is named with its own limit. */
const usualLimit = 50;
const usualConnections = 5;

/** No more connections than mails a second: when a second is over, nodemailer lets each connection send one unasked. */
function withLimits(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const given = (name: string, usual: number) => Number(url.searchParams.get(name)) || usual;
  const rateLimit = given("rateLimit", usualLimit);
  url.searchParams.set("rateLimit", String(rateLimit));
  url.searchParams.set("maxConnections", String(Math.min(given("maxConnections", usualConnections), rateLimit)));
  return url.href;
}

export function mailerFor(smtpUrl: string): Mailer {
  const transport = createTransport({
    url: withLimits(smtpUrl),
    pool: true,
    maxMessages: 200,
    // A connection the server closed while it was idle is opened again, once; all other trying again is the queue's.
    maxRequeues: 1,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ language, calendar, ...message }) {
      try {
        const { response } = await transport.sendMail({
          ...message,
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
          attachments: calendar
            ? [
                {
                  filename: calendar.name,
                  content: calendar.content,
                  contentType: "text/calendar; charset=utf-8; method=PUBLISH",
                },
              ]
            : [],
        });
        return { outcome: "accepted", said: response };
      } catch (failure) {
        return readFailure(failure as Failure);
      }
    },
    close: () => transport.close(),
  };
}
