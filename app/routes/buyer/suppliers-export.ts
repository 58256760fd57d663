import { forBuyer } from "~/features/accounts/guard.server";
import { todayIn } from "~/features/requests/deadlines";
import { sheetFile } from "~/features/sheets/sheet-file.server";
import { exportedSuppliers } from "~/features/suppliers/export.server";
import { exportSheet } from "~/features/suppliers/export-columns";
import { areChosen } from "~/features/suppliers/list.server";
import { chosenIn, filterOf, viewIn } from "~/features/suppliers/view";
import { translatorFor } from "~/i18n/translators.server";

/** Those ticked; with nothing ticked, everyone the filter shows. */
export const loader = forBuyer(async ({ store, member, request, language, now }) => {
  const address = new URL(request.url).searchParams;
  const hasTicks = address.has("supplier") && !address.has("all");
  const chosen = hasTicks ? chosenIn(address) : { everyone: filterOf(viewIn(address)) };
  const today = todayIn(now, member.timeZone);
  const suppliers = await exportedSuppliers(store, member.buyerId, areChosen(member.buyerId, chosen, today));
  const name = translatorFor(language).t("suppliers:export.sheet");
  return sheetFile(exportSheet(suppliers, language), {
    name: `${name} ${today}`,
    format: address.get("as") === "xlsx" ? "xlsx" : "csv",
  });
});
