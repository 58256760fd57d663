/** When a supplier's risk is assessed anew: A and B yearly, others when they are decided on (DESIGN 8). */
import type { Criticality } from "db/schema/words";

import { plusMonths } from "~/features/requests/deadlines";

/** @returns the last day the assessment counts for an approval; null where nothing ends it */
export const countsUntil = (assessedOn: string, criticality: Criticality | null): string | null =>
  criticality === "A" || criticality === "B" ? plusMonths(assessedOn, 12) : null;
