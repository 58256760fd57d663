/**
 * Pages answered by several processes behind one port, so that all cores help and one that breaks takes nobody else's
 * page along. The first process keeps the port, starts another in the place of one that ends, and dies last; when it is
 * killed, the others end by themselves.
 */
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import type { Environment } from "~/env.server";
import type { Portal } from "~/portal.server";

/** What a process is told to open. It goes from process to process: an argument could be read by anybody here. */
export type PageProcess = { environment: Environment; databaseUrl: string };

/** How long a process that ended is left alone, so that one that cannot live does not take all the time there is. */
const pause = 1_000;

/** @throws what the first of them could not do, such as listening on a port that is taken */
export async function openPageProcesses({ log }: Pick<Portal, "log">, count: number, told: PageProcess) {
  cluster.setupPrimary({ exec: fileURLToPath(new URL("page-process.ts", import.meta.url)), args: [] });
  const open = new Set<Worker>();
  let isClosing = false;

  async function start() {
    const worker = cluster.fork();
    open.add(worker);
    const ended = once(worker, "exit").then(([code, signal]) => {
      open.delete(worker);
      return { reason: code ?? signal };
    });
    const says = () => Promise.race([once(worker, "message").then(([said]) => said), ended]);
    if ((await says()) === "listening") worker.send(told);
    const said = await says();
    if (said !== "open") throw Object.assign(new Error("A process that answers pages did not start."), said);
    log.info({ pid: worker.process.pid }, "a process answers pages");
    ended.then(({ reason }) => !isClosing && again(reason));
  }

  function again(reason: unknown) {
    log.error({ reason }, "a process that answers pages ended; another takes its place");
    setTimeout(() => !isClosing && start().catch(({ message }) => again(message)), pause).unref();
  }

  async function close() {
    isClosing = true;
    await Promise.all(
      [...open].map(async (worker) => {
        const ended = once(worker, "exit");
        if (worker.isConnected()) worker.send("close");
        await ended;
      }),
    );
  }

  try {
    await Promise.all(Array.from({ length: count }, start));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}
