/** The thread in which workbooks of minerals are read and written (see workbooks.server.ts). */
import { parentPort } from "node:worker_threads";

import { kindOf } from "../sheets/file-kind.server";
import { openWorkbook } from "../sheets/read-cells.server";
import { SheetRefused } from "../sheets/sheet";
import { editionOfTemplate } from "./edition";
import { fillTemplate } from "./export.server";
import { workbookLimits } from "./limits";
import { type FileProblem, FileRefused } from "./problem";
import { readDeclaration, recognised } from "./read-declaration";
import type { Job } from "./workbooks.server";

parentPort?.on("message", (job: Job) => parentPort?.postMessage(answerTo(job)));
parentPort?.postMessage("ready");

function answerTo(job: Job) {
  try {
    return done(job);
  } catch (error) {
    if (error instanceof FileRefused) return { problem: { key: error.key, params: error.params } };
    if (error instanceof SheetRefused) return { problem: { key: keyOf(error), params: error.params } };
    throw error;
  }
}

function done(job: Job) {
  const kind = kindOf(job.bytes);
  if (kind !== "zip") throw new FileRefused(kind === "other" ? "notAWorkbook" : kind);
  if (job.task === "fill") return { bytes: fillTemplate(job.bytes, job.declaration) };
  const workbook = openWorkbook(job.bytes, workbookLimits);
  const has = (part: RegExp) => workbook.zip.names.some((name) => part.test(name));
  if (has(/\/vbaproject\.bin$/)) throw new FileRefused("macros");
  if (has(/\/externallinks\/[^/]+\.xml$/)) throw new FileRefused("externalLinks");
  const read = { sheet: workbook.cells, from1904: workbook.from1904 };
  if (job.task === "declaration") return { declaration: readDeclaration(read) };
  return editionOfTemplate(workbook.cells("Smelter Look-up") ?? new Map(), recognised(read));
}

function keyOf({ key }: SheetRefused): FileProblem["key"] {
  switch (key) {
    case "tooLarge":
    case "unpacksTooLarge":
    case "tooManyRows":
      return key;
    case "tooMuchText":
      return "unpacksTooLarge";
    case "notATable":
      return "notAWorkbook";
    default:
      return "damaged";
  }
}
