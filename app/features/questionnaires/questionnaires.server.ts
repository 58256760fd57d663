/**
 * Questionnaires in the database: drafted from a definition, and published once. What is published is never changed
 * again, which the database sees to; the version before is retired, and goes on being what earlier requests ask.
 */
import { createHash } from "node:crypto";
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { documents, questionnaires, requirements } from "db/schema/index";
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { printDocument } from "~/features/documents/document-text";
import { record } from "~/features/events/events.server";
import { usuallySatisfies } from "~/features/requests/covering";
import type { Questionnaire } from "./questionnaire";
import { formAsDocument } from "./signed-form";

/**
 * Drafts the next version of a questionnaire: of each there is at most one draft, which this replaces.
 * @param definition checked; the number it carries gives way to the one that is next
 */
export async function draftQuestionnaire(store: Store, by: MemberSession, definition: Questionnaire): Promise<string> {
  const { buyerId } = by;
  const { key, title } = definition;
  const [newest] = await store
    .select({ version: questionnaires.version })
    .from(questionnaires)
    .where(and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.key, key), ne(questionnaires.state, "draft")))
    .orderBy(desc(questionnaires.version))
    .limit(1);
  const version = (newest?.version ?? 0) + 1;
  const [draft] = await store
    .insert(questionnaires)
    .values({ buyerId, key, version, title, definition: { ...definition, version } })
    .onConflictDoUpdate({
      target: [questionnaires.buyerId, questionnaires.key, questionnaires.version],
      set: { title, definition: { ...definition, version } },
    })
    .returning({ id: questionnaires.id });
  await record(store, by, { what: "questionnaire.drafted", subjectId: draft!.id, details: { key, version } });
  return draft!.id;
}

type Publishing = {
  /** What is new, for the members who follow the answers. */
  changeNote?: Both | null;
  /** The mark the draft had when it was looked at; one that was replaced meanwhile is not published unseen. */
  seen?: string;
};

/** Publishes a draft: from now on it is what is asked. Requests sent before keep the version they were sent with. */
export async function publishQuestionnaire(
  store: Store,
  by: MemberSession,
  id: string,
  now: Date,
  { changeNote = null, seen }: Publishing = {},
): Promise<"published" | "overtaken"> {
  const { buyerId } = by;
  const [draft] = await store
    .select()
    .from(questionnaires)
    .where(and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.id, id), eq(questionnaires.state, "draft")))
    .for("update");
  if (!draft || (seen !== undefined && seen !== markOf(draft))) return "overtaken";
  const { key, version, title } = draft;
  await store
    .update(questionnaires)
    .set({ state: "retired" })
    .where(
      and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.key, key), eq(questionnaires.state, "published")),
    );
  await store
    .update(questionnaires)
    .set({ state: "published", publishedAt: now, publishedBy: by.memberId, changeNote })
    .where(and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.id, id)));
  const definition = draft.definition as Questionnaire;
  if (definition.isSigned) await publishForm(store, by, { id, key, version, title, definition }, now);
  const { estimatedMinutes, defaultDueDays, renewalMonths } = definition;
  const given = {
    name: title,
    daysToAnswer: defaultDueDays,
    minutes: estimatedMinutes,
    validMonths: renewalMonths,
  };
  await store
    .insert(requirements)
    .values({ buyerId, kind: "assessment", key, satisfies: usuallySatisfies(key), ...given })
    .onConflictDoUpdate({
      target: [requirements.buyerId, requirements.kind, requirements.key],
      targetWhere: isNull(requirements.retiredAt),
      set: { ...given, version: sql`${requirements.version} + 1` },
    });
  await record(store, by, { what: "questionnaire.published", subjectId: id, details: { key, version } });
  return "published";
}

type Published = { id: string; key: string; version: number; title: Both; definition: Questionnaire };

/** What a signature on answers is a signature on: the form, as the version of a document that is never asked for by itself. */
async function publishForm(
  store: Store,
  { buyerId, memberId }: MemberSession,
  { id, key, version, title, definition }: Published,
  now: Date,
) {
  await store
    .update(documents)
    .set({ state: "retired" })
    .where(and(eq(documents.buyerId, buyerId), eq(documents.key, key), eq(documents.state, "published")));
  await store.insert(documents).values({
    buyerId,
    key,
    version,
    title,
    body: printDocument(formAsDocument(definition)),
    state: "published",
    publishedAt: now,
    publishedBy: memberId,
    questionnaireId: id,
  });
}

/** Throws a draft away. What is published stays. */
export async function discardQuestionnaire(
  store: Store,
  by: MemberSession,
  id: string,
): Promise<"discarded" | "overtaken"> {
  const gone = await store
    .delete(questionnaires)
    .where(and(eq(questionnaires.buyerId, by.buyerId), eq(questionnaires.id, id), eq(questionnaires.state, "draft")))
    .returning({ key: questionnaires.key, version: questionnaires.version });
  if (gone.length === 0) return "overtaken";
  await record(store, by, { what: "questionnaire.discarded", subjectId: id, details: gone[0] });
  return "discarded";
}

/** Names a definition as it was seen. */
export const markOf = ({ definition }: { definition: unknown }) =>
  createHash("sha256").update(JSON.stringify(definition)).digest("base64url").slice(0, 22);

/** The version in force of a questionnaire. */
export async function newestQuestionnaire(store: Store, buyerId: string, key: string) {
  const [row] = await store
    .select({ id: questionnaires.id, version: questionnaires.version })
    .from(questionnaires)
    .where(
      and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.key, key), eq(questionnaires.state, "published")),
    );
  return row;
}

/** Definitions read before. A published one never changes, and who may see which is asked of the request it is pinned to. */
const read = new Map<string, Questionnaire>();
const mostKept = 200;

/** The very version a request was sent with. */
export async function questionnaireBehind(store: Store, buyerId: string, id: string): Promise<Questionnaire> {
  const known = read.get(id);
  if (known) return known;
  const [row] = await store
    .select({ definition: questionnaires.definition, state: questionnaires.state })
    .from(questionnaires)
    .where(and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.id, id)));
  if (!row) throw new Error(`No questionnaire ${id}`);
  const questionnaire = row.definition as Questionnaire;
  if (row.state !== "draft") {
    if (read.size >= mostKept) read.clear();
    read.set(id, questionnaire);
  }
  return questionnaire;
}
