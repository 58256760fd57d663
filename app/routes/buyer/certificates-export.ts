/** The certificates in view, to take away as CSV or XLSX. */
import { forBuyer } from "~/features/accounts/guard.server";
import { registerRows } from "~/features/certificates/register.server";
import { registerSheet } from "~/features/certificates/register-sheet";
import { registerViewIn } from "~/features/certificates/register-view";
import { todayIn } from "~/features/requests/deadlines";
import { sheetFile } from "~/features/sheets/sheet-file.server";
import { translatorFor } from "~/i18n/translators.server";

export const loader = forBuyer(async ({ store, member, request, language, now }) => {
  const address = new URL(request.url).searchParams;
  const today = todayIn(now, member.timeZone);
  const { t } = translatorFor(language);
  const rows = await registerRows(store, member.buyerId, registerViewIn(address), today);
  return sheetFile(registerSheet(t, language, rows), {
    name: `${t("register:sheet")} ${today}`,
    format: address.get("format") === "xlsx" ? "xlsx" : "csv",
  });
});
