/** The thread in which sheets are read: bytes in, rows out (see read-sheet.server.ts). */
import { parentPort } from "node:worker_threads";

import { kindOf } from "./file-kind.server";
import { readCsv } from "./read-csv";
import type { FromWorker, ToWorker } from "./read-sheet.server";
import { readXlsx } from "./read-xlsx";
import { type Sheet, type SheetLimits, SheetRefused } from "./sheet";

const rowsAtOnce = 2000;
const say = (message: FromWorker) => parentPort?.postMessage(message);

parentPort?.on("message", ({ bytes, limits }: ToWorker) => {
  try {
    const { rows, ...rest } = read(bytes, limits);
    for (let row = 0; row < rows.length; row += rowsAtOnce)
      say({ rows: rows.slice(row, row + rowsAtOnce) as string[][] });
    say({ done: rest });
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    say({ problem: { key: error.key, params: error.params } });
  }
});

function read(bytes: Uint8Array, limits: SheetLimits): Sheet {
  const kind = kindOf(bytes);
  if (kind === "empty" || kind === "oldWorkbook" || kind === "encrypted") throw new SheetRefused(kind);
  const sheet = kind === "zip" ? readXlsx(bytes, limits) : readCsv(bytes, limits);
  if (sheet.rows.length === 0) throw new SheetRefused("empty");
  return sheet;
}
