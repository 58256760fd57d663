/**
 * Makes PDFs away from the thread that answers requests: embedding a Chinese font takes as long as
 * fifty pages of the portal. One thread draws one file at a time, and stays for the next.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { workerFile } from "~/worker-file.server";
import type { CopyPages, EvidencePages } from "./pages";

export type FromWorker = { pdf: Uint8Array } | { error: string };

/** A minute on a busy machine is more than any document needs. */
const milliseconds = 60_000;

let worker: Worker | undefined;
let queue: Promise<unknown> = Promise.resolve();

export function makePdf(pages: EvidencePages | CopyPages): Promise<Buffer> {
  const turn = queue.then(() => draw(pages));
  queue = turn.catch(() => {});
  return turn;
}

async function draw(pages: EvidencePages | CopyPages): Promise<Buffer> {
  const drawer = worker ?? start();
  worker = drawer;
  drawer.ref();
  const tooLong = AbortSignal.timeout(milliseconds);
  try {
    const answered = once(drawer, "message", { signal: tooLong });
    drawer.postMessage(pages);
    const [answer] = (await answered) as [FromWorker];
    if ("error" in answer) throw new Error(answer.error);
    return Buffer.from(answer.pdf);
  } catch (error) {
    if (worker === drawer) worker = undefined;
    void drawer.terminate();
    throw error;
  } finally {
    drawer.unref();
  }
}

function start(): Worker {
  // The flags this process was started with may name loaders relative to a folder the worker is not in.
  const file = workerFile("evidence", "evidence-worker.mjs");
  const started = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const forget = () => {
    if (worker === started) worker = undefined;
  };
  // An error without a listener would end the whole process; a job under way has its own.
  return started.on("error", forget).on("exit", forget);
}
