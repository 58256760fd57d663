/**
 * Words: what a column with a fixed choice may hold. Pure, so that rules, forms and tables share one list.
 *
 * They are text with a check constraint, not PostgreSQL enums, for two reasons. Comparing enums is not marked
 * leakproof, so under row-level security no index on an enum column is ever used. And a value added to an enum
 * cannot be used in the transaction that added it, which is how migrations run.
 */
export const languages = ["nb", "en"] as const;

export const buyerKinds = ["public", "private"] as const;
/** Why a buyer may ask: pages, mails and documents speak accordingly. */
export const legalBases = ["transparency act", "procurement law", "own policy"] as const;
/** Whose law a signature is given under. */
export const laws = ["norwegian", "danish", "swedish"] as const;

export const memberRoles = ["buyer", "coordinator", "manager", "administrator", "reader"] as const;
export const contactRoles = ["contact", "signatory", "contributor"] as const;
/** Who an event says did it. */
export const actors = ["member", "contact", "portal"] as const;
export const linkKinds = ["sign in", "invitation", "colleague"] as const;

export const supplierStatuses = [
  "prospective",
  "not yet assessed",
  "onboarding",
  "in review",
  "approved",
  "approved with conditions",
  "not approved",
  "suspended",
  "inactive",
] as const;
export const supplierRoles = ["producer", "reseller", "both", "service"] as const;
export const criticalities = ["A", "B", "C"] as const;
export const riskLevels = ["low", "medium", "high", "not determined"] as const;

/** A further kind is a word here and an entry in app/features/requests/kinds.ts; nothing else changes. */
export const requestKinds = [
  "company facts",
  "document",
  "assessment",
  "declaration",
  "improvement plan",
  "certificate",
  "audit",
] as const;

type Side = "supplier" | "buyer" | null;

/** Whose turn it is in each state. The table computes `waitsFor` from it; requests/rules.ts says what may follow what. */
export const requestStates = {
  draft: null,
  sent: "supplier",
  opened: "supplier",
  "in progress": "supplier",
  returned: "supplier",
  "signed in part": "supplier",
  submitted: "buyer",
  "in review": "buyer",
  "not accepted": "supplier",
  ordered: "supplier",
  "date agreed": "buyer",
  "carried out": "buyer",
  "report received": "buyer",
  "findings entered": null,
  accepted: null,
  "accepted with gaps": null,
  signed: null,
  "signed with reservation": "buyer",
  "own code": "buyer",
  compared: "supplier",
  agreed: "supplier",
  "addendum signed": null,
  declined: null,
  "not relevant asked": "buyer",
  "not relevant": null,
  "already done asked": "buyer",
  satisfied: null,
  exempted: null,
  withdrawn: null,
} as const satisfies Record<string, Side>;

/** What somebody asked and another answers: more time, "not relevant", "already done", "write to her instead"; or takes back. */
export const askedStates = ["asked", "granted", "refused", "taken back"] as const;
export const claimKinds = ["not relevant", "already done"] as const;
export const noteKinds = ["note", "call"] as const;
/** Brought in; its columns matched and being looked at; ready to be confirmed; going in; in, or not after all. */
export const importStates = ["uploaded", "checking", "checked", "running", "done", "failed"] as const;
export const requestStateNames = Object.keys(requestStates) as [RequestState, ...RequestState[]];
/** How serious it is to fall short, the worst first; spelled as questionnaires spell it. */
export const severities = ["zero_tolerance", "major", "moderate", "minor"] as const;
/** Where an answer comes from. */
export const answerSources = ["typed", "carried over", "company facts", "certificates", "declaration"] as const;
/** What may answer a question: of the company facts, of accepted audit reports, of declarations on minerals. */
export const factsAsked = [
  "role",
  "countries",
  "employees",
  "audit",
  "minerals present",
  "minerals",
  "minerals policy",
  "cmrt",
  "emrt",
] as const;
/** A bad answer; a required file left out; evidence asked for and not given. */
export const findingKinds = ["answer", "missing file", "missing evidence"] as const;
/** What a coordinator makes of a submission. */
export const reviewOutcomes = ["accepted", "accepted with gaps", "returned"] as const;
/** What raises a gap; a person does it by hand. */
export const gapSources = ["assessment", "declaration", "reservation", "certificate", "audit", "by hand"] as const;
/** Whose eyes: an auditor's by a known scheme or another, or the buyer's own. */
export const auditTypes = ["wca", "smeta", "bsci", "rba", "other", "own audit", "visit"] as const;
/** What an audit's findings are about. */
export const findingAreas = [
  "labour",
  "wages and hours",
  "health and safety",
  "management systems",
  "environment",
] as const;
/** Something is not there yet; or something is not good enough. */
export const gapKinds = ["supplement", "improvement"] as const;
/** Whose turn it is in each state of a gap; gaps/rules.ts says what may follow what. */
export const gapStates = {
  asked: "supplier",
  open: "buyer",
  "plan asked": "supplier",
  proposed: "buyer",
  "sent back": "supplier",
  agreed: "supplier",
  done: "buyer",
  "risk accepted": null,
  accepted: null,
  verified: null,
} as const satisfies Record<string, Side>;
export const gapStateNames = Object.keys(gapStates) as [GapState, ...GapState[]];
/** What a person has found a gap to be: a requirement not met, or the code broken. */
export const gapNatures = ["non-conformity", "breach"] as const;
/** Where in the chain it is. */
export const chainPlaces = ["own site", "sub-supplier", "raw material"] as const;
/** How likely it is that somebody is harmed at a supplier, and how badly. */
export const ratings = ["low", "medium", "high"] as const;
/** Where a member looks a supplier up. */
export const checkKinds = ["sanctions", "credit", "ecovadis", "other"] as const;
export const checkResults = ["nothing found", "remark", "serious"] as const;
/** The four themes of an EcoVadis scorecard. */
export const ecovadisThemes = ["environment", "labour", "ethics", "procurement"] as const;
/** What is decided of a supplier: its status from then on. */
export const decisionOutcomes = [
  "approved",
  "approved with conditions",
  "not approved",
  "suspended",
  "inactive",
] as const satisfies SupplierStatus[];
/** Proposed by one member, decided by another; or turned down, or taken back by whoever proposed it. */
export const decisionStates = ["proposed", "decided", "turned down", "taken back"] as const;
/** What is known of a certificate's being genuine; whether it is in force is computed (features/certificates/validity.ts). */
export const certificateStates = [
  "draft",
  "submitted",
  "read",
  "found in register",
  "confirmed by issuer",
  "not accepted",
] as const;
/** Reporting templates of the Responsible Minerals Initiative. */
export const mineralTemplates = ["CMRT", "EMRT"] as const;
/** The pages of a declaration. */
export const declarationParts = ["company", "use", "sourcing", "practice", "smelters", "products"] as const;
/** Named from the reference list or not, or not known at all. */
export const smelterKinds = ["listed", "not listed", "not yet identified"] as const;
/** What an assurance programme says of a smelter. */
export const smelterStatuses = ["conformant", "cross-recognised", "active", "eligible", "not enrolled"] as const;
export const documentStates = ["draft", "published", "retired"] as const;
/** Signed in the portal; signed before it was there; printed, signed or stamped, and uploaded. */
export const signatureWays = ["here", "earlier", "paper"] as const;
/** How far a supplier's own code says what a clause of ours says. */
export const clauseMarks = ["covered", "partly", "missing"] as const;
/** Codes many companies follow as their own; each is compared with ours once. */
export const codeStandards = ["rba", "amfori bsci", "un global compact"] as const;
/** What a code is written in; with another language comes a translation. */
export const codeLanguages = ["nb", "en", "other"] as const;
/** Where a supplier stands with a document; features/signatures/tracking.ts says which is which. */
export const trackingParts = [
  "signed",
  "reservation",
  "own code",
  "earlier or paper",
  "in progress",
  "sent",
  "not delivered",
  "not invited",
  "declined",
  "exempted",
] as const;
export const fileStates = ["receiving", "stored", "refused", "removed"] as const;
export const mailStates = ["queued", "sending", "sent", "refused", "given up", "cancelled"] as const;

export type Language = (typeof languages)[number];
export type BuyerKind = (typeof buyerKinds)[number];
export type LegalBasis = (typeof legalBases)[number];
export type Law = (typeof laws)[number];
export type MemberRole = (typeof memberRoles)[number];
export type ContactRole = (typeof contactRoles)[number];
export type SupplierStatus = (typeof supplierStatuses)[number];
export type SupplierRole = (typeof supplierRoles)[number];
export type Criticality = (typeof criticalities)[number];
export type RiskLevel = (typeof riskLevels)[number];
export type RequestKind = (typeof requestKinds)[number];
export type RequestState = keyof typeof requestStates;
export type AskedState = (typeof askedStates)[number];
export type CheckKind = (typeof checkKinds)[number];
export type CheckResult = (typeof checkResults)[number];
export type EcovadisTheme = (typeof ecovadisThemes)[number];
export type Rating = (typeof ratings)[number];
export type DecisionOutcome = (typeof decisionOutcomes)[number];
export type DecisionState = (typeof decisionStates)[number];
export type CertificateState = (typeof certificateStates)[number];
export type SignatureWay = (typeof signatureWays)[number];
export type ClauseMark = (typeof clauseMarks)[number];
export type CodeStandard = (typeof codeStandards)[number];
export type TrackingPart = (typeof trackingParts)[number];
export type AuditType = (typeof auditTypes)[number];
export type FindingArea = (typeof findingAreas)[number];
export type GapState = keyof typeof gapStates;
export type GapSource = (typeof gapSources)[number];
export type GapKind = (typeof gapKinds)[number];
export type GapNature = (typeof gapNatures)[number];
export type ChainPlace = (typeof chainPlaces)[number];
export type DeclarationPart = (typeof declarationParts)[number];
export type MineralTemplate = (typeof mineralTemplates)[number];
export type Severity = (typeof severities)[number];
/** What answers a question: one option or text, a number, "confirmed", or several options, countries or files. */
export type Answer = string | number | boolean | readonly string[];
export type AnswerSource = (typeof answerSources)[number];
/**
 * Of an answer that was not typed: when it was first given, ISO 8601 in UTC; of one carried over also to whom, though
 * never to which other buyer, and whether a whole section was confirmed with "nothing has changed"; of one that
 * certificates or a declaration gave, their types or templates.
 */
export type Origin = { at: string; to?: "this buyer" | "another buyer"; isUnchanged?: boolean; of?: string[] };
export type MailState = (typeof mailStates)[number];
