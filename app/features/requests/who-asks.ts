/**
 * Who asks and why: what a supplier is told before it opens anything, by the buyer's legal basis (DESIGN 1 and 6).
 *
 * The sentences are in locales/{nb,en}/asking.ts (domain texts, version 1). Here is decided which of them apply: one
 * deadline or several, still to come or past, and how the mail can be checked with what the buyer has told of itself.
 */
import type { Language, LegalBasis, RequestKind } from "db/schema/words";
import { formatDate, formatList } from "~/i18n/format";
import type { Translate } from "~/i18n/say";

export type Asking = {
  buyer: { name: string; legalBasis: LegalBasis; phone: string | null; website: string | null };
  /** Whom to call when in doubt: the owner, else the buyer's own contact. */
  person: string | null;
  /** What is still to be done; empty when everything is. */
  tasks: readonly { kind: RequestKind; name: string; minutes: number; deadline: string }[];
};

export type WhoAsks = {
  why: string;
  asked: string;
  /** Only where there is something to do. */
  time: string | null;
  use: string;
  genuine: string;
};

/** @param today the date in the buyer's time zone */
export function whoAsks(asking: Asking, t: Translate, language: Language, today: string): WhoAsks {
  const { buyer, person, tasks } = asking;
  const names = { buyer: buyer.name, person: person ?? buyer.name };
  const deadlines = [...new Set(tasks.map((task) => task.deadline))].sort();
  const [first] = deadlines;
  const minutes = tasks.reduce((sum, task) => sum + task.minutes, 0);
  const dated = { tasks: inWords(tasks, t, language), deadline: first ? formatDate(first, language) : "" };
  return {
    why: t(`asking:why.${buyer.legalBasis}`, names),
    asked: !first
      ? t("asking:asked.nothing", names)
      : first < today
        ? t("asking:asked.past", dated)
        : deadlines.length > 1
          ? t("asking:asked.several", dated)
          : t("asking:asked.one", dated),
    time: first ? t("asking:time", { count: minutes }) : null,
    use: t(`asking:use.${buyer.legalBasis}`, names),
    genuine:
      buyer.phone && buyer.website
        ? t("asking:genuine.number", { ...names, phone: buyer.phone, website: buyer.website })
        : buyer.website
          ? t("asking:genuine.website", { ...names, website: buyer.website })
          : t("asking:genuine.known", names),
  };
}

/** "opplysninger om bedriften og signatur på «Etiske retningslinjer» og «Taushetsavtale»", each kind once. */
function inWords(tasks: Asking["tasks"], t: Translate, language: Language): string {
  const kindsAsked = [...new Set(tasks.map((task) => task.kind))];
  const [open, close] = language === "nb" ? ["«", "»"] : ["“", "”"];
  const phrases = kindsAsked.map((kind) => {
    const names = new Set(tasks.filter((task) => task.kind === kind).map((task) => `${open}${task.name}${close}`));
    return t(`asking:task.${kind}`, { name: formatList([...names], language) });
  });
  return formatList(phrases, language);
}
