/** What the pages of a declaration take. Anything may be left open: what is missing is told, and stops nobody from saving. */
import * as z from "zod/mini";

import { choice, choices, date, file, optional, optionalText, requiredText, say } from "~/forms/rules";
import { minerals } from "../minerals/minerals";

/** Names what the page showed (drafts.server.ts). */
const token = z.string().check(z.maxLength(100));

/** Of two changes of the same page, the one that applies; and the other as it was shown. */
const settling = { seen: token, settle: z.optional(choice(["mine", "theirs"])), theirs: z.optional(token) };

export type Settling = { seen: string; settle?: "mine" | "theirs" | undefined; theirs?: string | undefined };

/** What the page is held against: the other's change, once it was shown and chosen against. */
export const baseOf = ({ seen, settle, theirs }: Settling) => (settle === "mine" && theirs ? theirs : seen);

const line = optionalText(500);

export const scopeLetters = ["A", "B", "C"] as const;

export const companyForm = z.object({
  ...settling,
  name: line,
  scope: optional(choice(scopeLetters)),
  scopeDescription: optionalText(2000),
  uniqueId: line,
  uniqueIdAuthority: line,
  address: line,
  contactName: line,
  contactEmail: line,
  contactPhone: line,
  authorizerName: line,
  authorizerTitle: line,
  authorizerEmail: line,
  authorizerPhone: line,
  effectiveDate: optional(date()),
});

export type AskedField = { name: string; options: readonly string[] };

/** @param fields the page's questions, by the names of their fields */
export const answersForm = (fields: readonly AskedField[]) =>
  z.object({
    ...settling,
    answers: z.optional(
      z.object(
        Object.fromEntries(
          fields.map(({ name, options }) => [
            name,
            z.optional(z.object({ value: optional(choice(options)), comment: optionalText(2000) })),
          ]),
        ),
      ),
    ),
  }) as unknown as z.ZodMiniType<
    Settling & { answers?: Record<string, { value: string | null; comment: string | null } | undefined> }
  >;

export const productsForm = z.object({
  ...settling,
  list: optionalText(200_000),
  componentsRated: optionalText(1000),
});

/** On the products' page: the file that says how components are risk-rated. */
export const ratingForm = z.object({ form: z.literal("rating"), file });
export const uploadedRating = z.object({ form: z.literal("rating") });

export const beginForms = {
  fresh: z.object({
    form: z.literal("fresh"),
    minerals: choices(minerals),
  }),
  renew: z.object({ form: z.literal("renew") }),
};

const cid = z.pipe(
  z.pipe(
    requiredText(20),
    z.transform((typed) => typed.replace(/\s/g, "").toUpperCase()),
  ),
  z.string().check(z.regex(/^CID\d{6}$/, say("cid"))),
);

const metal = choice(minerals);

export const smelterForms = {
  add: z.object({ form: z.literal("add"), cid }),
  own: z.object({
    form: z.literal("own"),
    metal,
    name: requiredText(300),
    country: optionalText(100),
    cid: optional(cid),
  }),
  unknown: z.object({ form: z.literal("unknown"), metal }),
};

export const anySmelter = z.discriminatedUnion("form", [smelterForms.add, smelterForms.own, smelterForms.unknown]);

const written = z
  .object({
    form: z.literal("change"),
    seen: token,
    metal,
    kind: choice(["listed", "not listed", "not yet identified"]),
    name: optionalText(300),
    country: optionalText(100),
    cid: optional(cid),
    recycled: optional(choice(["Yes", "No", "Unknown"])),
    mineNames: optionalText(1000),
    mineCountries: optionalText(1000),
    comments: optionalText(1000),
  })
  .check(
    z.refine(({ kind, name }) => kind === "not yet identified" || name !== null, {
      error: say("smelterName"),
      path: ["name"],
    }),
  );

export const smelterRowForms = { change: written, remove: z.object({ form: z.literal("remove") }) };
export const anySmelterRow = z.discriminatedUnion("form", [smelterRowForms.change, smelterRowForms.remove]);
