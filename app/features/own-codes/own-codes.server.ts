/**
 * A supplier's own code instead of a signature on ours: sent in by its people, or recorded by a coordinator where it is
 * published. The same code may answer for several versions of ours; each time it is compared is a comparison of its own.
 */
import type { Store } from "db/client.server";
import { comparisons, contacts, files, members, ownCodes } from "db/schema/index";
import type { CodeStandard } from "db/schema/words";
import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { type Outcome, settleAsked } from "~/features/requests/answers.server";
import { tellBuyer } from "~/features/requests/asides.server";
import type { Act } from "~/features/requests/kinds";
import { act, type Request } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import { codeKey } from "~/features/signatures/tracking.server";

import { addendumFor, readAddendum } from "./addenda.server";

type Whose = { buyerId: string; supplierId: string };

/** Only our code of conduct has another code's like; terms and agreements are signed or declined. */
export const mayWithOwnCode = (
  request: Pick<Request, "kind" | "key" | "state">,
  name: Act,
  who: Parameters<typeof may>[3],
) => request.key === codeKey && may(request.kind, request.state, name, who);

export type NewCode = {
  fileId: string | null;
  translationId: string | null;
  address: string | null;
  language: "nb" | "en" | "other";
  standard: CodeStandard | null;
  datedOn: string;
};

/** A code brought now, or one of the supplier's that is known already. */
type Code = NewCode | { sameAs: string };

/** "We have our own": it goes to the coordinator, and asks no more of the supplier until it has been compared. */
export async function bringOwnCode(
  store: Store,
  by: SupplierSession,
  task: Request,
  code: Code,
  now: Date,
): Promise<Outcome> {
  const done = await use(store, by, task, code, now);
  if ("refusal" in done) return done;
  await takeBackAsked(store, by, [task.id]);
  await tellBuyer(store, by, task, "own code");
  return done;
}

/** A code that is published, or has come by another way, recorded without the supplier's act. */
export async function recordOwnCode(
  store: Store,
  by: MemberSession,
  request: Request,
  code: Code,
  now: Date,
): Promise<Outcome> {
  const done = await use(store, by, request, code, now);
  if (!("refusal" in done)) await settleAsked(store, by, request, now);
  return done;
}

async function use(
  store: Store,
  by: MemberSession | SupplierSession,
  request: Request,
  code: Code,
  now: Date,
): Promise<Outcome> {
  const { id: requestId, buyerId, supplierId, documentId, key } = request;
  if (key !== codeKey || !documentId) return { refusal: "unknown" };
  const known = "sameAs" in code ? await ownCodesOf(store, request) : [];
  if ("sameAs" in code && !known.some(({ id }) => id === code.sameAs)) return { refusal: "unknown" };
  const done = await act(store, request, "use own code", by, now, { reason: null });
  if ("refusal" in done) return done;
  const ownCodeId = "sameAs" in code ? code.sameAs : await keepCode(store, by, request, code);
  await store.insert(comparisons).values({ buyerId, supplierId, requestId, ownCodeId, documentId });
  return { ok: true };
}

async function keepCode(store: Store, by: MemberSession | SupplierSession, whose: Whose, code: NewCode) {
  const from = by.audience === "supplier" ? { broughtBy: by.contactId } : { recordedBy: by.memberId };
  const [made] = await store
    .insert(ownCodes)
    .values({ buyerId: whose.buyerId, supplierId: whose.supplierId, ...code, ...from })
    .returning({ id: ownCodes.id });
  return made!.id;
}

const [originals, translations] = [alias(files, "originals"), alias(files, "translations")];

const shown = {
  id: ownCodes.id,
  address: ownCodes.address,
  language: ownCodes.language,
  standard: ownCodes.standard,
  datedOn: ownCodes.datedOn,
  fileId: ownCodes.fileId,
  fileName: originals.name,
  fileSize: originals.size,
  translationId: ownCodes.translationId,
  translationName: translations.name,
  translationSize: translations.size,
  from: sql<string | null>`coalesce(${contacts.name}, ${members.name})`,
  isRecorded: sql<boolean>`${ownCodes.recordedBy} is not null`,
  createdAt: ownCodes.createdAt,
};

const codesFrom = (store: Store, { buyerId, supplierId }: Whose) => {
  const ofSupplier = (table: typeof originals | typeof translations | typeof contacts) =>
    and(eq(table.buyerId, buyerId), eq(table.supplierId, supplierId));
  return store
    .select(shown)
    .from(ownCodes)
    .leftJoin(originals, and(ofSupplier(originals), eq(originals.id, ownCodes.fileId)))
    .leftJoin(translations, and(ofSupplier(translations), eq(translations.id, ownCodes.translationId)))
    .leftJoin(contacts, and(ofSupplier(contacts), eq(contacts.id, ownCodes.broughtBy)))
    .leftJoin(members, and(eq(members.buyerId, buyerId), eq(members.id, ownCodes.recordedBy)))
    .$dynamic();
};

/** The codes a supplier has used, the newest first. */
export function ownCodesOf(store: Store, whose: Whose) {
  return codesFrom(store, whose)
    .where(and(eq(ownCodes.buyerId, whose.buyerId), eq(ownCodes.supplierId, whose.supplierId)))
    .orderBy(desc(ownCodes.id));
}

export type OwnCode = Awaited<ReturnType<typeof ownCodesOf>>[number];

/** The comparison a request is about now, with the code it is of; none while the supplier has not gone this way. */
export async function comparisonFor(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [comparison] = await store
    .select({
      id: comparisons.id,
      requestId: comparisons.requestId,
      ownCodeId: comparisons.ownCodeId,
      documentId: comparisons.documentId,
      comparedAt: comparisons.comparedAt,
      hashNb: comparisons.hashNb,
      hashEn: comparisons.hashEn,
    })
    .from(comparisons)
    .where(
      and(
        eq(comparisons.buyerId, buyerId),
        eq(comparisons.supplierId, supplierId),
        eq(comparisons.requestId, requestId),
      ),
    )
    .orderBy(desc(comparisons.id))
    .limit(1);
  if (!comparison) return undefined;
  const [ownCode] = await codesFrom(store, { buyerId, supplierId }).where(
    and(eq(ownCodes.buyerId, buyerId), eq(ownCodes.supplierId, supplierId), eq(ownCodes.id, comparison.ownCodeId)),
  );
  return { ...comparison, ownCode: ownCode! };
}

export type Comparison = NonNullable<Awaited<ReturnType<typeof comparisonFor>>>;

/** The code a task is answered with, as its own people see it. */
export async function ownCodeBehind(store: Store, by: SupplierSession, requestId: string) {
  const comparison = await comparisonFor(store, by, requestId);
  if (!comparison) return null;
  const addendum = await addendumFor(store, by, requestId);
  const clauses = addendum
    ? (await readAddendum(store, by, addendum)).nb.chapters.reduce((sum, { clauses }) => sum + clauses.length, 0)
    : 0;
  return { ...comparison.ownCode, clauses };
}
