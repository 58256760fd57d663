/** A table as a file to download. */
import { type SheetToWrite, writeCsv, writeXlsx } from "./write-sheet.server";

const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** @param file its name, without ending; the sheet of a workbook has it too */
export async function sheetFile(sheet: SheetToWrite, { name, format }: { name: string; format: "csv" | "xlsx" }) {
  const bytes = format === "xlsx" ? await writeXlsx(sheet, name) : await writeCsv(sheet);
  return new Response(bytes as BodyInit, {
    headers: {
      "Content-Type": mediaTypes[format],
      "Content-Disposition": `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
