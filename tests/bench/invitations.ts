/**
 * Ten thousand invitations: queued by one click, then sent by two processes, one of which is killed half-way.
 *
 * A mail that was under way in the killed one goes out again, with the same Message-ID; whoever receives it twice can
 * tell. No other may.
 */

import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

import { buyerBeforeInviting } from "./buyers";
import type { House } from "./house";
import { expect, type Verdict } from "./measure";

export async function measureInvitations(house: House, { count }: { count: number }): Promise<Verdict[]> {
  const title = `${count.toLocaleString("en")} invitations`;
  console.log(`\n${title}`);
  const { buyer, preview, click, statements } = await inviteAll(house, count);
  console.log(
    `preview ${seconds(preview.milliseconds)}, queued by one click in ${seconds(click.milliseconds)} (${statements.length} SQL)`,
  );

  const sent = await send(house, buyer.buyerId, count);
  console.log(
    `sent ${sent.twoPerSecond.toFixed(0)} a second by two processes, ${sent.onePerSecond.toFixed(0)} by the one left`,
  );
  return [
    {
      budget: `${title} queued by one click in 5 seconds`,
      holds: click.milliseconds < 5000,
      found: seconds(click.milliseconds),
    },
    { budget: "none lost when a sender is killed", holds: sent.lost === 0, found: `${sent.lost} lost` },
    {
      budget: "none twice but those under way",
      holds: sent.twice <= sent.underWay && sent.strange === 0,
      found: `${sent.twice} twice, each with its Message-ID; ${sent.underWay} were under way`,
    },
  ];
}

/** Everybody at a buyer of their own, by one click. */
export async function inviteAll(house: House, count: number) {
  const buyer = await buyerBeforeInviting(house.owner, count);
  const portal = await house.portal({ watched: true });
  const asked = { path: "/suppliers/invite?all=yes", cookie: buyer.cookie };
  const preview = await expect(200, portal, asked);
  await portal.statements();
  const form = { wordsNb: "", wordsEn: "", deadline: "", anyway: "on" };
  const click = await expect(302, portal, { ...asked, form });
  const statements = await portal.statements();
  const queued = await countMails(house, buyer.buyerId);
  if (queued.all !== count) throw new Error(`${queued.all} invitations were queued instead of ${count}.`);
  return { buyer, preview, click, statements };
}

async function send(house: House, buyerId: string, count: number) {
  const times = new Map<string, number>();
  const recipients = new Map<string, string>();
  let strange = 0;
  let received = 0;
  let first = 0;
  let atHalf: (() => void) | undefined;
  const half = new Promise<void>((reached) => {
    atHalf = reached;
  });
  const server = await receiver((messageId, recipient) => {
    if (!recipient.endsWith(`@${buyerId}.example`)) return; // receipts of what was signed before
    first ||= performance.now();
    received += 1;
    if (received === Math.floor(count / 2)) atHalf?.();
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
    // Another Message-ID for the same invitation would be a mail nobody can tell for a repetition.
    if ((recipients.get(recipient) ?? messageId) !== messageId) strange += 1;
    recipients.set(recipient, messageId);
  });
  const [killed, left] = await Promise.all(
    [0, 1].map(() => house.run("sender-process.ts", [house.databaseUrl, server.url])),
  );
  await half;
  killed!.kill("SIGKILL");
  const [killedAt, byTwo] = [performance.now(), received];
  let lastAt = killedAt;
  let [before, byOne] = [received, 0];
  for (let open = 1; open > 0; await wait(100)) {
    if (received > before) [before, byOne, lastAt] = [received, received - byTwo, performance.now()];
    open = (await countMails(house, buyerId)).open;
  }
  left!.disconnect();
  await server.close();
  const [{ again }] = (await house.owner`
    select count(*)::int as again from mails where buyer_id = ${buyerId} and attempts > 1`) as unknown as [
    { again: number },
  ];
  return {
    lost: count - recipients.size,
    twice: [...times.values()].filter((n) => n > 1).length,
    strange,
    underWay: again,
    twoPerSecond: (byTwo * 1000) / (killedAt - first),
    onePerSecond: (byOne * 1000) / Math.max(1, lastAt - killedAt),
  };
}

/**
 * A mail server that takes everything and remembers no more than it must.
 * @param trouble what befalls a recipient before its mail is taken, if anything
 */
export async function receiver(
  take: (messageId: string, recipient: string) => void,
  trouble: () => "later" | "hangs up" | null = () => null,
) {
  const server = new SMTPServer({
    onRcptTo(_address, session, answer) {
      const befalls = trouble();
      if (befalls === null) return answer();
      if (befalls === "later") return answer(Object.assign(new Error("4.3.0 Try again later"), { responseCode: 451 }));
      for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
        if (connection.id === session.id) connection._socket.destroy();
    },
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 500,
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        const messageId = /^Message-ID:\s*(\S+)/im.exec(Buffer.concat(parts).toString("latin1"))?.[1] ?? "";
        for (const { address } of session.envelope.rcptTo) take(messageId, address);
        answer();
      });
    },
  });
  server.on("error", () => {}); // connections of the killed one
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

export async function countMails({ owner }: House, buyerId: string) {
  const [row] = await owner<{ all: number; open: number }[]>`
    select count(*)::int as all, count(*) filter (where state in ('queued', 'sending'))::int as open
      from mails where buyer_id = ${buyerId}`;
  return row!;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
