/** What a supplier does about one gap, as either side reads it. */
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Tag } from "~/components/tag";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { ShownAction } from "./shown-action";

const tones = { "sent back": "warning", agreed: "info", done: "info", verified: "success" } as const;

export function ActionStateTag({ state }: Pick<ShownAction, "state">) {
  const { t } = useTranslation("plans");
  return <Tag tone={state in tones ? tones[state as keyof typeof tones] : "neutral"}>{t(`states.${state}`)}</Tag>;
}

/** @param filesAt where files are read: "/my/files" */
export function ActionView({ action, filesAt }: { action: ShownAction; filesAt: string }) {
  const { t } = useTranslation("plans");
  const { language } = useReader();
  const typed = (label: string, words: string | null) =>
    words !== null && { label, value: <span className="typed">{words}</span> };
  return (
    <SummaryList
      lines={[
        action.answer && { label: t("answer"), value: <span className="typed">{action.answer[language]}</span> },
        action.proposed && { label: t("proposed"), value: action.proposed[language] },
        typed(t("sentBack"), action.reason),
        typed(t("shown.cause"), action.cause),
        typed(t("shown.what"), action.what),
        typed(t("shown.whyNot"), action.whyNot),
        typed(t("shown.responsible"), action.responsible),
        action.due !== null && {
          label: t("shown.due"),
          value: (
            <>
              {formatDate(action.due, language)}
              {action.firstDue !== null && action.firstDue !== action.due && (
                <span className="subtle"> {t("firstDue", { date: formatDate(action.firstDue, language) })}</span>
              )}
            </>
          ),
        },
        typed(t("shown.result"), action.result),
        action.files.length > 0 && {
          label: t("files"),
          value: action.files.map(({ id, name }) => (
            <div key={id}>
              <a className="ds-link break" href={`${filesAt}/${id}`}>
                {name}
              </a>
            </div>
          )),
        },
      ]}
    />
  );
}
