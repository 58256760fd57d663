/**
 * Reads and writes workbooks of minerals away from the thread that answers requests. One thread takes one
 * file at a time within a limit of memory and time, and stays for the next: whatever a file was made to do ends with it.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { workerFile } from "~/worker-file.server";
import type { Declaration } from "./declaration";
import type { EditionOrProblems } from "./edition";
import type { FileProblem } from "./problem";

export type Job = { bytes: Uint8Array } & (
  | { task: "declaration" | "edition" }
  | { task: "fill"; declaration: Declaration }
);
type Problem = { readonly problem: FileProblem };

/** An official workbook takes a quarter of a second. */
const milliseconds = 3_000;
export const mostBytes = 10_000_000;

let worker: Promise<Worker> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** What a supplier has declared. */
export const readWorkbook = (bytes: Uint8Array) =>
  inTurn<{ readonly declaration: Declaration }>({ task: "declaration", bytes });

/** The reference list in an official template. */
export const readTemplateList = (bytes: Uint8Array) => inTurn<EditionOrProblems>({ task: "edition", bytes });

/** The declaration in a copy of an official template. */
export const writeWorkbook = (template: Uint8Array, declaration: Declaration) =>
  inTurn<{ readonly bytes: Uint8Array }>({ task: "fill", bytes: template, declaration });

function inTurn<Answer>(job: Job): Promise<Answer | Problem> {
  // Checked before it is copied and queued behind others.
  if (job.bytes.length > mostBytes)
    return Promise.resolve({ problem: { key: "tooLarge", params: { megabytes: mostBytes / 1e6 } } });
  const turn = queue.then(() => inWorker<Answer>(job));
  queue = turn.catch(() => {});
  return turn;
}

async function inWorker<Answer>(job: Job): Promise<Answer | Problem> {
  worker ??= startWorker();
  const reader = await worker;
  reader.ref();
  const tooLong = AbortSignal.timeout(milliseconds);
  try {
    const answered = once(reader, "message", { signal: tooLong });
    reader.postMessage(job);
    const [answer] = (await answered) as [Answer | Problem];
    return answer;
  } catch (error) {
    worker = undefined;
    void reader.terminate();
    if (tooLong.aborted) return { problem: { key: "tookTooLong", params: { seconds: milliseconds / 1000 } } };
    if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY")
      return { problem: { key: "unpacksTooLarge", params: {} } };
    throw error;
  } finally {
    reader.unref();
  }
}

/** The time it takes to start counts for no file. */
async function startWorker(): Promise<Worker> {
  // The flags this process was started with may name loaders relative to a folder the worker is not in.
  const file = workerFile("minerals", "minerals-worker.mjs");
  const started = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 128 } });
  const forget = () => {
    worker = undefined;
  };
  // An error without a listener would end the whole process; a job under way has its own.
  started.on("error", forget).on("exit", forget);
  await once(started, "message");
  return started;
}
