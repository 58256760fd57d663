/** What is filled in about a certificate: the fields its type asks for, and which earlier one it takes the place of. */
import * as z from "zod/mini";

import { choice, choices, date, id, optional, requiredText, say, wholeNumber } from "~/forms/rules";
import { type AskedField, type CertificateField, certificateFields, columnOf } from "./certificate-fields";

const shortText = requiredText(200);
const longText = requiredText(2000);
const days = { min: "1990-01-01", max: "2099-12-31" };

export type FieldValue = string | number | string[] | null;
export type Filled = { [Field in CertificateField]?: FieldValue } & { replaces: string | null };

/** @param known what may be chosen: the standard's editions, and the sites of the company facts as `siteKey` spells them */
export function certificateForm(
  fields: readonly AskedField[],
  { editions, sites }: { editions: readonly string[]; sites: readonly string[] },
): z.ZodMiniType<Filled> {
  const ruleOf = (key: CertificateField): z.ZodMiniType<FieldValue> => {
    switch (certificateFields[key]) {
      case "date":
        return date(days);
      case "number":
        return wholeNumber({ min: 0, max: 1_000_000 });
      case "edition":
        return choice(editions);
      case "long text":
        return longText;
      default:
        return shortText;
    }
  };
  const shape = Object.fromEntries(
    fields.map(({ key, isOptional }) => [
      key,
      key === "sites" ? choices(sites) : isOptional ? optional(ruleOf(key)) : ruleOf(key),
    ]),
  );
  const first = fields.find(({ key }) => columnOf[key] === "validFrom")?.key;
  return z
    .object({ ...shape, replaces: optional(id) })
    .check(
      z.refine((filled) => isInOrder(filled as Filled, first), { error: say("validToFirst"), path: ["valid_to"] }),
    ) as unknown as z.ZodMiniType<Filled>;
}

const isInOrder = (filled: Filled, first: CertificateField | undefined) =>
  !first || !filled.valid_to || !filled[first] || filled.valid_to >= filled[first];

type Site = { country: string; place: string | null };

/** One site in a form: its country and, where it has one, its place. */
export const siteKey = ({ country, place }: Site) => (place ? `${country} ${place}` : country);

/** What was filled in, as it is kept. */
export function columnsOf(filled: Filled, fields: readonly AskedField[], sites: readonly Site[]) {
  const kept = {
    holderName: null,
    number: null,
    issuer: null,
    accreditationBody: null,
    edition: null,
    scope: null,
  } as Record<"holderName" | "number" | "issuer" | "accreditationBody" | "edition" | "scope", string | null>;
  const dates: { validFrom: string | null; validTo: string | null } = { validFrom: null, validTo: null };
  const details: Record<string, string | number> = {};
  for (const { key } of fields) {
    const value = filled[key] ?? null;
    const column = columnOf[key];
    if (column === "sites" || Array.isArray(value)) continue;
    if (column === "validFrom" || column === "validTo") dates[column] = value as string | null;
    else if (column) kept[column] = value as string | null;
    else if (value !== null) details[key] = value;
  }
  const named = (filled.sites ?? []) as readonly string[];
  return {
    ...kept,
    ...dates,
    details,
    sites: sites.filter((site) => named.includes(siteKey(site))).map(({ country, place }) => ({ country, place })),
  };
}

type Kept = ReturnType<typeof columnsOf>;

/** What is kept, as a form has it. */
export function fieldsFrom(kept: Partial<Kept>, fields: readonly AskedField[]): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.map(({ key }) => {
      const column = columnOf[key];
      if (column === "sites") return [key, (kept.sites ?? []).map(siteKey)];
      return [key, (column ? kept[column] : kept.details?.[key]) ?? null];
    }),
  );
}

export const typeForm = (types: readonly string[]) => z.object({ form: z.literal("type"), type: choice(types) });
export const removeForm = z.object({ form: z.literal("remove") });
export const renewingForm = z.object({ form: z.literal("renewing") });
