/** A buyer's own assessments of a supplier's risk, and what the portal knows on the day one is made. */
import type { Store } from "db/client.server";
import { members, questionnaires, riskAssessments, submissions } from "db/schema/index";
import type { GapState, Rating, RiskLevel, Severity } from "db/schema/words";
import { and, desc, eq, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { certificatesShown } from "~/features/certificates/certificate-page.server";
import { record } from "~/features/events/events.server";
import { gapsOf } from "~/features/gaps/gaps.server";
import { riskNow } from "~/features/risk/risk.server";
import type { Supplier } from "~/features/suppliers/suppliers.server";

type Whose = { buyerId: string; supplierId: string };
type Both = { nb: string; en: string };

/** Kept with the assessment as it was that day. */
export type Known = {
  riskLevel: RiskLevel;
  category: string | null;
  countries: { country: string; level: RiskLevel }[];
  scores: { title: Both; score: number; on: string }[];
  gaps: { title: Both; severity: Severity | null; state: GapState }[];
  certificates: { name: Both; endsOn: string | null }[];
};

/** From countries, category, answers, gaps and certificates; what an assessment starts from. */
export async function knownOf(store: Store, buyerId: string, supplier: Supplier, today: string): Promise<Known> {
  const whose = { buyerId, supplierId: supplier.id };
  const risk = await riskNow(store, buyerId, supplier);
  const scored = await scoresOf(store, whose);
  const gaps = await gapsOf(store, whose);
  const certificates = await certificatesShown(store, whose, today);
  return {
    riskLevel: supplier.riskLevel,
    category: supplier.category,
    countries: risk?.risk.countries.map(({ country, level }) => ({ country, level })) ?? [],
    scores: scored.slice(0, 3).map(({ title, score, submittedAt }) => ({
      title,
      score: score!,
      on: submittedAt.toISOString().slice(0, 10),
    })),
    gaps: gaps
      .filter(({ closedAt }) => closedAt === null)
      .slice(0, 10)
      .map(({ title, severity, state }) => ({ title, severity, state })),
    certificates: certificates
      .filter(({ validity }) => validity === "valid" || validity === "expiring")
      .map(({ name, endsOn }) => ({ name, endsOn })),
  };
}

/** What was scored of the supplier's answers, the newest first, with the score of each section. */
export function scoresOf(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({
      id: submissions.id,
      title: sql<Both>`${questionnaires.title}`,
      key: questionnaires.key,
      score: submissions.score,
      sections: submissions.sectionScores,
      names: sql<{ key: string; title: Both }[]>`(
        select jsonb_agg(jsonb_build_object('key', section ->> 'key', 'title', section -> 'title'))
          from jsonb_array_elements(${questionnaires.definition} -> 'sections') section)`,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .innerJoin(
      questionnaires,
      and(eq(questionnaires.buyerId, submissions.buyerId), eq(questionnaires.id, submissions.questionnaireId)),
    )
    .where(
      and(
        eq(submissions.buyerId, buyerId),
        eq(submissions.supplierId, supplierId),
        sql`${submissions.score} is not null`,
        sql`not exists (select from submissions later where later.buyer_id = ${submissions.buyerId}
          and later.supplier_id = ${submissions.supplierId} and later.request_id = ${submissions.requestId} and later.number > ${submissions.number})`,
      ),
    )
    .orderBy(desc(submissions.submittedAt))
    .limit(20);
}

export function assessmentsOf(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({
      id: riskAssessments.id,
      assessedOn: riskAssessments.assessedOn,
      likelihood: riskAssessments.likelihood,
      severity: riskAssessments.severity,
      sources: riskAssessments.sources,
      conclusion: riskAssessments.conclusion,
      known: sql<Known>`${riskAssessments.known}`,
      by: members.name,
    })
    .from(riskAssessments)
    .innerJoin(members, and(eq(members.buyerId, riskAssessments.buyerId), eq(members.id, riskAssessments.assessedBy)))
    .where(and(eq(riskAssessments.buyerId, buyerId), eq(riskAssessments.supplierId, supplierId)))
    .orderBy(desc(riskAssessments.assessedOn), desc(riskAssessments.id))
    .limit(20);
}

export type RiskAssessment = Awaited<ReturnType<typeof assessmentsOf>>[number];

export async function assessRisk(
  store: Store,
  by: MemberSession,
  supplier: Supplier,
  judged: { likelihood: Rating; severity: Rating; sources: string; conclusion: string },
  today: string,
): Promise<void> {
  const { buyerId, memberId } = by;
  const known = await knownOf(store, buyerId, supplier, today);
  const [made] = await store
    .insert(riskAssessments)
    .values({ buyerId, supplierId: supplier.id, ...judged, known, assessedOn: today, assessedBy: memberId })
    .returning({ id: riskAssessments.id });
  await record(store, by, {
    what: "risk.assessed",
    supplierId: supplier.id,
    subjectId: made!.id,
    details: { likelihood: judged.likelihood, severity: judged.severity },
  });
}
