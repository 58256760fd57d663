/** The versions of questionnaires as an administrator sees them, and a definition brought in as a file. */
import type { Store } from "db/client.server";
import { members, questionnaires, requests } from "db/schema/index";
import { and, asc, count, desc, eq, isNotNull, ne } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { keysTaken, type Problem, type Questionnaire, readQuestionnaire } from "./questionnaire";
import { draftQuestionnaire } from "./questionnaires.server";

/** The six forms of today take 150 kB together with all they refer to. */
export const definitionLimit = 2_000_000;

const shown = {
  id: questionnaires.id,
  key: questionnaires.key,
  version: questionnaires.version,
  title: questionnaires.title,
  state: questionnaires.state,
  changeNote: questionnaires.changeNote,
  publishedAt: questionnaires.publishedAt,
  publishedBy: members.name,
};

/** The newest of each first; with how many requests are answered in it. */
export async function allQuestionnaires(store: Store, buyerId: string) {
  const rows = await store
    .select(shown)
    .from(questionnaires)
    .leftJoin(members, and(eq(members.buyerId, questionnaires.buyerId), eq(members.id, questionnaires.publishedBy)))
    .where(eq(questionnaires.buyerId, buyerId))
    .orderBy(asc(questionnaires.key), desc(questionnaires.version));
  const asked = await store
    .select({ id: requests.questionnaireId, count: count() })
    .from(requests)
    .where(and(eq(requests.buyerId, buyerId), isNotNull(requests.questionnaireId), ne(requests.state, "draft")))
    .groupBy(requests.questionnaireId);
  const counts = new Map(asked.map(({ id, count }) => [id, count]));
  return rows.map((row) => ({ ...row, requests: counts.get(row.id) ?? 0 }));
}

export async function versionBehind(store: Store, buyerId: string, id: string) {
  const [found] = await store
    .select({ ...shown, definition: questionnaires.definition })
    .from(questionnaires)
    .leftJoin(members, and(eq(members.buyerId, questionnaires.buyerId), eq(members.id, questionnaires.publishedBy)))
    .where(and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.id, id)));
  return found && { ...found, definition: found.definition as Questionnaire };
}

/** The version before, which a new one is compared with. */
export async function versionBefore(
  store: Store,
  buyerId: string,
  { key, version }: { key: string; version: number },
): Promise<Questionnaire | null> {
  const [found] = await store
    .select({ definition: questionnaires.definition })
    .from(questionnaires)
    .where(
      and(eq(questionnaires.buyerId, buyerId), eq(questionnaires.key, key), eq(questionnaires.version, version - 1)),
    );
  return found ? (found.definition as Questionnaire) : null;
}

/**
 * Takes in a definition as a draft, which replaces the one there may be.
 * @returns why not: no JSON, with the line where it breaks off; or each thing wrong, with what was read
 */
export async function importQuestionnaire(
  store: Store,
  by: MemberSession,
  bytes: Uint8Array,
): Promise<{ id: string } | { noJson: { line: number | null } } | { problems: Problem[]; written: unknown }> {
  const parsed = parse(bytes);
  if ("noJson" in parsed) return parsed;
  const { written } = parsed;
  const read = readQuestionnaire(written);
  if ("problems" in read) return { problems: read.problems, written };
  const problems = keysTaken(read.questionnaire, await definitionsOf(store, by.buyerId));
  if (problems.length > 0) return { problems, written };
  return { id: await draftQuestionnaire(store, by, read.questionnaire) };
}

/** All there have been; of drafts nobody has answered anything. */
async function definitionsOf(store: Store, buyerId: string): Promise<Questionnaire[]> {
  const rows = await store
    .select({ definition: questionnaires.definition })
    .from(questionnaires)
    .where(and(eq(questionnaires.buyerId, buyerId), ne(questionnaires.state, "draft")));
  return rows.map(({ definition }) => definition as Questionnaire);
}

function parse(bytes: Uint8Array): { written: unknown } | { noJson: { line: number | null } } {
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { written: JSON.parse(text) };
  } catch (error) {
    const [, place] = /position (\d+)/.exec(String(error)) ?? [];
    return { noJson: { line: place ? text.slice(0, Number(place)).split("\n").length : null } };
  }
}
