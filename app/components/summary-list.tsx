import type { ReactNode } from "react";
import { useTranslation } from "~/i18n/use-translation";

type Line = { label: string; value: ReactNode; action?: ReactNode };

/** Facts with their names: "Organisation number: 912 345 678". A fact that is missing says so. */
export function SummaryList({ lines }: { lines: readonly (Line | false | null | undefined)[] }) {
  const { t } = useTranslation();
  return (
    <dl className="summary-list">
      {lines.map(
        (line) =>
          line && (
            <div key={line.label}>
              <dt>{line.label}</dt>
              <dd>
                {line.value === null || line.value === undefined || line.value === "" ? (
                  <span className="subtle">{t("notGiven")}</span>
                ) : (
                  line.value
                )}
                {line.action && <span className="line-action">{line.action}</span>}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
