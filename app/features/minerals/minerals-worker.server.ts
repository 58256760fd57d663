/** The thread in which workbooks of minerals are read: bytes in, a declaration out (see read-workbook.server.ts). */
import { parentPort } from "node:worker_threads";

import { kindOf } from "../sheets/file-kind.server";
import { type CellLimits, readCells } from "../sheets/read-cells.server";
import { SheetRefused } from "../sheets/sheet";
import type { Declaration } from "./declaration";
import { type FileProblem, FileRefused } from "./problem";
import { readDeclaration, sheetNames } from "./read-declaration";
import type { FromWorker, ToWorker } from "./read-workbook.server";

/** An official workbook has 1.6 MB, 90 parts, and 12 MB unpacked, 6 of them the list of smelters. */
const limits: CellLimits = {
  workbookBytes: 10_000_000,
  parts: 2_000,
  unpackedBytes: 100_000_000,
  partBytes: 24_000_000,
  ratio: 200,
  rows: 10_000,
};

parentPort?.on("message", ({ bytes }: ToWorker) => parentPort?.postMessage(answerTo(bytes)));
parentPort?.postMessage("ready");

function answerTo(bytes: Uint8Array): FromWorker {
  try {
    return { declaration: read(bytes) };
  } catch (error) {
    if (error instanceof FileRefused) return { problem: { key: error.key, params: error.params } };
    if (error instanceof SheetRefused) return { problem: { key: keyOf(error), params: error.params } };
    throw error;
  }
}

function read(bytes: Uint8Array): Declaration {
  const kind = kindOf(bytes);
  if (kind !== "zip") throw new FileRefused(kind === "other" ? "notAWorkbook" : kind);
  const workbook = readCells(bytes, sheetNames, limits);
  if (workbook.has(/\/vbaproject\.bin$/)) throw new FileRefused("macros");
  if (workbook.has(/\/externallinks\/[^/]+\.xml$/)) throw new FileRefused("externalLinks");
  return readDeclaration(workbook);
}

function keyOf({ key }: SheetRefused): FileProblem["key"] {
  switch (key) {
    case "tooLarge":
    case "unpacksTooLarge":
    case "tooManyRows":
      return key;
    case "notATable":
      return "notAWorkbook";
    default:
      return "damaged";
  }
}
