/** An outcome and its conditions in words, to members and to the supplier. */
import type { DecisionOutcome } from "db/schema/words";

import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Condition } from "./decisions.server";

const tones = {
  approved: "success",
  "approved with conditions": "warning",
  "not approved": "danger",
  suspended: "danger",
  inactive: "neutral",
} as const;

export function OutcomeTag({ outcome }: { outcome: DecisionOutcome }) {
  const { t } = useTranslation("decision");
  return <Tag tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</Tag>;
}

export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  const { t } = useTranslation("decision");
  const { language } = useReader();
  return (
    <ul className="ds-list">
      {conditions.map(({ id, what, due, metAt }) => (
        <li key={id}>
          {what}, {t("by", { date: formatDate(due, language) })} {metAt && <Tag tone="success">{t("met")}</Tag>}
        </li>
      ))}
    </ul>
  );
}
