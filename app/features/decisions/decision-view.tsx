/** All there is to say of a decision, for members. */
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { Conditions, OutcomeTag } from "./decision-words";
import type { Decision } from "./decisions.server";

type Shown = Omit<Decision, "proposedBy" | "saidAt">;

export function DecisionFacts({ decision, timeZone }: { decision: Shown; timeZone: string }) {
  const { t } = useTranslation(["decisions", "decision"]);
  const { language } = useReader();
  const { outcome, state, reason, forPeople, conditions, reviewBy, proposer, decider, answer } = decision;
  const by = (name: string, at: Date) => t("on", { name, date: formatDate(dayOf(at, timeZone), language) });
  return (
    <SummaryList
      lines={[
        { label: t("decision:outcome"), value: <OutcomeTag outcome={outcome} /> },
        state !== "decided" && { label: t("state"), value: t(`states.${state}`) },
        { label: t("decision:reason"), value: <span className="typed">{reason}</span> },
        forPeople !== null && {
          label: t("decision:forPeople"),
          value: <span className="typed">{forPeople}</span>,
        },
        conditions.length > 0 && { label: t("conditions"), value: <Conditions conditions={conditions} /> },
        { label: t("reviewBy"), value: formatDate(reviewBy, language) },
        { label: t("proposer"), value: by(proposer, decision.createdAt) },
        decision.decidedAt !== null && { label: t("decider"), value: by(decider ?? "", decision.decidedAt) },
        answer !== null && { label: t("answer"), value: <span className="typed">{answer}</span> },
        decision.supplierSaid !== null && {
          label: t("supplierSaid"),
          value: (
            <>
              <span className="typed">{decision.supplierSaid}</span> <span className="subtle">{decision.saidBy}</span>
            </>
          ),
        },
      ]}
    />
  );
}
