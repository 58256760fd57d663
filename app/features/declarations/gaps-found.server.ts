/** The gap a red flag raises, in the words of the flag. */
import type { Found } from "~/features/gaps/gaps.server";
import type { Flag } from "~/features/minerals/flags";
import { inBoth } from "~/features/minerals/report.server";
import { flagIn } from "~/features/minerals/words";
import { followUpOf, isOfSmelters, smelterDays, subjectOf } from "./follow-up";

/** A question that was not answered is a supplement: what is missing is the answer. */
export function gapFrom(flag: Flag): Found {
  const asks = followUpOf(flag) === "question";
  const isSuspected = followUpOf(flag) === "suspicion";
  const cells = flag.cells.join(", ");
  return {
    subject: subjectOf(flag),
    kind: asks ? "supplement" : "improvement",
    severity: asks ? null : isSuspected ? "zero_tolerance" : "moderate",
    isSuspected,
    title: inBoth((t, language) => flagIn(flag, t, language)),
    answer: cells ? { nb: cells, en: cells } : null,
    action: isOfSmelters(flag.rule) ? inBoth((t) => t("minerals:action.smelters", { days: smelterDays })) : null,
    theme: inBoth((t) => t("minerals:theme")),
    oecdStep: stepOf(flag.rule),
    place: "raw material",
  };
}

/** OECD's guidance on minerals: a management system, finding the risks, meeting them. */
function stepOf(rule: string): number {
  if (rule === "RF-35" || rule === "RF-36" || rule === "RF-37") return 1;
  return Number(rule.slice(3)) >= 57 ? 3 : 2;
}
