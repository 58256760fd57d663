import type { CellLimits } from "../sheets/read-cells.server";

/** An official workbook has 1.6 MB, 90 parts, and 12 MB unpacked, 6 of them the list of smelters. */
export const workbookLimits: CellLimits = {
  workbookBytes: 10_000_000,
  parts: 2_000,
  unpackedBytes: 100_000_000,
  partBytes: 24_000_000,
  ratio: 200,
  rows: 10_000,
};
