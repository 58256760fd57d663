/** The fields of a supplier as a member fills them in, and how two people's versions of them are told apart. */
import { criticalities, supplierRoles } from "db/schema/words";
import * as z from "zod/mini";

import { isCountry } from "~/features/countries/countries";
import {
  checkbox,
  choice,
  choices,
  email,
  id,
  matching,
  optional,
  optionalText,
  phone,
  requiredText,
  say,
  wholeNumber,
} from "~/forms/rules";
import { organisationNumber } from "./organisation-number";

const country = z.string(say("choice")).check(z.refine(isCountry, { error: say("choice") }));

const fields = {
  name: requiredText(200),
  country: optional(country),
  organisationNumber: optionalText(50),
  erpKey: optionalText(100),
  role: optional(choice(supplierRoles)),
  category: optionalText(100),
  /** Production equipment, freight, maintenance, IT, hosting. */
  isApart: checkbox,
  criticality: optional(choice(criticalities)),
  yearlySpend: optional(wholeNumber({ min: 0, max: 1_000_000_000_000 })),
  ownerId: optional(id),
  coordinatorId: optional(id),
};

type Numbered = { country: string | null; organisationNumber: string | null };
const problemOf = ({ country, organisationNumber: typed }: Numbered) => {
  const read = typed === null ? null : organisationNumber(typed, country);
  return read && "problem" in read ? read.problem : null;
};
const numberOfLength = z.refine<Numbered>((given) => problemOf(given) !== "length", {
  error: say("organisationNumberLength"),
  path: ["organisationNumber"],
});
const numberThatChecks = z.refine<Numbered>((given) => problemOf(given) !== "checksum", {
  error: say("organisationNumberWrong"),
  path: ["organisationNumber"],
});

export const supplierForm = z
  .object({ ...fields, version: wholeNumber({ min: 1, max: 2_000_000_000 }) })
  .check(numberOfLength, numberThatChecks);

/** A new one may bring its first contact along. */
export const newSupplierForm = z
  .object({
    ...fields,
    status: choice(["not yet assessed", "prospective"]),
    contactName: optionalText(200),
    contactEmail: optional(email),
    contactPhone: optional(phone),
    contactTitle: optionalText(200),
    /** Ticked once it is clear that it is not the same as one there is. */
    isAnother: checkbox,
  })
  .check(
    numberOfLength,
    numberThatChecks,
    z.refine((given) => !given.contactEmail || given.contactName !== null, {
      error: say("required"),
      path: ["contactName"],
    }),
    z.refine((given) => !given.contactName || given.contactEmail !== null, {
      error: say("required"),
      path: ["contactEmail"],
    }),
  );

export type SupplierValues = z.infer<ReturnType<typeof plainFields>>;
const plainFields = () => z.object(fields);
export type NewSupplierValues = z.infer<typeof newSupplierForm>;

/** The order they stand in on the page. */
export const supplierFields = Object.keys(fields) as (keyof SupplierValues)[];

export const noteForm = z.object({
  kind: choice(["note", "call"]),
  body: requiredText(5000),
  spokeWith: optionalText(200),
  nextContact: optional(matching(/^\d{4}-\d\d-\d\d$/, say("date"), 10)),
});

export const deactivateForm = z.object({ reason: requiredText(1000), forPeople: requiredText(4000) });

/** For a button that says all there is to say. */
export const nothingForm = z.object({});
export const seenForm = z.object({ change: id });
export const proposalForm = z.object({ proposal: id, intent: choice(["granted", "refused"]) });

export const handOverForm = z
  .object({ fromId: id, toId: id, as: choices(["owner", "coordinator"], { min: 1 }) })
  .check(z.refine(({ fromId, toId }) => fromId !== toId, { error: say("anotherMember"), path: ["toId"] }));
