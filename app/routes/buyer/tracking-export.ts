/** The tracking in view, to take away as CSV or XLSX. */
import { forBuyer } from "~/features/accounts/guard.server";
import { todayIn } from "~/features/requests/deadlines";
import { sheetFile } from "~/features/sheets/sheet-file.server";
import { trackedSuppliers } from "~/features/signatures/tracking.server";
import { trackingSheet } from "~/features/signatures/tracking-sheet";
import { trackingViewIn } from "~/features/signatures/tracking-view";
import { translatorFor } from "~/i18n/translators.server";

const most = 200_000;

export const loader = forBuyer(async ({ request, store, member, now, language }) => {
  const address = new URL(request.url).searchParams;
  const today = todayIn(now, member.timeZone);
  const view = trackingViewIn(address, today);
  const asked = { ...view, buyerId: member.buyerId, timeZone: member.timeZone, today };
  const { t } = translatorFor(language);
  const sheet = trackingSheet(t, language, await trackedSuppliers(store, asked, { limit: most, offset: 0 }));
  return sheetFile(sheet, {
    name: `${t("tracking:sheet.name")} ${view.asOf ?? today}`,
    format: address.get("format") === "xlsx" ? "xlsx" : "csv",
  });
});
