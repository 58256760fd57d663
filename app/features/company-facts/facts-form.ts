/**
 * Company facts: what a supplier says first and is never asked again, as it is filled in and as it is kept (DESIGN 2).
 *
 * At least one site, since the countries of the sites decide the risk level (DESIGN 8); a reseller or a service may have
 * none worth telling. Whoever sells what others have made says where it was made. A row left wholly empty is no answer
 * and no mistake.
 */
import { type SupplierRole, supplierRoles } from "db/schema/words";
import * as z from "zod/mini";

import { isCountry } from "~/features/countries/countries";
import { organisationNumber } from "~/features/suppliers/organisation-number";
import { choice, email, id, optional, optionalText, requiredText, rows, say, wholeNumber } from "~/forms/rules";

export type Site = {
  readonly country: string;
  readonly place: string | null;
  readonly makes: string | null;
  readonly employees: number | null;
};

export type Facts = {
  readonly legalName: string;
  readonly organisationNumber: string | null;
  readonly country: string;
  readonly role: SupplierRole;
  readonly sites: readonly Site[];
  /** Where goods come from that are only sold on. */
  readonly resoldCountries: readonly string[];
  readonly signatoryName: string;
  readonly signatoryTitle: string | null;
  readonly signatoryEmail: string | null;
};

const sellsOn = (role: SupplierRole) => role === "reseller" || role === "both";
const needsSite = (role: SupplierRole) => role === "producer" || role === "both";

export const mostSites = 50;
export const mostCountries = 50;

const country = z.string(say("country")).check(z.refine(isCountry, { error: say("country") }));
const siteFields = {
  country: optional(country),
  place: optionalText(200),
  makes: optionalText(300),
  employees: optional(wholeNumber({ min: 0, max: 10_000_000 })),
};
type TypedSite = { [Field in keyof typeof siteFields]?: string | number | null };
const fieldsOfSite = Object.keys(siteFields) as (keyof typeof siteFields)[];

const isEmpty = (site: TypedSite) => fieldsOfSite.every((field) => (site[field] ?? null) === null);

const fields = z.object({
  /** The facts that were there when the page was opened; whoever sends in others meanwhile is not overwritten. */
  basedOn: optional(id),
  legalName: requiredText(200),
  organisationNumber: optionalText(50),
  country,
  role: choice(supplierRoles),
  sites: rows(z.object(siteFields), { max: mostSites }),
  resold: rows(z.object({ country: optional(country) }), { max: mostCountries }),
  signatoryName: requiredText(200),
  signatoryTitle: requiredText(200),
  signatoryEmail: optional(email),
});
type Filled = z.infer<typeof fields>;

/** What depends on other fields is told together with the rest, not once the rest is right. */
const always = { when: () => true };
const dependent = z.superRefine<Filled>((given: Partial<Filled>, context) => {
  const wrong = (key: Parameters<typeof say>[0], ...path: (string | number)[]) =>
    context.addIssue({ code: "custom", message: say(key), path, input: given, continue: true });
  const has = (...path: (string | number)[]) =>
    context.issues.some((issue) => path.every((step, place) => issue.path?.[place] === step));

  const typed = given.organisationNumber ?? null;
  if (given.country === "NO" && !has("country") && !has("organisationNumber")) {
    const read = typed === null ? null : organisationNumber(typed, given.country);
    if (read === null) wrong("required", "organisationNumber");
    else if ("problem" in read)
      wrong(read.problem === "length" ? "organisationNumberLength" : "organisationNumberWrong", "organisationNumber");
  }
  if (!given.role || has("role")) return;

  const sites: TypedSite[] = Array.isArray(given.sites) ? given.sites : [];
  const isAnyFilled = sites.some((site, place) => !isEmpty(site) || has("sites", place));
  sites.forEach((site, place) => {
    const isAsked = !isEmpty(site) || has("sites", place) || (place === 0 && !isAnyFilled && needsSite(given.role!));
    if (!isAsked) return;
    for (const field of fieldsOfSite)
      if ((site[field] ?? null) === null && !has("sites", place, field))
        wrong(field === "country" ? "country" : "required", "sites", place, field);
  });
  if (sites.length === 0 && needsSite(given.role) && !has("sites")) wrong("required", "sites", 0, "country");

  const resold = Array.isArray(given.resold) ? given.resold : [];
  if (sellsOn(given.role) && !has("resold") && resold.every((row) => !row.country))
    wrong("country", "resold", 0, "country");
}, always as never);

/** A country of goods sold on that was typed before the role was changed is nobody's business any more. */
const withoutLeftovers = z.transform((typed: unknown): unknown => {
  if (typeof typed !== "object" || typed === null || !("role" in typed)) return typed;
  return sellsOn(typed.role as SupplierRole) ? typed : { ...typed, resold: [] };
});

export const factsForm = z.pipe(
  z.pipe(withoutLeftovers, fields.check(dependent)),
  z.transform(({ basedOn, resold, sites, ...given }: Filled): Facts & { basedOn: string | null } => ({
    ...given,
    basedOn,
    organisationNumber: keptNumber(given.organisationNumber, given.country),
    sites: sites.filter((site) => !isEmpty(site)).map((site) => ({ ...site, country: site.country! })),
    resoldCountries: [...new Set(resold.flatMap((row) => row.country ?? []))],
  })),
) as unknown as z.ZodMiniType<Facts & { basedOn: string | null }>;

export const confirmForm = z.object({ basedOn: id });

function keptNumber(typed: string | null, registeredIn: string): string | null {
  if (typed === null) return null;
  const read = organisationNumber(typed, registeredIn);
  return "number" in read ? read.number : typed;
}

/** What is known, as the fields hold it. */
export function fieldsFrom({ resoldCountries = [], sites = [], ...known }: Partial<Facts>) {
  return { ...known, sites, resold: resoldCountries.map((code) => ({ country: code })) };
}

export const factFields = [
  "legalName",
  "organisationNumber",
  "country",
  "role",
  "sites",
  "resoldCountries",
  "signatoryName",
  "signatoryTitle",
  "signatoryEmail",
] as const satisfies (keyof Facts)[];

/** Where two people's answers differ, in the order of the page. */
export function differences(one: Facts, other: Facts): (keyof Facts)[] {
  const plain = (facts: Facts, field: keyof Facts) => {
    if (field === "sites")
      return facts.sites.map(({ country, place, makes, employees }) => [country, place, makes, employees]);
    return field === "resoldCountries" ? [...facts.resoldCountries].sort() : facts[field];
  };
  return factFields.filter((field) => JSON.stringify(plain(one, field)) !== JSON.stringify(plain(other, field)));
}
