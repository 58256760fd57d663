/** The rows of an imported list that stayed out, with what is wrong: a file to correct and bring in again. */
import { forBuyer } from "~/features/accounts/guard.server";
import { sheetFile } from "~/features/sheets/sheet-file.server";
import { rejectedRows } from "~/features/suppliers/import";
import { reasonIn } from "~/features/suppliers/import-words";
import { rejectedOf } from "~/features/suppliers/imports.server";
import { translatorFor } from "~/i18n/translators.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forBuyer(async ({ store, member, params, language }) => {
  const rejected = await rejectedOf(store, member.buyerId, idIn(params, "import"));
  if (!rejected) return notFound();
  const { t } = translatorFor(language);
  const { header, rows } = rejectedRows(rejected.rows, rejected.headerAt, rejected.rejects, {
    heading: t("importing:shownColumns.reason"),
    sentence: (reason) => reasonIn(reason, t, language),
  });
  const columns = header.map((heading) => ({ header: heading, kind: "text" as const }));
  const name = t("imports:rejectedFile", { file: rejected.fileName.replace(/\.\w{1,5}$/, "") });
  return sheetFile({ columns, rows }, { name, format: "csv" });
});
