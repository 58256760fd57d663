/** The forms of an import: the file, what its columns hold, and what to do where the portal asks. */
import * as z from "zod/mini";
import { checkbox, choice, file, matching, optional, rows, say } from "~/forms/rules";

import { everyField, type Field, mappingProblem } from "./import-fields";

/** In the browser; the server reads the file itself. */
export const uploadForm = z.object({ file });
export const nothingTyped = z.object({});

export const matchingForm = z
  .object({
    columns: rows(optional(choice(everyField as readonly [Field, ...Field[]])), { max: 200 }),
    country: optional(matching(/^[A-Z]{2}$/, "choice", 2)),
    isWithoutHeader: checkbox,
  })
  .check(
    z.refine(({ columns }) => mappingProblem(columns) !== "noName", { error: say("columnNoName"), path: ["columns"] }),
    z.check(({ value: { columns }, issues }) => {
      for (const [place, field] of columns.entries()) {
        if (field === null || columns.indexOf(field) === place) continue;
        issues.push({ code: "custom", message: say("columnTwice"), path: ["columns", place], input: field });
      }
    }),
  );

const answer = matching(/^(update|add|skip|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/, "choice", 36);

export const answersForm = z.object({
  all: optional(choice(["update", "add", "skip"])),
  rows: z.optional(z.record(z.string().check(z.regex(/^row\d{1,6}$/, say("choice"))), optional(answer))),
});
