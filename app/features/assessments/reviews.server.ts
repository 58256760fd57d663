/** What was made of a submission: by whom, when, and what the supplier was told. */
import type { Store } from "db/client.server";
import { members, reviews } from "db/schema/index";
import { and, desc, eq } from "drizzle-orm";

import type { Returned } from "./returning";

type Whose = { buyerId: string; supplierId: string };

export async function newestReview(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [newest] = await store
    .select({
      submissionId: reviews.submissionId,
      outcome: reviews.outcome,
      words: reviews.words,
      questions: reviews.questions,
      followUps: reviews.followUps,
      by: members.name,
      at: reviews.createdAt,
    })
    .from(reviews)
    .leftJoin(members, and(eq(members.buyerId, reviews.buyerId), eq(members.id, reviews.reviewedBy)))
    .where(and(eq(reviews.buyerId, buyerId), eq(reviews.supplierId, supplierId), eq(reviews.requestId, requestId)))
    .orderBy(desc(reviews.id))
    .limit(1);
  return newest;
}

/** What is to be answered again, while it is the supplier's turn. */
export async function returnedIn(store: Store, whose: Whose, requestId: string): Promise<Returned | null> {
  const review = await newestReview(store, whose, requestId);
  if (review?.outcome !== "returned") return null;
  const { questions, followUps, words } = review;
  return { words: words!, questions, open: new Set([...questions, ...followUps]) };
}
