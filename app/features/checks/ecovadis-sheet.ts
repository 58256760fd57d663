/**
 * EcoVadis scores as they are exported: one row for each supplier, found by its key in the ERP system, its organisation
 * number or its name; the score as a whole and those of the four themes, 0–100, and the day of the scorecard.
 * A row that cannot be read is named with its reason, and the others go in.
 */
import { type EcovadisTheme, ecovadisThemes } from "db/schema/words";

import { isDate } from "~/i18n/format";

export type Scorecard = {
  /** As a spreadsheet counts, from 1. */
  row: number;
  supplier: string;
  score: number;
  themes: Record<EcovadisTheme, number | null>;
  /** YYYY-MM-DD */
  on: string;
};

export type SheetRefusal = { row: number; why: "noSupplier" | "noScore" | "noDate"; value: string };

const headers: Record<"supplier" | "score" | "on" | EcovadisTheme, readonly string[]> = {
  supplier: [
    "erp",
    "erp key",
    "erp-nøkkel",
    "organisation number",
    "organisasjonsnummer",
    "supplier",
    "leverandør",
    "company name",
    "company",
    "navn",
  ],
  score: ["overall score", "score", "total score", "poeng", "poengsum"],
  on: ["scorecard date", "publication date", "date", "dato"],
  environment: ["environment", "env", "miljø"],
  labour: [
    "labor & human rights",
    "labour & human rights",
    "labor and human rights",
    "lab",
    "arbeid og menneskerettigheter",
  ],
  ethics: ["ethics", "eth", "etikk"],
  procurement: ["sustainable procurement", "sup", "bærekraftige innkjøp"],
};

/** @returns null where the sheet has no columns for a supplier and its score */
export function readScorecards(
  rows: readonly (readonly string[])[],
  today: string,
): { cards: Scorecard[]; refused: SheetRefusal[] } | null {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ""));
  const heading = (rows[first] ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (names: readonly string[]) => names.map((name) => heading.indexOf(name)).find((place) => place >= 0) ?? -1;
  const [supplierAt, scoreAt, onAt] = [at(headers.supplier), at(headers.score), at(headers.on)];
  if (supplierAt < 0 || scoreAt < 0) return null;
  const themesAt = ecovadisThemes.map((theme) => [theme, at(headers[theme])] as const);
  const cards: Scorecard[] = [];
  const refused: SheetRefusal[] = [];
  for (const [place, cells] of rows.entries()) {
    if (place <= first || cells.every((cell) => cell.trim() === "")) continue;
    const row = place + 1;
    const cell = (column: number) => (cells[column] ?? "").trim();
    const supplier = cell(supplierAt);
    const score = scoreIn(cell(scoreAt));
    const on = onAt < 0 || cell(onAt) === "" ? today : dayIn(cell(onAt));
    if (supplier === "") refused.push({ row, why: "noSupplier", value: "" });
    else if (score === null) refused.push({ row, why: "noScore", value: cell(scoreAt) });
    else if (on === null || on > today) refused.push({ row, why: "noDate", value: cell(onAt) });
    else
      cards.push({
        row,
        supplier,
        score,
        on,
        themes: Object.fromEntries(
          themesAt.map(([theme, column]) => [theme, column < 0 ? null : scoreIn(cell(column))]),
        ) as Scorecard["themes"],
      });
  }
  return { cards, refused };
}

function scoreIn(cell: string): number | null {
  const score = Math.round(Number(cell.replace(",", ".")));
  return cell !== "" && score >= 0 && score <= 100 ? score : null;
}

/** "2026-05-31", "31.05.2026" or "31/05/2026". */
function dayIn(cell: string): string | null {
  const [, day = "", month = "", year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(cell) ?? [];
  const iso = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : cell.slice(0, 10);
  return isDate(iso) ? iso : null;
}
