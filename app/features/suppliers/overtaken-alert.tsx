/** "Somebody changed this meanwhile": what each of the two has, field by field, where they differ. */
import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { countryName } from "~/features/countries/countries";
import { formatDateTime, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Responsible } from "./supplier-fields";
import { type SupplierValues, supplierFields } from "./supplier-form";
import type { Overtaken } from "./suppliers.server";

type OvertakenProps = { overtaken: Overtaken; yours: SupplierValues; people: Responsible; timeZone: string };

export function OvertakenAlert({ overtaken, yours, people, timeZone }: OvertakenProps) {
  const { t } = useTranslation(["suppliers", "common"]);
  const { language } = useReader();
  const { theirs, by, at } = overtaken;
  const shown = (name: keyof SupplierValues, values: SupplierValues): string => {
    const value = values[name];
    if (value === null) return t("common:notGiven");
    if (typeof value === "boolean") return t(value ? "common:yes" : "common:no");
    if (typeof value === "number") return formatNumber(value, language);
    if (name === "country") return countryName(value, language);
    if (name === "role") return t(`roles.${value as "both"}`);
    const person = [...people.owners, ...people.coordinators].find((one) => one.value === value);
    return person?.label ?? value;
  };
  const rows = supplierFields.filter((name) => yours[name] !== theirs[name]);
  return (
    <Alert tone="warning" title={t("edit.overtakenTitle")}>
      {by && at && (
        <p className="ds-paragraph">
          {t("edit.overtakenBy", { name: by, at: formatDateTime(at, language, timeZone) })}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="ds-paragraph">{t("edit.same")}</p>
      ) : (
        <>
          <p className="ds-paragraph">{t("edit.overtakenText")}</p>
          <Table
            caption={t("edit.overtakenTitle")}
            rows={rows}
            rowKey={(name) => name}
            columns={[
              { key: "field", header: t("edit.field"), cell: (name) => t(`fields.${name}`) },
              { key: "yours", header: t("edit.yours"), cell: (name) => shown(name, yours) },
              { key: "theirs", header: t("edit.theirs"), cell: (name) => shown(name, theirs) },
            ]}
          />
        </>
      )}
    </Alert>
  );
}
