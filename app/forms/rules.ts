/**
 * The rules forms are made of.
 *
 * A broken rule answers with the key of its message, never with words: the server checks the form, the browser may have
 * checked it first, and either way the message is spoken in the reader's language where it is shown. Every text has a
 * longest length, so that nothing endless comes further than the form. zod/mini, since the browser gets these as well.
 */
import type { Texts } from "locales/index";
import * as z from "zod/mini";
import { isDate } from "~/i18n/format";

export type MessageKey = keyof Texts["validation"];

export const say = (key: MessageKey) => key;

const nothing = null;
const trimmed = (max: number) =>
  z.string(say("required")).check(z.trim(), z.normalize("NFC"), z.maxLength(max, say("tooLong")));

/** @param max the most characters it may have */
export const requiredText = (max: number) => trimmed(max).check(z.minLength(1, say("required")));

/** A text that may be left out: null then, so that saving it empties the column. */
export const optionalText = (max: number) => optional(trimmed(max));

/** Any rule, for a field that may be left empty or out: null then. */
export const optional = <Output>(rule: z.ZodMiniType<Output>) =>
  z.pipe(
    z.transform((typed: unknown): unknown =>
      typeof typed === "string" && typed.trim() === "" ? nothing : (typed ?? nothing),
    ),
    z.nullable(rule) as z.ZodMiniType<Output | null, unknown>,
  ) as unknown as z.ZodMiniType<Output | null>;

/** One line of text in a form of its own, such as an organisation number. */
export const matching = (pattern: RegExp, key: MessageKey, max: number) =>
  requiredText(max).check(z.regex(pattern, key));

// Spaces, commas and angle brackets would let one field name two recipients. One spelling, so that it is found again.
export const email = requiredText(254).check(
  z.toLowerCase(),
  z.regex(/^[^\s@<>()[\]",;:\\]+@[^\s@<>()[\]",;:\\.]+(?:\.[^\s@<>()[\]",;:\\.]+)+$/u, say("email")),
);

export const phone = matching(/^\+?[\d\s()./-]{5,30}$/, say("phone"), 30);

/** A web address as people write it, "firma.no" included; kept as a browser needs it. */
export const webAddress = z.pipe(
  z.pipe(
    requiredText(300),
    z.transform((typed) => (/^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : `https://${typed}`)),
  ),
  z.string().check(z.refine(isWebAddress, { error: say("webAddress") })),
);

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return /^https?:$/.test(protocol) && hostname.includes(".") && username === "";
}

export const choice = <const Options extends readonly string[]>(options: Options) => z.enum(options, say("choice"));

/** A box that may be ticked or not. */
export const checkbox = z.pipe(
  z.transform((typed: unknown) => typed === "on"),
  z.boolean(),
) as unknown as z.ZodMiniType<boolean>;

/** A box that must be ticked: a consent, a confirmation. */
export const ticked = z.literal("on", say("mustTick"));

type DateLimits = { min?: string; max?: string };

/** A day that exists, as `2026-11-21` or, typed by hand, `21.11.2026`. */
export const date = ({ min, max }: DateLimits = {}) =>
  z.pipe(
    z.pipe(requiredText(20), z.transform(isoDate)),
    z.string().check(
      z.refine(exists, { error: say("date"), abort: true }),
      z.refine((day) => !min || day >= min, { error: say("dateTooEarly"), params: { min } }),
      z.refine((day) => !max || day <= max, { error: say("dateTooLate"), params: { max } }),
    ),
  );

function isoDate(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(typed) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : typed;
}

/** A year of another century is a slip of the finger. */
const exists = (day: string) => /^(19|20|21)/.test(day) && isDate(day);

/** A whole number, which may be written with spaces between the thousands. */
export const wholeNumber = ({ min, max }: { min: number; max: number }) =>
  z.pipe(
    z.pipe(
      requiredText(20),
      z.transform((typed) =>
        /^[-−]?[\d\s]+$/.test(typed) ? Number(typed.replace("−", "-").replace(/\s/g, "")) : Number.NaN,
      ),
    ),
    z.int(say("wholeNumber")).check(z.minimum(min, say("tooSmall")), z.maximum(max, say("tooBig"))),
  );

/**
 * A number with decimals, written with a comma or a point, and with spaces between the thousands. One sign and three
 * digits after it, as in "1.234", may mean either and is asked about.
 */
export const decimalNumber = ({ min, max, integer }: { min: number; max: number; integer?: boolean }) =>
  z.pipe(
    z.pipe(
      requiredText(30),
      z.transform((typed) => typed.replace("−", "-").replace(/\s/g, "")),
    ),
    z.pipe(
      z.string().check(
        z.refine((typed) => /^-?\d+([.,]\d+)?$/.test(typed), { error: say("number"), abort: true }),
        z.refine((typed) => !/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(typed), { error: say("numberUnclear"), abort: true }),
      ),
      z.pipe(
        z.transform((typed: string) => Number(typed.replace(",", "."))),
        z.number().check(
          z.refine((number) => !integer || Number.isInteger(number), { error: say("wholeNumber"), abort: true }),
          z.minimum(min, say("tooSmall")),
          z.maximum(max, say("tooBig")),
        ),
      ),
    ),
  ) as unknown as z.ZodMiniType<number>;

/** The code from an e-mail; people copy it with spaces. */
export const sixDigits = z.pipe(
  z.pipe(
    requiredText(20),
    z.transform((typed) => typed.replace(/\s/g, "")),
  ),
  z.string().check(z.regex(/^\d{6}$/, say("sixDigits"))),
);

/** What was ticked in a list; one alone comes as a text, none not at all. */
const list = z.transform((typed: unknown) =>
  typed === undefined || typed === "" ? [] : Array.isArray(typed) ? typed : [typed],
);

type HowMany = { min?: number; max?: number };

export const choices = <const Options extends readonly string[]>(options: Options, { min = 0 }: HowMany = {}) =>
  z.pipe(
    list,
    z.array(choice(options)).check(z.minLength(min, say("chooseOne")), z.maxLength(options.length, say("tooMany"))),
  );

/** Ids of ticked rows. */
export const ids = ({ min = 0, max = 10_000 }: HowMany = {}) =>
  z.pipe(list, z.array(id).check(z.minLength(min, say("chooseOne")), z.maxLength(max, say("tooMany"))));

/** An id in a hidden field or an option. */
export const id = z.string(say("choice")).check(z.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, say("choice")));

/** Rows of the same fields, such as sites. */
export const rows = <Row>(row: z.ZodMiniType<Row>, { min = 0, max = 100 }: HowMany = {}) =>
  z.pipe(
    list,
    z.array(row).check(z.minLength(min, say("required")), z.maxLength(max, say("tooMany"))),
  ) as unknown as z.ZodMiniType<Row[]>;

/** A chosen file. Its content is checked by the server. */
export const file = z.custom<File>((value) => value instanceof File, say("file"));
