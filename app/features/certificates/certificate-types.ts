/**
 * Certificate types: what a supplier may hold, what is asked about each, how long it is good for and where it can be
 * checked. They are content of the product with a version of its own, in both languages; what may stand in them is said
 * here once.
 *
 * A field ending in "?" may be left empty. Whatever a type calls its number, its issuer or its first day, each of these
 * is one column of the register (`columnOf`).
 */
import * as z from "zod";

import { type AskedField, type CertificateField, certificateFields, columnOf } from "./certificate-fields";

const certificateGroups = [
  "management_system",
  "environment",
  "product_label",
  "social",
  "social_audit",
  "rating",
  "declaration",
  "insurance",
  "public_form",
  "policy",
] as const;

/** Those of a certification body; audits, ratings and forms are none ("BSCI and SMETA are not certificates"). */
const certifications: readonly string[] = ["management_system", "environment", "product_label", "social"];

const text = z.string().trim().min(1).max(400);
const both = z.strictObject({ nb: text, en: text });
const day = z.iso.date();

/** "valid_to?" is a field that may be left empty. */
const asked = z
  .string()
  .refine((field) => field.replace(/\?$/, "") in certificateFields)
  .transform(
    (field): AskedField => ({ key: field.replace(/\?$/, "") as CertificateField, isOptional: field.endsWith("?") }),
  );

const certificateType = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9_]{1,40}$/),
    group: z.enum(certificateGroups),
    name: both,
    /** Counts as environmental certification, unless the buyer's settings say otherwise. */
    countsAsEnvironmental: z.boolean(),
    /** How long it is good for when it does not say itself; null: until somebody says otherwise. */
    monthsValid: z.int().min(1).max(120).nullable(),
    /** Where that comes from. */
    basis: text,
    fields: z.array(asked).min(1),
    /** Where it can be checked, in the order to try. */
    verify: both,
    /** Editions of the standard; a certificate to one that is withdrawn ends with it, whatever it says. */
    editions: z.array(z.strictObject({ name: text, until: day.optional() })).optional(),
    /** Sent in on a page of its own (declarations, own codes); not to be chosen when uploading here. */
    takenElsewhere: z.boolean().optional(),
  })
  .refine(({ fields }) => new Set(fields.map(({ key }) => key)).size === fields.length)
  .refine(({ fields }) => fields.filter(({ key }) => columnOf[key] === "validFrom").length === 1)
  .refine(({ fields, editions }) => fields.some(({ key }) => key === "edition") === (editions !== undefined));

export type CertificateType = z.infer<typeof certificateType>;

/** @throws when the content is not what it should be */
export function certificateTypesOf(content: unknown): { version: number; types: CertificateType[] } {
  return z
    .strictObject({ version: z.int().min(1), types: z.array(certificateType).min(1) })
    .refine(({ types }) => new Set(types.map(({ key }) => key)).size === types.length)
    .parse(content);
}

/** An audit of how people are treated, by a third party. */
export const isAuditReport = (type: Pick<CertificateType, "group"> | undefined) => type?.group === "social_audit";

export const isCertification = ({ group }: Pick<CertificateType, "group">) => certifications.includes(group);
