/**
 * Requirements that satisfy others (DESIGN 8): whoever answers the wider questionnaire is not asked the narrower one as
 * well. While the wider one is under way the narrower is not sent; once the wider is accepted, one that is still open is
 * satisfied. Both must concern the same.
 */

/** By the key of the wider questionnaire: those whose questions it asks too. */
const covers: Readonly<Record<string, readonly string[]>> = {
  csr_self_assessment: ["hr_decent_work_declaration"],
};

export const coveredWith = (key: string): readonly string[] => covers[key] ?? [];

export const coverersOf = (key: string): string[] =>
  Object.keys(covers).filter((wider) => coveredWith(wider).includes(key));
