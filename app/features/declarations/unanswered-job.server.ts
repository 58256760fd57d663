/** Questions about a declaration that nobody of the supplier has answered for fourteen days become gaps. */
import type { Database } from "db/client.server";
import { sql } from "drizzle-orm";

import { inScope } from "~/features/accounts/scopes.server";
import { raise } from "~/features/gaps/gaps.server";
import type { Flag } from "~/features/minerals/flags";
import { answerDays, questionsIn } from "./follow-up";
import { gapFrom } from "./gaps-found.server";
import { onceEach, unanswered } from "./submission.server";

type Due = { buyer_id: string; supplier_id: string; request_id: string; template: string; flags: string };

export async function raiseUnanswered({ database }: { database: Database }): Promise<void> {
  const before = new Date(Date.now() - answerDays * 86_400_000).toISOString();
  await inScope(database, { role: "job" }, async (store) => {
    const due = await store.execute<Due>(sql`
      select declarations.buyer_id, declarations.supplier_id, declarations.request_id, declarations.template, declarations.flags::text as flags
        from declarations
        join requests on requests.buyer_id = declarations.buyer_id and requests.supplier_id = declarations.supplier_id
         and requests.id = declarations.request_id and requests.state in ('submitted', 'in review', 'accepted', 'accepted with gaps')
       where declarations.submitted_at < ${before}
         and not exists (select from declarations later where later.buyer_id = declarations.buyer_id
           and later.supplier_id = declarations.supplier_id and later.request_id = declarations.request_id and later.number > declarations.number)
         and exists (select from messages where messages.buyer_id = declarations.buyer_id and messages.supplier_id = declarations.supplier_id
           and messages.request_id = declarations.request_id and num_nonnulls(messages.member_id, messages.contact_id) = 0)
         and not exists (select from messages where messages.buyer_id = declarations.buyer_id and messages.supplier_id = declarations.supplier_id
           and messages.request_id = declarations.request_id and messages.contact_id is not null and messages.created_at >= declarations.submitted_at)
         and not exists (select from gaps where gaps.buyer_id = declarations.buyer_id and gaps.supplier_id = declarations.supplier_id
           and gaps.request_id = declarations.request_id and gaps.rule = declarations.template || ' unanswered')`);
    for (const { buyer_id: buyerId, supplier_id: supplierId, request_id: requestId, template, flags } of due)
      await raise(
        store,
        { audience: "portal", buyerId },
        { buyerId, supplierId, requestId },
        { source: "declaration", rule: unanswered(template) },
        onceEach(questionsIn(JSON.parse(flags) as Flag[]).map(gapFrom)),
      );
  });
}
