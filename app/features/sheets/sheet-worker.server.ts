/** The thread in which sheets are read: bytes in, rows out (see read-sheet.server.ts). */
import { parentPort } from "node:worker_threads";

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
  const starts = (...signature: number[]) => signature.every((byte, place) => bytes[place] === byte);
  if (bytes.length === 0) throw new SheetRefused("empty");
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new SheetRefused(isEncrypted(bytes) ? "encrypted" : "oldWorkbook");
  const sheet = starts(0x50, 0x4b) ? readXlsx(bytes, limits) : readCsv(bytes, limits);
  if (sheet.rows.length === 0) throw new SheetRefused("empty");
  return sheet;
}

/** A workbook with a password is kept in the container of the old .xls, in a stream with this name (MS-OFFCRYPTO). */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
}
