/**
 * What can be asked about a certificate. Each type asks for some of it (certificate-types.ts); the browser gets this file and
 * not the types.
 */
/** Every field, and what one types there. */
export const certificateFields = {
  holder_name: "text",
  edition: "edition",
  number: "text",
  registration_number: "text",
  licence_number: "text",
  certificate_code: "text",
  policy_number: "text",
  issuer: "text",
  verifier: "text",
  insurer: "text",
  audit_company: "text",
  accreditation_body: "text",
  scope: "long text",
  product: "text",
  products: "long text",
  sites: "sites",
  signed_by: "text",
  valid_from: "date",
  audit_date: "date",
  published_on: "date",
  signed_on: "date",
  issued_on: "date",
  date: "date",
  valid_to: "date",
  candidate_list_date: "date",
  rating: "text",
  score: "text",
  medal: "text",
  theme_scores: "text",
  pillars: "text",
  open_findings: "number",
  findings_zero_tolerance: "number",
  findings_major: "number",
  findings_moderate: "number",
  findings_minor: "number",
  exemptions: "text",
  template_version: "text",
  smelters: "number",
  cover_amount: "text",
  currency: "text",
  county: "text",
  trades: "text",
  version: "text",
} as const;
export type CertificateField = keyof typeof certificateFields;

type Column =
  | "holderName"
  | "edition"
  | "number"
  | "issuer"
  | "accreditationBody"
  | "scope"
  | "sites"
  | "validFrom"
  | "validTo";

/** The column a field is kept in; all others are kept as details. */
export const columnOf: { readonly [Field in CertificateField]?: Column } = {
  holder_name: "holderName",
  edition: "edition",
  number: "number",
  registration_number: "number",
  licence_number: "number",
  certificate_code: "number",
  policy_number: "number",
  issuer: "issuer",
  verifier: "issuer",
  insurer: "issuer",
  audit_company: "issuer",
  accreditation_body: "accreditationBody",
  scope: "scope",
  product: "scope",
  products: "scope",
  sites: "sites",
  valid_from: "validFrom",
  audit_date: "validFrom",
  published_on: "validFrom",
  signed_on: "validFrom",
  issued_on: "validFrom",
  date: "validFrom",
  valid_to: "validTo",
};

export type AskedField = { key: CertificateField; isOptional: boolean };
