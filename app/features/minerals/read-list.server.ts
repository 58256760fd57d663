/** Reads a reference list an administrator brings: an official template, or a table (CSV or a sheet). */
import { readSheet } from "../sheets/read-sheet.server";
import { type EditionOrProblems, editionOfTable } from "./edition";
import type { FileProblem } from "./problem";
import { readTemplateList } from "./workbooks.server";

/** @param today the date of a table, which does not say its own */
export async function readList(
  bytes: Uint8Array,
  today: string,
): Promise<EditionOrProblems | { readonly problem: FileProblem }> {
  const answer = await readTemplateList(bytes);
  if (!("problem" in answer) || !["notATemplate", "notAWorkbook"].includes(answer.problem.key)) return answer;
  const table = await readSheet(bytes, { workbookBytes: 10_000_000, textBytes: 10_000_000, rows: 10_000 });
  return "sheet" in table ? editionOfTable(table.sheet.rows, today) : answer;
}
