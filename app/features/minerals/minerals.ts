/** Words of the templates that do not depend on where they stand in one: minerals, fields of a company, scopes, topics. */
export const minerals = [
  "Tantalum",
  "Tin",
  "Gold",
  "Tungsten",
  "Cobalt",
  "Copper",
  "Graphite",
  "Lithium",
  "Mica",
  "Nickel",
] as const;
export type Mineral = (typeof minerals)[number];

export const companyFields = [
  "name",
  "scope",
  "scopeDescription",
  "uniqueId",
  "uniqueIdAuthority",
  "address",
  "contactName",
  "contactEmail",
  "contactPhone",
  "authorizerName",
  "authorizerTitle",
  "authorizerEmail",
  "authorizerPhone",
  "effectiveDate",
] as const;
export type CompanyField = (typeof companyFields)[number];

export const scopes = [
  "A. Company",
  "B. Product (or List of Products)",
  "C. User defined [Specify in 'Description of scope']",
] as const;

/** What a question is about: templates number them differently. */
export type Topic = "used" | "remains" | "covered" | "highRisk" | "recycled" | "answered" | "identified" | "reported";
