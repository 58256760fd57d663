/**
 * Documents before they are published: started from a standard text or the version before, changed as often as needed,
 * and published once. What is published is never changed again, which the database sees to; the version before is
 * retired, and the requirement to sign it says how long a supplier has and how long it takes.
 */
import { createHash } from "node:crypto";
import type { Store } from "db/client.server";
import { buyers, documents, members, requirements } from "db/schema/index";
import { type Language, languages } from "db/schema/words";
import { and, desc, eq, isNull, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { plusDays, todayIn } from "~/features/requests/deadlines";
import { kinds } from "~/features/requests/kinds";
import { standardDocuments } from "./content/library";
import { type Blanks, type Both, clausesOf, documentOf, emptyBlanks, printDocument } from "./document-text";
import {
  type Draft,
  type DraftParts,
  type DraftProblem,
  documentFrom,
  draftOf,
  emptyDraft,
  type Move,
  moved,
} from "./draft";
import { graceDays } from "./grace";

/** Every version of every document, the newest first, with what a supplier is given to sign it. */
export async function allVersions(store: Store, buyerId: string) {
  return store
    .select({
      id: documents.id,
      key: documents.key,
      version: documents.version,
      title: documents.title,
      state: documents.state,
      publishedAt: documents.publishedAt,
      publishedBy: members.name,
      graceUntil: documents.graceUntil,
      daysToAnswer: requirements.daysToAnswer,
      minutes: requirements.minutes,
    })
    .from(documents)
    .leftJoin(members, and(eq(members.buyerId, documents.buyerId), eq(members.id, documents.publishedBy)))
    .leftJoin(
      requirements,
      and(
        eq(requirements.buyerId, documents.buyerId),
        eq(requirements.kind, "document"),
        eq(requirements.key, documents.key),
        isNull(requirements.retiredAt),
      ),
    )
    .where(and(eq(documents.buyerId, buyerId), isNull(documents.questionnaireId)))
    .orderBy(documents.key, desc(documents.version));
}

export async function versionBehind(store: Store, buyerId: string, id: string) {
  const [found] = await store
    .select({ document: documents, publishedBy: members.name })
    .from(documents)
    .leftJoin(members, and(eq(members.buyerId, documents.buyerId), eq(members.id, documents.publishedBy)))
    .where(and(eq(documents.buyerId, buyerId), eq(documents.id, id)));
  return found && { ...found.document, publishedBy: found.publishedBy };
}

export type Version = NonNullable<Awaited<ReturnType<typeof versionBehind>>>;

/** Names a draft as it was seen, so that whoever saves another's older view is told. */
export function markOf({ draft, blanks, changeNote }: Pick<Version, "draft" | "blanks" | "changeNote">): string {
  const seen = JSON.stringify([draft, Object.entries(blanks).sort(), changeNote?.nb, changeNote?.en]);
  return createHash("sha256").update(seen).digest("hex").slice(0, 16);
}

/**
 * Starts a draft: the next version of a document there is, or version 1 of a new one, from a standard text or from
 * nothing but a title.
 * @returns the draft, or the one that is there already: of each document there is at most one
 */
export async function startDraft(
  store: Store,
  by: MemberSession,
  start: { key: string } | { title: Both },
  now: Date,
): Promise<string> {
  const key = "key" in start ? start.key : await freeKey(store, by.buyerId, start.title.nb);
  const versions = await store
    .select()
    .from(documents)
    .where(and(eq(documents.buyerId, by.buyerId), eq(documents.key, key)))
    .orderBy(desc(documents.version));
  const [newest] = versions;
  if (newest?.state === "draft") return newest.id;
  const standard = standardDocuments.find((one) => one.key === key);
  const body: Both | undefined = newest?.body ?? standard?.source;
  const usedKeys = versions.flatMap(({ body }) => clausesOf(documentOf(body!)).map(({ key }) => key));
  const draft = body
    ? draftOf(documentOf(body), usedKeys)
    : emptyDraft("title" in start ? start.title : { nb: key, en: key });
  const { days, minutes } = await givenFor(store, by.buyerId, key);
  const [made] = await store
    .insert(documents)
    .values({
      buyerId: by.buyerId,
      key,
      version: (newest?.version ?? 0) + 1,
      title: draft.title,
      body: { nb: "", en: "" },
      draft,
      blanks: { ...(await factsFor(store, by.buyerId)), ...newest?.blanks },
      daysToAnswer: days,
      minutes,
      graceUntil: newest ? plusDays(todayIn(now, by.timeZone), graceDays) : null,
    })
    .returning({ id: documents.id });
  await record(store, by, {
    what: "document.drafted",
    subjectId: made!.id,
    details: { key, version: (newest?.version ?? 0) + 1 },
  });
  return made!.id;
}

export type DraftText = {
  parts: DraftParts;
  blanks: Blanks;
  changeNote: Both | null;
  daysToAnswer: number;
  minutes: number;
  graceUntil: string | null;
};

/**
 * Keeps a draft as it is, whatever is still wrong with it, and makes one move in it where one is asked for.
 * @param seen the mark it had when it was opened
 * @returns which part was moved; or the draft as another has saved it meanwhile, and nothing is kept
 */
export async function saveDraft(
  store: Store,
  by: MemberSession,
  id: string,
  seen: string,
  { parts, ...text }: DraftText,
  move: Move | null = null,
): Promise<{ shown: string | null } | { overtaken: { draft: Draft; mark: string } | null }> {
  const kept = await draftForUpdate(store, by.buyerId, id);
  if (!kept) return { overtaken: null };
  const draft = kept.draft as Draft;
  if (markOf(kept) !== seen) return { overtaken: { draft, mark: markOf(kept) } };
  const written = { ...parts, usedKeys: draft.usedKeys };
  const next = move ? moved(written, move) : { draft: written, shown: null };
  await store
    .update(documents)
    .set({ ...text, draft: next.draft, blanks: filled(text.blanks), title: titleOf(parts, kept.title!) })
    .where(and(eq(documents.buyerId, by.buyerId), eq(documents.id, id), eq(documents.state, "draft")));
  return { shown: next.shown };
}

export type NotPublished =
  | { problems: DraftProblem[] }
  | { emptyBlanks: string[] }
  | { noteMissing: Language }
  | { refusal: "overtaken" };

/** Publishes the draft as it was saved. Refused while anything is wrong with it, a blank is empty, or nobody says what is new. */
export async function publish(
  store: Store,
  by: MemberSession,
  id: string,
  now: Date,
): Promise<{ ok: true } | NotPublished> {
  const kept = await draftForUpdate(store, by.buyerId, id);
  if (!kept) return { refusal: "overtaken" };
  const read = documentFrom(kept.draft as Draft);
  if ("problems" in read) return read;
  const empty = emptyBlanks(read.document, kept.blanks);
  if (empty.length > 0) return { emptyBlanks: empty };
  const noteMissing = kept.version > 1 && languages.find((language) => !kept.changeNote?.[language].trim());
  if (noteMissing) return { noteMissing };
  const { buyerId } = by;
  const ofKey = and(eq(documents.buyerId, buyerId), eq(documents.key, kept.key));
  await store
    .update(documents)
    .set({ state: "retired" })
    .where(and(ofKey, eq(documents.state, "published")));
  await store
    .update(documents)
    .set({
      title: read.document.title,
      body: printDocument(read.document),
      draft: null,
      state: "published",
      publishedAt: now,
      publishedBy: by.memberId,
    })
    .where(and(eq(documents.buyerId, buyerId), eq(documents.id, id), eq(documents.state, "draft")));
  const given = {
    name: read.document.title,
    daysToAnswer: kept.daysToAnswer ?? kinds.document.days,
    minutes: kept.minutes ?? kinds.document.minutes,
  };
  const changed = await store
    .update(requirements)
    .set({ ...given, version: sql`${requirements.version} + 1` })
    .where(
      and(
        eq(requirements.buyerId, buyerId),
        eq(requirements.kind, "document"),
        eq(requirements.key, kept.key),
        isNull(requirements.retiredAt),
      ),
    )
    .returning({ id: requirements.id });
  if (changed.length === 0)
    await store.insert(requirements).values({ buyerId, kind: "document", key: kept.key, ...given });
  await record(store, by, {
    what: "document.published",
    subjectId: id,
    details: { key: kept.key, version: kept.version, graceUntil: kept.graceUntil },
  });
  return { ok: true };
}

/** Throws a draft away. What is published stays. */
export async function discardDraft(store: Store, by: MemberSession, id: string): Promise<"discarded" | "overtaken"> {
  const gone = await store
    .delete(documents)
    .where(and(eq(documents.buyerId, by.buyerId), eq(documents.id, id), eq(documents.state, "draft")))
    .returning({ key: documents.key, version: documents.version });
  if (gone.length === 0) return "overtaken";
  await record(store, by, { what: "document.discarded", subjectId: id, details: gone[0] });
  return "discarded";
}

/** Two administrators at once: the second waits, and then sees what the first made of it. */
async function draftForUpdate(store: Store, buyerId: string, id: string) {
  const [draft] = await store
    .select()
    .from(documents)
    .where(and(eq(documents.buyerId, buyerId), eq(documents.id, id), eq(documents.state, "draft")))
    .for("update");
  return draft;
}

/** What the blanks are filled with to begin with: the organisation's own facts. */
async function factsFor(store: Store, buyerId: string): Promise<Record<string, string>> {
  const [facts] = await store
    .select({ name: buyers.name, contactEmail: buyers.contactEmail, whistleblowingUrl: buyers.whistleblowingUrl })
    .from(buyers)
    .where(eq(buyers.id, buyerId));
  return filled({
    buyer_name: facts?.name,
    contact_email: facts?.contactEmail,
    whistleblowing_url: facts?.whistleblowingUrl ?? "",
  });
}

async function givenFor(store: Store, buyerId: string, key: string) {
  const [found] = await store
    .select({ days: requirements.daysToAnswer, minutes: requirements.minutes })
    .from(requirements)
    .where(
      and(
        eq(requirements.buyerId, buyerId),
        eq(requirements.kind, "document"),
        eq(requirements.key, key),
        isNull(requirements.retiredAt),
      ),
    );
  return found ?? { days: kinds.document.days, minutes: kinds.document.minutes };
}

/** A key of its own for a new document: its title in plain letters, with a number where that is taken. */
async function freeKey(store: Store, buyerId: string, title: string): Promise<string> {
  const plain = title
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  const wanted = plain || "document";
  const taken = new Set((await allVersions(store, buyerId)).map(({ key }) => key));
  for (const { key } of standardDocuments) taken.add(key);
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}_${number}`)) number++;
  return `${wanted}_${number}`;
}

/** The title as it is written; a language without one keeps what it had. */
const titleOf = ({ title }: DraftParts, before: Both): Both => ({
  nb: title.nb.trim() || before.nb,
  en: title.en.trim() || before.en,
});

const filled = (blanks: Blanks): Record<string, string> =>
  Object.fromEntries(Object.entries(blanks).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
