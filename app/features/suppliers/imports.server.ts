/**
 * Imports: a list from its upload to what became of it. A file that cannot be read leaves nothing behind; one that can is
 * kept as it came, and read again whenever it is looked at, so that nothing half understood is ever stored.
 */
import type { Store } from "db/client.server";
import { imports, members } from "db/schema/index";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { enqueue } from "~/features/jobs/queue.server";
import { todayIn } from "~/features/requests/deadlines";
import { readSheet } from "~/features/sheets/read-sheet.server";
import type { SheetProblem } from "~/features/sheets/sheet";
import type { Reject } from "./import";
import { carryOut, planFor } from "./import.server";
import { headerRow, matchColumns } from "./import-columns";
import {
  type Counts,
  countsOf,
  type GivenAnswers,
  importLimits,
  type Matching,
  mostAtOnce,
  type Preview,
  previewOf,
  rejectsIn,
  type SheetFound,
} from "./import-view";

type State = (typeof imports.$inferSelect)["state"];

const shown = {
  id: imports.id,
  fileName: imports.fileName,
  state: imports.state,
  sheet: sql<SheetFound>`${imports.sheet}`,
  mapping: sql<Matching | null>`${imports.mapping}`,
  preview: sql<Preview | null>`${imports.preview}`,
  answers: sql<GivenAnswers>`${imports.answers}`,
  outcome: sql<Counts | null>`${imports.outcome}`,
  startedBy: members.name,
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
};

/** Everything but the file and the rows that stayed out, which may be large. */
export async function importOf(store: Store, buyerId: string, id: string) {
  const [found] = await store
    .select(shown)
    .from(imports)
    .innerJoin(members, and(eq(members.buyerId, imports.buyerId), eq(members.id, imports.startedBy)))
    .where(and(eq(imports.buyerId, buyerId), eq(imports.id, id)));
  return found;
}

export type Import = NonNullable<Awaited<ReturnType<typeof importOf>>>;

/** The newest first. */
export function importsOf(store: Store, buyerId: string) {
  const { id, fileName, state, outcome, startedBy, createdAt } = shown;
  return store
    .select({
      id,
      fileName,
      state,
      outcome,
      startedBy,
      createdAt,
      rows: sql<number>`(${imports.sheet} ->> 'rows')::int`,
    })
    .from(imports)
    .innerJoin(members, and(eq(members.buyerId, imports.buyerId), eq(members.id, imports.startedBy)))
    .where(eq(imports.buyerId, buyerId))
    .orderBy(desc(imports.id))
    .limit(50);
}

const limits = { textBytes: importLimits.bytes, workbookBytes: importLimits.bytes, rows: importLimits.rows };

/** Keeps a list that can be read. */
export async function takeIn(
  store: Store,
  { buyerId, memberId }: MemberSession,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ id: string } | { problem: SheetProblem }> {
  const read = await readSheet(bytes, limits);
  if ("problem" in read) return read;
  const sheet = found(read.sheet.rows);
  if (sheet.rows === 0) return { problem: { key: "empty", params: {} } };
  const [added] = await store
    .insert(imports)
    .values({ buyerId, startedBy: memberId, fileName: name.slice(0, 200), file: bytes, sheet })
    .returning({ id: imports.id });
  return { id: added!.id };
}

const samplesOfEach = 3;

function found(rows: readonly (readonly string[])[]): SheetFound {
  const headerAt = headerRow(rows);
  const below = rows.slice(headerAt + 1).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const header = rows[headerAt] ?? [];
  const width = below.slice(0, 1000).reduce((widest, { length }) => Math.max(widest, length), header.length);
  const hasKnown = matchColumns(header).some(({ field }) => field !== null);
  const columns = Array.from({ length: width }, (_, column) => {
    const samples = new Set<string>();
    for (const cells of below.slice(0, 200)) {
      const cell = cells[column]?.trim();
      if (cell && samples.size < samplesOfEach) samples.add(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
    }
    return { header: header[column]?.trim().slice(0, 100) ?? "", samples: [...samples] };
  });
  // A file of one row, without headings, is a list of one supplier.
  return { headerAt, rows: below.length === 0 && !hasKnown ? 1 : below.length, columns };
}

/** How the columns are matched to begin with: as they were last time, else as their headings are understood. */
export function matchingFor({ mapping, sheet }: Pick<Import, "mapping" | "sheet">): Matching {
  return (
    mapping ?? {
      columns: matchColumns(sheet.columns.map(({ header }) => header)).map(({ field }) => field),
      country: null,
      hasHeader: true,
    }
  );
}

/** Steps that may still be gone back to. */
const beforeRunning: State[] = ["uploaded", "checking", "checked", "failed"];

/** Finds out what a list would do; a long one by and by. */
export async function look(
  store: Store,
  member: MemberSession,
  one: Import,
  matching: Matching,
  now: Date,
): Promise<void> {
  const columns = one.sheet.columns.map((_, column) => matching.columns[column] ?? null);
  const set = await move(store, member, one.id, beforeRunning, {
    state: "checking",
    mapping: { ...matching, columns },
    preview: null,
    answers: { all: null, rows: {} } satisfies GivenAnswers,
  });
  if (set) await goOn(store, member, one, now);
}

/** Brings a list in as it was looked at, with the answers given. */
export async function start(
  store: Store,
  member: MemberSession,
  one: Import,
  answers: GivenAnswers,
  now: Date,
): Promise<void> {
  const set = await move(store, member, one.id, ["checked"], { state: "running", answers, startedBy: member.memberId });
  if (set) await goOn(store, member, one, now);
}

/** @returns false when the list is somewhere else already: a second click, or a colleague was first */
async function move(
  store: Store,
  { buyerId }: MemberSession,
  id: string,
  from: State[],
  to: Partial<typeof imports.$inferInsert> & { state: State },
): Promise<boolean> {
  const moved = await store
    .update(imports)
    .set(to)
    .where(and(eq(imports.buyerId, buyerId), eq(imports.id, id), inArray(imports.state, from)))
    .returning({ id: imports.id });
  return moved.length > 0;
}

/** A job takes over what is long, and what would have to wait for another list of this buyer's that is going in. */
async function goOn(store: Store, member: MemberSession, { id, sheet }: Import, now: Date): Promise<void> {
  if (sheet.rows > mostAtOnce || !(await isAlone(store, member.buyerId)))
    await enqueue(store, "import suppliers", { importId: id });
  else await work(store, member, id, now);
}

const turn = (buyerId: string) => sql`hashtextextended('imports of ' || ${buyerId}, 0)`;
async function isAlone(store: Store, buyerId: string): Promise<boolean> {
  const [row] = await store.execute<{ alone: boolean }>(
    sql`select pg_try_advisory_xact_lock(${turn(buyerId)}) as alone`,
  );
  return row!.alone;
}

/** One list of a buyer at a time, since each is planned against what the others leave. */
export const waitForTurn = (store: Store, buyerId: string) =>
  store.execute(sql`select pg_advisory_xact_lock(${turn(buyerId)})`);

/**
 * Does what the list waits for: it is looked at, or brought in. Whoever comes second finds it done.
 * Planned anew when it goes in: suppliers may have been added or changed since it was looked at.
 */
export async function work(store: Store, member: MemberSession, id: string, now: Date): Promise<void> {
  const { buyerId } = member;
  const [one] = await store
    .select({ ...shown, startedBy: imports.startedBy, file: imports.file })
    .from(imports)
    .where(and(eq(imports.buyerId, buyerId), eq(imports.id, id)))
    .for("update");
  if (!one?.mapping || (one.state !== "checking" && one.state !== "running")) return;
  const read = await readSheet(one.file, limits);
  // It was read when it came in.
  if ("problem" in read) throw new Error(`an imported list cannot be read any more: ${read.problem.key}`);
  const { planned, unreadable } = await planFor(store, buyerId, read.sheet.rows, {
    sheet: one.sheet,
    matching: one.mapping,
    answers: one.answers,
    today: todayIn(now, member.timeZone),
  });
  const whose = and(eq(imports.buyerId, buyerId), eq(imports.id, id));
  if (one.state === "checking") {
    await store
      .update(imports)
      .set({ state: "checked", preview: previewOf(planned, unreadable) })
      .where(whose);
    return;
  }
  await carryOut(store, member, planned, { importId: id, fileName: one.fileName, now });
  const rejects = rejectsIn(planned, unreadable, "out");
  const outcome = countsOf(planned, rejects);
  await record(store, member, {
    what: "suppliers.imported",
    subjectId: id,
    details: { list: one.fileName, ...outcome },
  });
  await store.update(imports).set({ state: "done", outcome, rejects, finishedAt: now }).where(whose);
}

/** A list that never went in is nobody's. */
export async function discard(store: Store, { buyerId }: MemberSession, id: string): Promise<boolean> {
  const gone = await store
    .delete(imports)
    .where(and(eq(imports.buyerId, buyerId), eq(imports.id, id), inArray(imports.state, beforeRunning)))
    .returning({ id: imports.id });
  return gone.length > 0;
}

/** The file as it came and the rows of it that stayed out. */
export async function rejectedOf(store: Store, buyerId: string, id: string) {
  const [one] = await store
    .select({
      fileName: imports.fileName,
      file: imports.file,
      sheet: shown.sheet,
      mapping: shown.mapping,
      preview: shown.preview,
      rejects: sql<Reject[] | null>`${imports.rejects}`,
    })
    .from(imports)
    .where(and(eq(imports.buyerId, buyerId), eq(imports.id, id), eq(imports.state, "done")));
  if (!one?.rejects?.length) return undefined;
  const read = await readSheet(one.file, limits);
  if ("problem" in read) return undefined;
  const headerAt = one.mapping?.hasHeader === false ? one.sheet.headerAt - 1 : one.sheet.headerAt;
  return { fileName: one.fileName, rows: read.sheet.rows, headerAt, rejects: one.rejects };
}
