/**
 * The log in words: what an event says to a member who reads it. Who did it and when stand beside the words; the name of
 * an event (events.server.ts) is never shown. An event whose words are not written yet is told as "something else".
 */
import type { Both } from "db/schema/columns";
import type { Language, RiskLevel } from "db/schema/words";

import { countryName } from "~/features/countries/countries";
import type { RiskChange } from "~/features/risk/risk-level";
import { formatDate, formatList } from "~/i18n/format";
import type { Translate } from "~/i18n/say";

export type Told = { said: string; more: string[] };

/**
 * @param t the translator itself, which knows every text (`i18n.t`)
 * @returns a few words, and what there is to add: a date, a version, a reason
 */
export function tell({ what, details }: { what: string; details?: unknown }, t: Translate, language: Language): Told {
  const known = (details ?? {}) as Record<string, unknown>;
  const [subject = "", ...rest] = what.split(".");
  const key = subject === "request" ? `requests:happened.${rest.join(".")}` : `story:happened.${what}`;
  const own = `story:happened.${what}`;
  const said = say(t, own) ?? say(t, key) ?? t("story:something");
  return { said, more: addenda(known, t, language) };
}

/** "China was added: high instead of low." */
export function tellRisk(change: RiskChange, t: Translate, language: Language): string {
  const { before, after, cause, country, added, removed } = change;
  const named = (codes: readonly string[]) => codes.map((code) => countryName(code, language));
  const one = country ? countryName(country, language) : (named(added)[0] ?? named(removed)[0] ?? "");
  const levels = { before: t(`story:levels.${before}`), after: t(`story:levels.${after}`) };
  const needsCountry = cause === "country added" || cause === "country removed" || cause === "countries told";
  const known = cause === "country removed" ? (named(removed)[0] ?? one) : one;
  const why =
    needsCountry && !known ? t("story:risk.other", levels) : t(`story:risk.${cause}`, { country: known, ...levels });
  return why;
}

/** What is asked for now, what no longer, and what is although it need not be. */
const told = { asked: "nowAsked", withdrawn: "noLongerAsked", kept: "stillAsked" } as const;

function addenda(details: Record<string, unknown>, t: Translate, language: Language): string[] {
  const text = (name: string) =>
    typeof details[name] === "string" && details[name] ? (details[name] as string) : null;
  const day = (name: string) => {
    const value = text(name);
    return value && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, language) : null;
  };
  const document = text("document") ?? text("key");
  const until = day("until") ?? day("deadline");
  const [signedOn, reviewOn, reason, withoutProof] = [
    day("signedOn"),
    day("reviewOn"),
    text("reason"),
    text("withoutProof"),
  ];
  const clauses = Array.isArray(details.clauses) ? (details.clauses as string[]) : [];
  const hasRisk = text("before") && text("after") && typeof details.why === "object";
  return [
    document && typeof details.version === "number"
      ? t("story:version", { document: say(t, `story:documents.${document}`) ?? document, version: details.version })
      : null,
    clauses.length > 0 ? t("story:clauses", { count: clauses.length, clauses: formatList(clauses, language) }) : null,
    until && t("story:until", { date: until }),
    signedOn && t("story:signedOn", { date: signedOn }),
    reviewOn && t("story:reviewOn", { date: reviewOn }),
    hasRisk ? tellRisk(details.why as RiskChange, t, language) : null,
    text("levelBefore") &&
      t("story:levelNow", {
        before: t(`story:levels.${details.levelBefore as RiskLevel}`),
        after: t(`story:levels.${details.levelAfter as RiskLevel}`),
      }),
    ...(["asked", "withdrawn", "kept"] as const).map((part) => {
      const names = Array.isArray(details[part]) ? (details[part] as Both[]).map((name) => name[language]) : [];
      return names.length > 0 && t(`story:${told[part]}`, { what: formatList(names, language) });
    }),
    reason && t("story:reason", { reason }),
    withoutProof && t("story:withoutProof", { reason: withoutProof }),
  ].filter((one): one is string => Boolean(one));
}

/** A text that may not be there: names of events are data. */
function say(t: Translate, key: string): string | null {
  const said = t(key as never, { defaultValue: "" } as never);
  return said === "" || said === key ? null : said;
}
