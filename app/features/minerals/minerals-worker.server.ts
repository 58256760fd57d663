/** The thread in which workbooks of minerals are read (see read-workbook.server.ts): bytes in, what they say out. */
import { parentPort } from "node:worker_threads";

import { kindOf } from "../sheets/file-kind.server";
import { type CellLimits, readCells } from "../sheets/read-cells.server";
import { SheetRefused } from "../sheets/sheet";
import { editionOfTemplate } from "./edition";
import { type FileProblem, FileRefused } from "./problem";
import { readDeclaration, recognised, sheetNames } from "./read-declaration";
import type { Task, ToWorker } from "./read-workbook.server";

/** An official workbook has 1.6 MB, 90 parts, and 12 MB unpacked, 6 of them the list of smelters. */
const limits: CellLimits = {
  workbookBytes: 10_000_000,
  parts: 2_000,
  unpackedBytes: 100_000_000,
  partBytes: 24_000_000,
  ratio: 200,
  rows: 10_000,
};

parentPort?.on("message", (job: ToWorker) => parentPort?.postMessage(answerTo(job)));
parentPort?.postMessage("ready");

function answerTo({ task, bytes }: ToWorker) {
  try {
    return read(task, bytes);
  } catch (error) {
    if (error instanceof FileRefused) return { problem: { key: error.key, params: error.params } };
    if (error instanceof SheetRefused) return { problem: { key: keyOf(error), params: error.params } };
    throw error;
  }
}

function read(task: Task, bytes: Uint8Array) {
  const kind = kindOf(bytes);
  if (kind !== "zip") throw new FileRefused(kind === "other" ? "notAWorkbook" : kind);
  const workbook = readCells(bytes, sheetNames, limits);
  if (workbook.has(/\/vbaproject\.bin$/)) throw new FileRefused("macros");
  if (workbook.has(/\/externallinks\/[^/]+\.xml$/)) throw new FileRefused("externalLinks");
  if (task === "declaration") return { declaration: readDeclaration(workbook) };
  return editionOfTemplate(workbook.sheets.get("Smelter Look-up") ?? new Map(), recognised(workbook));
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
