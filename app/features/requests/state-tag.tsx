/** A request's state as members see it: the word, and a colour that only helps to find it. */
import { type RequestState, requestStates } from "db/schema/words";

import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";

const good: readonly RequestState[] = ["accepted", "signed", "addendum signed"];
const bad: readonly RequestState[] = ["declined"];

export function StateTag({ state }: { state: RequestState }) {
  const { t } = useTranslation("requests");
  const turn = requestStates[state];
  const tone = good.includes(state)
    ? "success"
    : bad.includes(state)
      ? "danger"
      : turn === "buyer" || state === "accepted with gaps"
        ? "warning"
        : turn === "supplier"
          ? "info"
          : "neutral";
  return <Tag tone={tone}>{t(`states.${state}`)}</Tag>;
}
