/** What was made of a declaration: by whom, when, and what the supplier was told. */
import type { Store } from "db/client.server";
import { declarationReviews, members } from "db/schema/index";
import type { DeclarationPart } from "db/schema/words";
import { and, desc, eq } from "drizzle-orm";

type Whose = { buyerId: string; supplierId: string };

/** What a coordinator sent back, and with which words. */
export type Returned = { words: string; parts: DeclarationPart[] };

export async function newestReview(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [newest] = await store
    .select({
      declarationId: declarationReviews.declarationId,
      outcome: declarationReviews.outcome,
      words: declarationReviews.words,
      parts: declarationReviews.parts,
      by: members.name,
      at: declarationReviews.createdAt,
    })
    .from(declarationReviews)
    .leftJoin(
      members,
      and(eq(members.buyerId, declarationReviews.buyerId), eq(members.id, declarationReviews.reviewedBy)),
    )
    .where(
      and(
        eq(declarationReviews.buyerId, buyerId),
        eq(declarationReviews.supplierId, supplierId),
        eq(declarationReviews.requestId, requestId),
      ),
    )
    .orderBy(desc(declarationReviews.id))
    .limit(1);
  return newest;
}

/** What is to be filled in again, while it is the supplier's turn. */
export async function returnedIn(store: Store, whose: Whose, requestId: string): Promise<Returned | null> {
  const review = await newestReview(store, whose, requestId);
  return review?.outcome === "returned" ? { words: review.words!, parts: review.parts } : null;
}
