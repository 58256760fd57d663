/**
 * Requirements by risk: a table that says what a buyer asks of which suppliers (DESIGN 8, "What is asked").
 *
 * A line is one requirement in one scope: every condition of a scope must hold, and an empty one holds for all. What
 * several lines ask alike is asked once, on the shortest terms. The usual table is that of DESIGN 8: low = code of
 * conduct; medium = code + self-assessment; high = code + third-party audit, with the self-assessment as a stop-gap
 * while no audit can be dated within 60 days.
 */
import type { BuyerKind, Criticality, RequestKind, RiskLevel } from "db/schema/words";
import { isInGroup, type ProductGroup } from "~/features/suppliers/categories";

export type Scope = {
  /** Requirement levels; none chosen: all. */
  levels: readonly RiskLevel[];
  /** None chosen: all, and those without one. */
  criticalities: readonly Criticality[];
  /** Whether it is about goods that go into the buyer's products; null: both. */
  productRelated: boolean | null;
  groups: readonly ProductGroup[];
  /** The buyer's own word for a category, whatever its case; null: all. */
  category: string | null;
  /** Whole Norwegian kroner a year; null: any. A supplier whose spend is not known is below every limit. */
  spendFrom: number | null;
  /** Fewer employees than this, by the supplier's own facts; null: any. Not known is not fewer. */
  employeesBelow: number | null;
  /** Public or private buyers; none chosen: both. */
  buyerKinds: readonly BuyerKind[];
};

export type Line = {
  kind: RequestKind;
  /** Which one of its kind: the key of a document, questionnaire, certificate type or template. */
  key: string;
  scope: Scope;
  /** Asked again after so many months; null: when a new version or another rule says so. */
  validMonths: number | null;
  daysToAnswer: number;
  /** Keys of requirements that ask nothing more where this one is answered. */
  satisfies: readonly string[];
};

/** What of a supplier decides what it is asked for. */
export type Scoped = {
  requirementLevel: RiskLevel;
  criticality: Criticality | null;
  productRelated: boolean;
  category: string | null;
  yearlySpend: number | null;
  employees: number | null;
};

export type Required = Pick<Line, "kind" | "key" | "validMonths" | "daysToAnswer"> & {
  /** The places of the lines that ask it. */
  lines: readonly number[];
};

const allows = <Value>(chosen: readonly Value[], value: Value | null) =>
  chosen.length === 0 || (value !== null && chosen.includes(value));
const same = (one: string, other: string | null) => one.trim().toLowerCase() === other?.trim().toLowerCase();

export function isInScope(scope: Scope, supplier: Scoped, buyerKind: BuyerKind): boolean {
  return (
    allows(scope.levels, supplier.requirementLevel) &&
    allows(scope.criticalities, supplier.criticality) &&
    (scope.productRelated === null || scope.productRelated === supplier.productRelated) &&
    (scope.groups.length === 0 || scope.groups.some((group) => isInGroup(supplier.category, group))) &&
    (scope.category === null || same(scope.category, supplier.category)) &&
    (scope.spendFrom === null || (supplier.yearlySpend ?? -1) >= scope.spendFrom) &&
    (scope.employeesBelow === null || (supplier.employees ?? scope.employeesBelow) < scope.employeesBelow) &&
    allows(scope.buyerKinds, buyerKind)
  );
}

/** What a table asks of a supplier, in the order of its lines. */
export function requiredOf(lines: readonly Line[], supplier: Scoped, buyerKind: BuyerKind): Required[] {
  const required = new Map<string, Required>();
  for (const [place, { kind, key, validMonths, daysToAnswer, scope }] of lines.entries()) {
    if (!isInScope(scope, supplier, buyerKind)) continue;
    const so = required.get(`${kind} ${key}`);
    required.set(`${kind} ${key}`, {
      kind,
      key,
      validMonths: so ? shorter(so.validMonths, validMonths) : validMonths,
      daysToAnswer: so ? Math.min(so.daysToAnswer, daysToAnswer) : daysToAnswer,
      lines: [...(so?.lines ?? []), place],
    });
  }
  return [...required.values()];
}

const shorter = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

export const everyone: Scope = {
  levels: [],
  criticalities: [],
  productRelated: null,
  groups: [],
  category: null,
  spendFrom: null,
  employeesBelow: null,
  buyerKinds: [],
};

type Terms = [kind: RequestKind, key: string, daysToAnswer: number, validMonths: number | null];
const line = ([kind, key, daysToAnswer, validMonths]: Terms, scope: Partial<Scope> = {}, satisfies: string[] = []) => ({
  ...{ kind, key, daysToAnswer, validMonths, satisfies },
  scope: { ...everyone, ...scope },
});

const csr = "csr_self_assessment";
const humanRights = "hr_decent_work_declaration";
export const thirdPartyAudit = "third_party_audit";
/** What small suppliers say of how they work, instead of the self-assessment. */
export const practice = "small_supplier_practice";

/** DESIGN 8: what is asked, days to answer, and renewal of A and B yearly, of C every second year. */
export const usualTable: readonly Line[] = [
  line(["company facts", "company_facts", 14, 12]),
  line(["document", "code_of_conduct", 21, null]),
  line(["assessment", csr, 30, 12], { levels: ["medium", "high"], criticalities: ["A", "B"] }, [humanRights]),
  line(["assessment", csr, 30, 24], { levels: ["medium", "high"] }, [humanRights]),
  line(["audit", thirdPartyAudit, 60, 24], { levels: ["high"] }, [csr]),
  line(["assessment", humanRights, 21, 12], { criticalities: ["A", "B"] }),
  line(["declaration", "cmrt", 30, 12], { productRelated: true, groups: ["electronics or metal"] }),
  line(["declaration", "emrt", 30, 12], { productRelated: true, groups: ["cobalt or mica"] }),
  line(["assessment", humanRights, 21, 24], { levels: ["low"], employeesBelow: 10 }),
  line(["assessment", practice, 21, 24], { levels: ["low"], employeesBelow: 10 }),
  line(["assessment", "public_ethical_trade", 42, 12], { buyerKinds: ["public"], groups: ["on high-risk list"] }),
  line(["assessment", "public_pay_conditions", 30, 12], { buyerKinds: ["public"] }),
  line(["assessment", "public_apprentices", 30, 12], { buyerKinds: ["public"] }),
  line(["assessment", "public_environment", 30, 12], { buyerKinds: ["public"] }),
];

/** Why a supplier's requirement level is what it is, by the first that fits. */
export type LevelReason = "person" | "not product" | "risk level";

/**
 * Normally the risk level. Lowered by a named rule: what does not go into the buyer's products (production equipment,
 * freight, maintenance, IT, hosting) is asked at the low level (DESIGN 8). A person's own level goes before both. The
 * table computes the same (db/schema/suppliers.ts).
 */
export function requirementLevelOf(supplier: {
  riskLevel: RiskLevel;
  productRelated: boolean;
  requirementOverride: RiskLevel | null;
}): { level: RiskLevel; because: LevelReason } {
  const { riskLevel, productRelated, requirementOverride } = supplier;
  if (requirementOverride !== null) return { level: requirementOverride, because: "person" };
  return productRelated ? { level: riskLevel, because: "risk level" } : { level: "low", because: "not product" };
}
