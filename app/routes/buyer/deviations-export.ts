/** The deviations in view, to take away as CSV or XLSX. */
import { forBuyer } from "~/features/accounts/guard.server";
import { deviationSheet, deviationsIn } from "~/features/gaps/deviations";
import { allDeviations } from "~/features/gaps/deviations.server";
import { todayIn } from "~/features/requests/deadlines";
import { sheetFile } from "~/features/sheets/sheet-file.server";
import { translatorFor } from "~/i18n/translators.server";

export const loader = forBuyer(async ({ store, member, request, language, now }) => {
  const address = new URL(request.url).searchParams;
  const { t } = translatorFor(language);
  const rows = await allDeviations(store, member.buyerId, deviationsIn(address), member.timeZone);
  return sheetFile(deviationSheet(t, language, rows), {
    name: `${t("deviations:sheet")} ${todayIn(now, member.timeZone)}`,
    format: address.get("format") === "xlsx" ? "xlsx" : "csv",
  });
});
