import { Link } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { Quoted } from "~/features/requests/task-words";
import { useTranslation } from "~/i18n/use-translation";
import type { ReturnedShown } from "./returned-page.server";

/** Why some questions came back, and which. */
export function ReturnedNotice({ returned, buyer }: { returned: ReturnedShown; buyer: string }) {
  const { t } = useTranslation(["assessments", "tasks"]);
  const { words, questions } = returned;
  return (
    <Alert tone="warning" title={t("returned.title", { buyer, count: questions.length })}>
      <Quoted label={t("tasks:writes", { name: buyer })} words={words} />
      <ul className="ds-list">
        {questions.map(({ key, at, text }) => (
          <li key={key}>
            <Link className="ds-link" to={at}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
      <p className="ds-paragraph">{t("returned.rest")}</p>
    </Alert>
  );
}
