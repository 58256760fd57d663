/** The forms of an import: the file, what its columns hold, and what to do where the portal asks. */
import * as z from "zod/mini";
import { checkbox, choice, file, type MessageKey, matching, optional, rows, say } from "~/forms/rules";

import { everyField, type Field, mappingProblem } from "./import-fields";

/** In the browser; the server reads the file itself. */
export const uploadForm = z.object({ file });
export const nothingTyped = z.object({});

export const matchingForm = z
  .object({
    columns: rows(z.object({ field: optional(choice(everyField as readonly [Field, ...Field[]])) }), { max: 200 }),
    country: optional(matching(/^[A-Z]{2}$/, "choice", 2)),
    isWithoutHeader: checkbox,
  })
  .check(
    z.check(({ value: { columns }, issues }) => {
      const fields = columns.map(({ field }) => field);
      const wrong = (place: number, message: MessageKey) =>
        issues.push({ code: "custom", message, path: ["columns", place, "field"], input: fields[place] });
      if (mappingProblem(fields) === "noName") wrong(0, "columnNoName");
      for (const [place, field] of fields.entries()) {
        if (field !== null && fields.indexOf(field) < place) wrong(place, "columnTwice");
      }
    }),
  );

const answer = matching(/^(update|add|skip|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/, "choice", 36);

export const answersForm = z.object({
  all: optional(choice(["update", "add", "skip"])),
  rows: z.optional(z.record(z.string().check(z.regex(/^row\d{1,6}$/, say("choice"))), optional(answer))),
});
