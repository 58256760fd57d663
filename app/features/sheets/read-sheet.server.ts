/**
 * Reads a file somebody uploaded as a table, away from the thread that answers requests.
 *
 * A worker thread reads one file at a time with a limit on memory and time: whatever a file was made to do, it ends
 * with that thread. The worker stays for the next file, since starting one takes longer than reading most files. Rows
 * come over in parts, so that requests are answered in between.
 */
import { Worker } from "node:worker_threads";

import { workerFile } from "~/worker-file.server";
import type { Sheet, SheetLimits, SheetProblem } from "./sheet";
import { usualSheetLimits } from "./sheet";

/** What the worker says: rows in parts, then how the file ended. */
export type FromWorker = { rows: string[][] } | { done: Omit<Sheet, "rows"> } | { problem: SheetProblem };
export type ToWorker = { bytes: Uint8Array; limits: SheetLimits };

export type SheetOrProblem = { readonly sheet: Sheet } | { readonly problem: SheetProblem };

let worker: Worker | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** What a file is, is told by its first bytes; what it is called is of no interest. */
export function readSheet(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<SheetOrProblem> {
  const all = { ...usualSheetLimits, ...limits };
  // Checked before it is copied and queued behind others.
  if (bytes.length > Math.max(all.textBytes, all.workbookBytes)) {
    return Promise.resolve({ problem: { key: "tooLarge", params: { megabytes: all.textBytes / 1e6 } } });
  }
  const turn = queue.then(() => readInWorker({ bytes, limits: all }));
  queue = turn.catch(() => {});
  return turn;
}

function readInWorker(job: ToWorker): Promise<SheetOrProblem> {
  const reader = worker ?? startWorker();
  worker = reader;
  return new Promise<SheetOrProblem>((resolve, reject) => {
    const rows: string[][] = [];
    const end = (answer: SheetOrProblem | Error, isSpent: boolean) => {
      clearTimeout(clock);
      reader.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
      if (isSpent) void reader.terminate();
      if (isSpent && worker === reader) worker = undefined;
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    };
    const onMessage = (message: FromWorker) => {
      if ("rows" in message) for (const row of message.rows) rows.push(row);
      else end("problem" in message ? message : { sheet: { ...message.done, rows } }, false);
    };
    const onError = (error: NodeJS.ErrnoException) => {
      const isFull = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      end(isFull ? { problem: { key: "tooMuchText", params: {} } } : error, true);
    };
    const onExit = () => end(new Error("The thread that reads sheets ended before it answered"), true);
    const clock = setTimeout(() => {
      end({ problem: { key: "tookTooLong", params: { seconds: job.limits.milliseconds / 1000 } } }, true);
    }, job.limits.milliseconds);
    reader.on("message", onMessage).on("error", onError).on("exit", onExit).ref();
    reader.postMessage(job);
  });
}

function startWorker(): Worker {
  // The flags this process was started with may name loaders relative to a folder the worker is not in.
  const started = new Worker(workerFile("sheets", "sheet-worker.mjs"), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const forget = () => {
    if (worker === started) worker = undefined;
  };
  // An error without a listener would end the whole process; a job under way has its own.
  return started.on("error", forget).on("exit", forget);
}
