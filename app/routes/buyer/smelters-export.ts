import { forBuyer } from "~/features/accounts/guard.server";
import { smeltersOfAll } from "~/features/declarations/roll-up.server";
import { rollUpSheet } from "~/features/declarations/roll-up-sheet";
import { todayIn } from "~/features/requests/deadlines";
import { sheetFile } from "~/features/sheets/sheet-file.server";
import { translatorFor } from "~/i18n/translators.server";

export const loader = forBuyer(async ({ store, member, request, now, language }) => {
  const search = (new URL(request.url).searchParams.get("search") ?? "").trim().slice(0, 100);
  const { t } = translatorFor(language);
  const { smelters } = await smeltersOfAll(store, member.buyerId, { search });
  return sheetFile(rollUpSheet(t, smelters), {
    name: `${t("declared:rollUp.open")} ${todayIn(now, member.timeZone)}`,
    format: "xlsx",
  });
});
