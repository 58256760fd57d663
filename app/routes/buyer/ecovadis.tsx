/** EcoVadis scores of many suppliers, brought in as a list. */
import { data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { ecovadisForm } from "~/features/checks/check-form";
import { keepScorecards } from "~/features/checks/ecovadis.server";
import { readScorecards, type SheetRefusal } from "~/features/checks/ecovadis-sheet";
import { todayIn } from "~/features/requests/deadlines";
import { readSheet } from "~/features/sheets/read-sheet.server";
import { FileField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

const largest = 2_000_000;

export const handle = titled((t) => t("checks:ecovadis.title"));

export const loader = forBuyer(() => null);

type Left = { row: number; why: SheetRefusal["why"] | "unknown"; value: string };

export const action = forBuyer(async ({ request, store, member, language, now }) => {
  const form = await readForm(await formIn(request), ecovadisForm);
  if (!form.ok) return form.rejection;
  const { file } = form.values;
  if (file.size > largest) return form.refuse("file", "fileTooLarge", { size: formatSize(largest, language) });
  const read = await readSheet(new Uint8Array(await file.arrayBuffer()), { rows: 10_000 });
  if ("problem" in read) return form.refuse("file", "fileUnreadable");
  const list = readScorecards(read.sheet.rows, todayIn(now, member.timeZone));
  if (!list) return form.refuse("file", "noScorecards");
  const { kept, unknown } = await keepScorecards(store, member, list.cards);
  const left: Left[] = [
    ...list.refused,
    ...unknown.map(({ row, supplier }) => ({ row, why: "unknown" as const, value: supplier })),
  ];
  return data({ kept, left: left.toSorted((one, other) => one.row - other.row) });
});

export default function Ecovadis() {
  const { t } = useTranslation(["checks", "suppliers"]);
  const answer = useActionData<typeof action>();
  return (
    <Page lead={t("ecovadis.lead")} back={<BackLink to="/suppliers">{t("suppliers:title")}</BackLink>}>
      {answer && "kept" in answer && (
        <Alert tone={answer.left.length > 0 ? "warning" : "success"} title={t("ecovadis.kept", { count: answer.kept })}>
          {answer.left.length > 0 && (
            <ul className="ds-list">
              {answer.left.slice(0, 50).map(({ row, why, value }) => (
                <li key={row}>{t(`ecovadis.${why}`, { row, value })}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
      <ServerForm schema={ecovadisForm} encType="multipart/form-data">
        <FileField
          name="file"
          label={t("ecovadis.file")}
          help={t("ecovadis.fileHelp")}
          accept={["csv", "xlsx"]}
          maxBytes={largest}
        />
        <Actions>
          <SubmitButton>{t("ecovadis.bring")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
