/**
 * Comparing another code with ours, clause by clause: what is known, what a coordinator finds, and the end of it, which
 * is an addendum to sign, or an own code that is accepted as it is (DESIGN 7).
 */
import type { Store } from "db/client.server";
import { comparisons, contacts, coverage, documents, files, ownCodes } from "db/schema/index";
import type { CodeStandard, Language } from "db/schema/words";
import { and, eq, isNull, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { wordsOfClauses } from "~/features/documents/comparison";
import { type Both, clausesOf, documentOf, fillBlanks } from "~/features/documents/document-text";
import { documentBehind, type KeptDocument, newestVersion } from "~/features/documents/documents.server";
import { record } from "~/features/events/events.server";
import { type Outcome, tellSupplier } from "~/features/requests/answers.server";
import { deadlineFor, todayIn } from "~/features/requests/deadlines";
import { act, type Request, requestOf } from "~/features/requests/requests.server";
import { nameInLaw } from "~/features/signatures/signatures.server";
import { codeKey } from "~/features/signatures/tracking.server";
import { keepAddendum } from "./addenda.server";
import { addendumOf, addendumTexts } from "./addendum";
import type { ComparedChapter } from "./comparing-fields";
import { coverageOf, type Finding, type Found, isCompared, type KeptFinding, lackingIn } from "./coverage";
import { type Comparison, comparisonFor } from "./own-codes.server";

/** What is compared with ours: a supplier's own code, or a standard. */
export type Compared = { ownCodeId: string; supplierId: string } | { standard: CodeStandard };

/** Days a supplier has to sign an addendum, where its deadline is nearer: while we compared, it could not. */
const daysToSign = 14;

/** Every finding about one code, with the words that were read, from all versions of ours. */
async function findingsOf(
  store: Store,
  buyerId: string,
  compared: Compared,
  read: Map<string, Map<string, string>>,
): Promise<KeptFinding[]> {
  const rows = await store
    .select({
      documentId: coverage.documentId,
      version: documents.version,
      body: documents.body,
      blanks: documents.blanks,
      clause: coverage.clause,
      mark: coverage.mark,
      page: coverage.page,
      note: coverage.note,
    })
    .from(coverage)
    .innerJoin(documents, and(eq(documents.buyerId, coverage.buyerId), eq(documents.id, coverage.documentId)))
    .where(and(eq(coverage.buyerId, buyerId), isOf(compared)));
  return rows.map(({ documentId, body, blanks, ...finding }) => {
    const words = read.get(documentId) ?? wordsOfClauses({ text: documentOf(body!), blanks });
    read.set(documentId, words);
    return { ...finding, words: words.get(finding.clause) ?? "" };
  });
}

const isOf = (compared: Compared) =>
  "standard" in compared
    ? eq(coverage.standard, compared.standard)
    : and(eq(coverage.supplierId, compared.supplierId), eq(coverage.ownCodeId, compared.ownCodeId));

/**
 * What is known of each clause of a version of ours.
 * @param standard the one an own code says it follows
 */
export async function coverageIn(
  store: Store,
  buyerId: string,
  ours: KeptDocument,
  compared: Compared,
  standard: CodeStandard | null = null,
) {
  const clauses = wordsOfClauses(ours);
  const read = new Map([[ours.id, clauses]]);
  const own = await findingsOf(store, buyerId, compared, read);
  const ofStandard = standard ? await findingsOf(store, buyerId, { standard }, read) : [];
  const found = coverageOf(clauses, ours.version, own, ofStandard);
  return { clauses, found, isCompared: isCompared(clauses, found), lacking: lackingIn(found) };
}

/** Our code as it is now, which standards are compared with; none before the first is published. */
export async function codeInForce(store: Store, buyerId: string): Promise<KeptDocument | undefined> {
  const newest = await newestVersion(store, buyerId, codeKey);
  return newest && documentBehind(store, buyerId, newest.id);
}

/**
 * Our clauses as they are compared on screen.
 * @param shows "left" leaves out what has been compared
 */
export function chaptersOf(
  { text, blanks }: KeptDocument,
  found: ReadonlyMap<string, Found>,
  language: Language,
  shows: "all" | "left",
): ComparedChapter[] {
  const fill = (part: Both) => fillBlanks(part[language], blanks);
  return text.chapters
    .map(({ number, title, clauses }) => ({
      number,
      title: fill(title),
      isUntouched: clauses.every(({ key }) => !found.has(key)),
      clauses: clauses
        .filter(({ key }) => shows === "all" || !found.has(key))
        .map(({ key, number, text }) => ({ key, number, text: fill(text), found: found.get(key) ?? null })),
    }))
    .filter(({ clauses }) => clauses.length > 0);
}

/** Which chapter each clause stands in, by its key. */
export const chapterOfEach = ({ text }: KeptDocument): Map<string, string> =>
  new Map(text.chapters.flatMap(({ number, clauses }) => clauses.map(({ key }) => [key, number] as const)));

/** Writes down what was found of some clauses; the rest stays as it is. */
export async function mark(
  store: Store,
  by: MemberSession,
  ours: KeptDocument,
  compared: Compared,
  findings: readonly (Finding & { clause: string })[],
  now: Date,
): Promise<void> {
  const keys = new Set(clausesOf(ours.text).map(({ key }) => key));
  const known = findings.filter(({ clause }) => keys.has(clause));
  if (known.length === 0) return;
  await store
    .insert(coverage)
    .values(
      known.map((finding) => ({
        buyerId: by.buyerId,
        ...compared,
        documentId: ours.id,
        ...finding,
        markedBy: by.memberId,
        markedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [coverage.buyerId, coverage.ownCodeId, coverage.standard, coverage.documentId, coverage.clause],
      set: {
        mark: sql`excluded.mark`,
        page: sql`excluded.page`,
        note: sql`excluded.note`,
        markedBy: by.memberId,
        markedAt: now,
      },
    });
  const marks = Object.fromEntries(known.map(({ clause, mark }) => [clause, mark]));
  await record(store, by, {
    what: "coverage.marked",
    ...("standard" in compared
      ? { details: { standard: compared.standard, document: ours.key, version: ours.version, marks } }
      : {
          supplierId: compared.supplierId,
          subjectId: compared.ownCodeId,
          details: { document: ours.key, version: ours.version, marks },
        }),
  });
}

/** What a coordinator needs to compare the code a request is about; undefined where there is none. */
export async function comparisonInFull(store: Store, request: Request) {
  const comparison = await comparisonFor(store, request, request.id);
  const ours = comparison && (await documentBehind(store, request.buyerId, comparison.documentId));
  if (!comparison || !ours) return undefined;
  const compared = { ownCodeId: comparison.ownCodeId, supplierId: request.supplierId };
  const { standard } = comparison.ownCode;
  return { comparison, ours, compared, ...(await coverageIn(store, request.buyerId, ours, compared, standard)) };
}

/** What was found, as it was when the comparison was finished. */
export async function foundIn(store: Store, { buyerId, supplierId }: Request, comparisonId: string) {
  const [row] = await store
    .select({ found: comparisons.found })
    .from(comparisons)
    .where(
      and(eq(comparisons.buyerId, buyerId), eq(comparisons.supplierId, supplierId), eq(comparisons.id, comparisonId)),
    );
  return row?.found ?? [];
}

/** The addendum as it would be made now. */
export async function addendumNow(
  store: Store,
  by: MemberSession,
  request: Request,
  { comparison, ours, lacking }: NonNullable<Awaited<ReturnType<typeof comparisonInFull>>>,
) {
  const { legalName } = await nameInLaw(store, request);
  const { address, datedOn } = comparison.ownCode;
  const file = await hashOfCode(store, request, comparison.ownCodeId);
  return addendumOf(ours, lacking, { supplier: legalName, buyer: by.buyerName, datedOn, file, address });
}

async function hashOfCode(store: Store, { buyerId, supplierId }: Request, ownCodeId: string) {
  const [row] = await store
    .select({ hash: sql<string | null>`encode(${files.hash}, 'hex')` })
    .from(ownCodes)
    .innerJoin(
      files,
      and(
        eq(files.buyerId, ownCodes.buyerId),
        eq(files.supplierId, ownCodes.supplierId),
        eq(files.id, ownCodes.fileId),
      ),
    )
    .where(and(eq(ownCodes.buyerId, buyerId), eq(ownCodes.supplierId, supplierId), eq(ownCodes.id, ownCodeId)));
  return row?.hash ?? null;
}

/**
 * Ends a comparison in which every clause is marked: with the addendum, which the supplier is asked to sign; or, where
 * nothing is lacking, by accepting the code as it is. Either way whoever brought it is told.
 * @param words what the coordinator adds
 */
export async function finishComparison(
  store: Store,
  by: MemberSession,
  request: Request,
  words: string | null,
  now: Date,
): Promise<(Outcome & { clauses?: number }) | { refusal: "not compared" }> {
  const inFull = await comparisonInFull(store, request);
  if (!inFull || inFull.comparison.comparedAt) return { refusal: "not now" };
  if (!inFull.isCompared) return { refusal: "not compared" };
  const { comparison, ours, found, lacking } = inFull;
  const numbers = clausesOf(ours.text).flatMap(({ key, number }) => (lacking.has(key) ? [number] : []));
  const done = await act(store, request, "compare", by, now, {
    deadline: laterOf(request.deadline, deadlineFor("document", todayIn(now, by.timeZone), daysToSign).date),
    reason: words,
    details: { document: ours.key, version: ours.version, clauses: numbers, ...(words ? { reason: words } : {}) },
  });
  if ("refusal" in done) return done;
  const addendum =
    lacking.size > 0
      ? await keepAddendum(store, request, addendumTexts(await addendumNow(store, by, request, inFull)))
      : {};
  await store
    .update(comparisons)
    .set({
      comparedBy: by.memberId,
      comparedAt: now,
      found: clausesOf(ours.text).map(({ key, number }) => ({ key, number, ...(found.get(key) as Found) })),
      ...addendum,
    })
    .where(
      and(
        eq(comparisons.buyerId, request.buyerId),
        eq(comparisons.supplierId, request.supplierId),
        eq(comparisons.id, comparison.id),
        isNull(comparisons.comparedAt),
      ),
    );
  if (lacking.size === 0) {
    const compared = await requestOf(store, request, request.id);
    const accepted = await act(store, compared!, "accept", by, now, { reason: words });
    if ("refusal" in accepted) return accepted;
  }
  const reader = request.waitingForId ?? (await bringerOf(store, request, comparison));
  const data = { clauses: lacking.size, words: words ?? undefined };
  await tellSupplier(store, by, request, reader, { template: "own-code-compared", data });
  return { ok: true, clauses: lacking.size };
}

const laterOf = (one: string, other: string) => (one > other ? one : other);

/** Whoever of the supplier's people sent it in, as long as she is there. */
async function bringerOf(store: Store, { buyerId, supplierId }: Request, { ownCodeId }: Comparison) {
  const [row] = await store
    .select({ id: contacts.id })
    .from(ownCodes)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, ownCodes.buyerId),
        eq(contacts.supplierId, ownCodes.supplierId),
        eq(contacts.id, ownCodes.broughtBy),
      ),
    )
    .where(and(eq(ownCodes.buyerId, buyerId), eq(ownCodes.supplierId, supplierId), eq(ownCodes.id, ownCodeId)));
  return row?.id ?? null;
}
