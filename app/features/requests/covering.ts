/**
 * Requirements that satisfy others (DESIGN 8): whoever answers the wider questionnaire is not asked the narrower one as
 * well. While the wider one is under way the narrower is not sent; once the wider is accepted, one that is still open is
 * satisfied. Both must concern the same. Which satisfies which is said by the requirement, and by the table of
 * requirements by risk; this is what it is before anybody says otherwise.
 *
 * Some cover a section only: an accepted six-step report that on due diligence, whichever contract it was given for; an
 * accepted audit those on children and force, wages, and safety, if the report is not older than 24 months, is in force
 * and leaves out none of the supplier's sites. What is covered asks nothing, and counts for nothing in the score.
 */
import { isAuditReport } from "~/features/certificates/certificate-types";
import { certificateType } from "~/features/certificates/content/library";
import { isInForce, type Suspension, sitesLeftOut, validityOn } from "~/features/certificates/validity";

/** By the key of the wider questionnaire: those whose questions it asks too. */
const covers: Readonly<Record<string, string[]>> = {
  csr_self_assessment: ["hr_decent_work_declaration"],
  minerals_statement: ["cmrt"],
};

export const usuallySatisfies = (key: string): string[] => covers[key] ?? [];

const audit = "audit";
/** By questionnaire and section: the questionnaires that ask the same, or an audit. */
const coveredSections: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  csr_self_assessment: {
    due_diligence: "public_ethical_trade",
    child_forced: audit,
    wages_hours: audit,
    hse: audit,
  },
};

export const hasCoveredSections = (key: string) => key in coveredSections;

type Site = { country: string; place: string | null };
export type Coverers = {
  /** Assessments accepted and not due again. */
  assessments: readonly { key: string; name: { nb: string; en: string }; at: Date }[];
  /** Certificates and reports that were accepted. */
  certificates: readonly {
    type: string;
    validFrom: string | null;
    endsOn: string | null;
    suspensions: readonly Suspension[];
    replacedOn: string | null;
    sites: readonly Site[];
    acceptedAt: Date;
  }[];
  sites: readonly Site[];
};
export type Coverer = { name: { nb: string; en: string }; at: Date };

const oldestAudit = 2;

/**
 * @param key of the questionnaire
 * @param on the day, in the buyer's time zone, and moment from which what is covered is looked at
 * @returns by section: what covers it
 */
export function sectionsCovered(
  key: string,
  { assessments, certificates, sites }: Coverers,
  on: { day: string; moment: Date },
): Map<string, Coverer> {
  const [report] = certificates.filter(
    (one) =>
      isAuditReport(certificateType(one.type)) &&
      one.acceptedAt <= on.moment &&
      isInForce(validityOn(one, on.day)) &&
      one.validFrom !== null &&
      one.validFrom > `${Number(on.day.slice(0, 4)) - oldestAudit}${on.day.slice(4)}` &&
      sitesLeftOut(one.sites, sites).length === 0,
  );
  const covered = new Map<string, Coverer>();
  for (const [section, by] of Object.entries(coveredSections[key] ?? {})) {
    const coverer =
      by === audit
        ? report && { name: certificateType(report.type)!.name, at: report.acceptedAt }
        : assessments.find((one) => one.key === by && one.at <= on.moment);
    if (coverer) covered.set(section, { name: coverer.name, at: coverer.at });
  }
  return covered;
}
