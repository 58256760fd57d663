/**
 * The sender: takes queued mails, sends them, and marks what became of them.
 *
 * The rows are the queue. Any number of processes send side by side: a row another has locked is passed over. What is
 * under way is kept claimed by a sign of life; claims of a process that gave none for two minutes are anybody's again, and
 * those mails go out once more with the same Message-ID. Nothing is marked that another process has claimed since.
 */
import type { Database, Store } from "db/client.server";
import { contacts, mails, requests } from "db/schema/index";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { mailKinds, type Rendered, type Template } from "emails/mail";
import type { Logger } from "pino";

import { inScope } from "../accounts/scopes.server";
import { type Answer, next } from "./delivery";
import { type Letter, lettersFor, type Sendable, sendable } from "./letters.server";
import type { Mailer } from "./mailer.server";

export type Sender = {
  /** There may be something to send. */
  wake(): void;
  /** Resolves once it listens for more and nothing is left that is due, or the server cannot be used. */
  idle(): Promise<void>;
  /** Finishes what is under way and gives back the rest. */
  stop(): Promise<void>;
};

type Written = Exclude<Letter, { dropped: string }>;
const unwritten: Answer = { outcome: "later", said: "The portal could not write the mail." };

type House = {
  database: Database;
  environment: { PORTAL_URL: string; MAIL_FROM: string };
  log: Pick<Logger, "info" | "warn" | "error">;
};

const usual = {
  batch: 20,
  /** As many as the mail server gets connections, if it has no say of its own. */
  lanes: 5,
  /** How often to look without being woken: mails due later, and claims of dead processes. */
  lookEvery: 30_000,
  /** After the server could not be used. */
  pause: 30_000,
  signOfLifeEvery: 20_000,
  claimedFor: 120_000,
};

/** @param mailer left out where nothing may leave the machine: mails are then kept for /mailbox */
export function startSender(
  { database, environment, log }: House,
  mailer: Mailer | undefined,
  options: Partial<typeof usual> = {},
): Sender {
  const { batch, lanes, lookEvery, pause, signOfLifeEvery, claimedFor } = { ...usual, ...options };
  const underWay = new Map<string, Sendable>();
  const asJob = <Result>(work: (store: Store) => Promise<Result>) => inScope(database, { role: "job" }, work);
  let isStopping = false;
  let isWoken = false;
  let pausedUntil = 0;
  let draining: Promise<void> | undefined;

  function wake() {
    isWoken = true;
    if (isStopping || Date.now() < pausedUntil) return;
    draining ??= drain()
      .catch((error) => log.error({ error }, "mails could not be sent"))
      .finally(() => {
        draining = undefined;
        if (isWoken) wake();
      });
  }

  async function drain() {
    isWoken = false;
    await asJob(takeBack(claimedFor));
    while (!isStopping && Date.now() >= pausedUntil) {
      const claimed = await asJob(claim(batch));
      if (claimed.length === 0) return;
      for (const mail of claimed) underWay.set(mail.id, mail);
      await send(claimed).finally(() => underWay.clear());
    }
  }

  async function send(claimed: Sendable[]) {
    const letters = await prepare(claimed);
    const waiting = [...claimed];
    let accepted = 0;
    let isUnavailable = false;
    const lane = async () => {
      for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
        if (isStopping || (isUnavailable && accepted === 0)) await asJob(giveBack(mail));
        else {
          const outcome = await sendOne(mail, letters.get(mail.id));
          if (outcome === "accepted") accepted += 1;
          if (outcome === "unavailable") isUnavailable = true;
        }
        underWay.delete(mail.id);
      }
    };
    await Promise.all(Array.from({ length: mailer ? lanes : 1 }, lane));
    if (isUnavailable && accepted === 0) pauseFor(pause);
  }

  /** One mail's trouble is its own: it stays claimed, is taken back in two minutes, and the others go on. */
  async function sendOne(
    mail: Sendable,
    letter: Letter | undefined,
  ): Promise<Answer["outcome"] | "dropped" | "in doubt"> {
    try {
      if (letter?.dropped) {
        await asJob(markDropped(mail, letter.dropped));
        return "dropped";
      }
      const { answer, kept } = letter ? await handOver(mail, letter) : { answer: unwritten, kept: null };
      await persistently(() => asJob(mark(mail, letter, answer, kept)));
      report(mail, answer);
      return answer.outcome;
    } catch (error) {
      log.error({ error, mail: mail.id }, "what became of a mail could not be marked");
      return "in doubt";
    }
  }

  /** Without letters the mails are tried again, like those a server would not take. */
  const prepare = (claimed: Sendable[]) =>
    asJob((store) =>
      lettersFor(store, claimed, {
        portalUrl: environment.PORTAL_URL,
        mailFrom: environment.MAIL_FROM,
        now: new Date(),
      }),
    ).catch((error): Map<string, Letter> => {
      log.error({ error }, "mails could not be prepared");
      return new Map();
    });

  async function handOver(
    { id }: Sendable,
    { template, language, data, message }: Written,
  ): Promise<{ answer: Answer; kept: Rendered | null }> {
    let rendered: Rendered;
    try {
      const { renderMail } = await import("emails/render"); // 45 MB that only a process with something to send needs
      rendered = await renderMail(template, language, data);
    } catch (error) {
      log.error({ error, mail: id, template }, "a mail could not be written");
      return { answer: unwritten, kept: null };
    }
    if (mailer) return { answer: await mailer.send({ ...message, ...rendered }), kept: null };
    return { answer: { outcome: "accepted", said: "Kept for the mailbox; nothing was sent." }, kept: rendered };
  }

  /** What was sent and not marked would be sent again, so a moment without the database is waited out. */
  async function persistently(mark: () => Promise<unknown>) {
    for (const wait of [200, 1000, 5000]) {
      try {
        return await mark();
      } catch {
        await new Promise((done) => setTimeout(done, wait));
      }
    }
    return mark();
  }

  /** Who it was for is the database's to know, not the log's. */
  function report({ id, template, attempts }: Sendable, { outcome }: Answer) {
    if (outcome === "accepted") log.info({ mail: id, template }, "mail sent");
    else log.warn({ mail: id, template, attempts, outcome }, "mail not sent");
  }

  function pauseFor(milliseconds: number) {
    pausedUntil = Date.now() + milliseconds;
    setTimeout(wake, milliseconds + 10).unref();
  }

  const looking = setInterval(wake, lookEvery).unref();
  const signsOfLife = setInterval(() => {
    if (underWay.size === 0) return;
    asJob(stillAlive([...underWay.keys()])).catch((error) => log.warn({ error }, "no sign of life could be given"));
  }, signOfLifeEvery).unref();
  const listening = database.$client.listen("mails", wake, wake).catch((error: unknown) => {
    log.warn({ error }, "mails are not announced; they are looked for now and then");
    return undefined;
  });
  wake();

  return {
    wake,
    async idle() {
      await listening;
      while (draining) await draining;
    },
    async stop() {
      isStopping = true;
      clearInterval(looking);
      await draining;
      clearInterval(signsOfLife);
      await (await listening)?.unlisten();
    },
  };
}

const claim = (batch: number) => (store: Store) =>
  store
    .update(mails)
    .set({ state: "sending", claimedAt: sql`now()`, attempts: sql`${mails.attempts} + 1` })
    .where(
      sql`${mails.id} = any(array(select id from mails where state = 'queued' and send_after <= now()
            order by send_after, id limit ${batch} for update skip locked))`,
    )
    .returning(sendable);

const takeBack = (claimedFor: number) => (store: Store) =>
  store
    .update(mails)
    .set({ state: "queued", claimedAt: null })
    .where(and(eq(mails.state, "sending"), sql`${mails.claimedAt} < now() - ${claimedFor} * interval '1 millisecond'`));

const stillAlive = (ids: string[]) => (store: Store) =>
  store
    .update(mails)
    .set({ claimedAt: sql`now()` })
    .where(and(inArray(mails.id, ids), eq(mails.state, "sending")));

/** Ours alone: whoever takes a mail back and claims it anew has counted one attempt more. */
const claimedAsOurs = ({ id, attempts }: Sendable) =>
  and(eq(mails.id, id), eq(mails.state, "sending"), eq(mails.attempts, attempts));

/** Not tried after all, so it does not count. */
const giveBack = (mail: Sendable) => (store: Store) =>
  store
    .update(mails)
    .set({ state: "queued", claimedAt: null, attempts: mail.attempts - 1 })
    .where(claimedAsOurs(mail));

const markDropped = (mail: Sendable, why: string) => (store: Store) =>
  store
    .update(mails)
    .set({ state: "cancelled", claimedAt: null, serverSaid: `Not sent: ${why}.` })
    .where(claimedAsOurs(mail));

const mark =
  (mail: Sendable, letter: Written | undefined, answer: Answer, kept: Rendered | null) => async (store: Store) => {
    const isUrgent = "isUrgent" in mailKinds[mail.template as Template];
    const outcome = next(answer, { attempts: mail.attempts, isUrgent, chance: Math.random() });
    const [marked] = await store
      .update(mails)
      .set({
        state: outcome.state,
        claimedAt: null,
        serverSaid: answer.said,
        // Where it went, whatever address the reader has got since it was claimed.
        ...(outcome.state === "sent" ? { sentAt: sql`now()`, kept, email: mail.email } : {}),
        ...(outcome.state === "queued" ? { sendAfter: sql`now() + ${outcome.after} * interval '1 millisecond'` } : {}),
      })
      .where(claimedAsOurs(mail))
      .returning({ id: mails.id });
    if (!marked || !letter) return;
    if (outcome.state === "sent") await noteDelivered(store, letter.undelivered);
    if (outcome.state === "refused" || outcome.state === "given up") await noteUndelivered(store, letter.asks);
    if (outcome.state === "refused" && outcome.isAddressWrong) await noteWrongAddress(store, mail);
  };

async function noteDelivered(store: Store, requestIds: string[]) {
  if (requestIds.length > 0)
    await store.update(requests).set({ undeliveredAt: null }).where(inArray(requests.id, requestIds));
}

async function noteUndelivered(store: Store, requestIds: string[]) {
  if (requestIds.length === 0) return;
  await store
    .update(requests)
    .set({ undeliveredAt: sql`now()` })
    .where(and(inArray(requests.id, requestIds), isNull(requests.undeliveredAt)));
}

/** Of this very address: it may have been corrected meanwhile. */
async function noteWrongAddress(store: Store, { buyerId, contactId, alsoContactIds, email }: Sendable) {
  if (!buyerId || !contactId) return;
  await store
    .update(contacts)
    .set({ undeliverableSince: sql`now()` })
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        inArray(contacts.id, [contactId, ...alsoContactIds]),
        eq(contacts.email, email),
        isNull(contacts.undeliverableSince),
      ),
    );
}
