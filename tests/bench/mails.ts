/**
 * Mails rendered and sent a second, beside bare nodemailer to the same server; then ten thousand by three processes,
 * while the server fails at random and the processes are killed at random.
 *
 * A mail under way at the moment of a kill goes out again, with the same Message-ID: at most as many as a process sends
 * at once. What the server defers would come back in minutes; here it is made due at once.
 */
import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { renderMail } from "emails/render";
import { createTransport } from "nodemailer";

import { sampleMails } from "../support/sample-mails";
import type { House } from "./house";
import { countMails, inviteAll, receiver } from "./invitations";
import type { Verdict } from "./measure";

/** Connections of one sender. */
const lanes = 5;

export async function measureMails(house: House, { count }: { count: number }): Promise<Verdict[]> {
  const title = `${count.toLocaleString("en")} mails`;
  console.log(`\n${title}`);
  const { buyer } = await inviteAll(house, count);
  const arrived = new Map<string, number>();
  const recipients = new Map<string, string>();
  let [received, strange, isTroubled] = [0, 0, false];
  const server = await receiver(
    (messageId, recipient) => {
      received += 1;
      if (!recipient.endsWith(`@${buyer.buyerId}.example`)) return;
      arrived.set(messageId, (arrived.get(messageId) ?? 0) + 1);
      if ((recipients.get(recipient) ?? messageId) !== messageId) strange += 1;
      recipients.set(recipient, messageId);
    },
    () => {
      const chance = isTroubled ? Math.random() : 1;
      return chance < 0.02 ? "later" : chance < 0.025 ? "hangs up" : null;
    },
  );
  const start = () => house.run("sender-process.ts", [house.databaseUrl, `${server.url}?rateLimit=100000`]);

  const some = Math.min(1000, Math.floor(count / 4));
  const bare = await bareNodemailer(server.url, some);
  const processes: ChildProcess[] = [await start()];
  while (arrived.size < 20) await wait(5); // the renderer is loaded
  const [first, begun] = [arrived.size, performance.now()];
  while (arrived.size < first + some) await wait(5);
  const ours = (some * 1000) / (performance.now() - begun);
  console.log(
    `one process ${ours.toFixed(0)} a second, written and sent; bare nodemailer ${bare.toFixed(0)}, sent only`,
  );

  isTroubled = true;
  processes.push(await start(), await start());
  let kills = 0;
  for (let open = count; open > 0; ) {
    const next = received + Math.floor((count / 12) * (0.5 + Math.random()));
    do {
      await wait(200);
      await house.owner`update mails set send_after = now() where buyer_id = ${buyer.buyerId} and state = 'queued' and attempts > 0`;
      open = (await countMails(house, buyer.buyerId)).open;
    } while (open > 0 && received < next);
    if (open === 0) break;
    const place = Math.floor(Math.random() * processes.length);
    processes[place]!.kill("SIGKILL");
    processes[place] = await start();
    kills += 1;
  }
  for (const process of processes) process.disconnect();
  await server.close();
  const twice = [...arrived.values()].reduce((sum, n) => sum + n - 1, 0);
  const lost = count - recipients.size;
  return [
    {
      budget: `${title}, three processes killed at random: none lost`,
      holds: lost === 0,
      found: `${lost} lost in ${kills} kills`,
    },
    {
      budget: `each Message-ID once, but for at most ${lanes} under way at each kill`,
      holds: twice <= lanes * kills && strange === 0,
      found: `${twice} came again, ${strange} with another Message-ID`,
    },
  ];
}

/** The same mail over and over, as many connections as ours. @returns a second */
async function bareNodemailer(url: string, count: number): Promise<number> {
  const transport = createTransport({ url, pool: true, maxConnections: lanes });
  const message = {
    from: "Aktsom <portal@example.no>",
    to: "somebody@leverandor.example",
    ...(await renderMail("invitation", "nb", sampleMails("nb").invitation)),
  };
  await transport.sendMail(message);
  const begun = performance.now();
  await Promise.all(Array.from({ length: count }, () => transport.sendMail(message)));
  const perSecond = (count * 1000) / (performance.now() - begun);
  transport.close();
  return perSecond;
}
