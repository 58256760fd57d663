/** What registers and ratings say of a supplier, as members have looked it up. */
import type { Store } from "db/client.server";
import { checks, files, members } from "db/schema/index";
import type { CheckKind, CheckResult, EcovadisTheme } from "db/schema/words";
import { and, desc, eq } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";

type Whose = { buyerId: string; supplierId: string };

/** The newest first. */
export function checksOf(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({
      id: checks.id,
      kind: checks.kind,
      source: checks.source,
      checkedOn: checks.checkedOn,
      result: checks.result,
      words: checks.words,
      score: checks.score,
      themes: checks.themes,
      validTo: checks.validTo,
      by: members.name,
      fileId: checks.fileId,
      fileName: files.name,
    })
    .from(checks)
    .innerJoin(members, and(eq(members.buyerId, checks.buyerId), eq(members.id, checks.checkedBy)))
    .leftJoin(
      files,
      and(eq(files.buyerId, checks.buyerId), eq(files.supplierId, checks.supplierId), eq(files.id, checks.fileId)),
    )
    .where(and(eq(checks.buyerId, buyerId), eq(checks.supplierId, supplierId)))
    .orderBy(desc(checks.checkedOn), desc(checks.id))
    .limit(50);
}

export type Check = Awaited<ReturnType<typeof checksOf>>[number];

export type Checked = {
  kind: CheckKind;
  source: string;
  checkedOn: string;
  result: CheckResult;
  words: string | null;
  score: number | null;
  themes: Record<EcovadisTheme, number | null>;
  validTo: string | null;
};

/** @param fileId what was found, kept from the supplier */
export async function keepCheck(
  store: Store,
  by: MemberSession,
  supplierId: string,
  { themes, ...checked }: Checked,
  fileId: string | null,
): Promise<void> {
  const given = Object.entries(themes).filter((one): one is [EcovadisTheme, number] => one[1] !== null);
  const [kept] = await store
    .insert(checks)
    .values({
      ...checked,
      buyerId: by.buyerId,
      supplierId,
      themes: checked.kind === "ecovadis" ? Object.fromEntries(given) : {},
      fileId,
      checkedBy: by.memberId,
    })
    .returning({ id: checks.id });
  await record(store, by, {
    what: "check.made",
    supplierId,
    subjectId: kept!.id,
    details: { kind: checked.kind, result: checked.result },
  });
}
