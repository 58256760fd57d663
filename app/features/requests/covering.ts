/**
 * Requirements that satisfy others (DESIGN 8): whoever answers the wider questionnaire is not asked the narrower one as
 * well. While the wider one is under way the narrower is not sent; once the wider is accepted, one that is still open is
 * satisfied. Both must concern the same. Which satisfies which is said by the requirement, and by the table of
 * requirements by risk; this is what it is before anybody says otherwise.
 */

/** By the key of the wider questionnaire: those whose questions it asks too. */
const covers: Readonly<Record<string, string[]>> = {
  csr_self_assessment: ["hr_decent_work_declaration"],
};

export const usuallySatisfies = (key: string): string[] => covers[key] ?? [];
