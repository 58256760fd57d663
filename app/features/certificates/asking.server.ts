/** What suppliers are asked to show: a requirement for each type of certificate somebody has asked for. */
import type { Store } from "db/client.server";
import { requirements } from "db/schema/index";
import { isNull, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { kinds } from "~/features/requests/kinds";
import type { CertificateType } from "./certificate-types";

/** Makes a type one that can be asked for, or changes how long suppliers get. */
export async function askFor(
  store: Store,
  by: MemberSession,
  { key, name }: Pick<CertificateType, "key" | "name">,
  daysToAnswer: number = kinds.certificate.days,
): Promise<string> {
  const given = { name, daysToAnswer, minutes: kinds.certificate.minutes };
  const [requirement] = await store
    .insert(requirements)
    .values({ buyerId: by.buyerId, kind: "certificate", key, ...given })
    .onConflictDoUpdate({
      target: [requirements.buyerId, requirements.kind, requirements.key],
      targetWhere: isNull(requirements.retiredAt),
      set: { ...given, version: sql`${requirements.version} + 1` },
    })
    .returning({ id: requirements.id });
  await record(store, by, {
    what: "requirement.certificate",
    subjectId: requirement!.id,
    details: { certificate: key },
  });
  return requirement!.id;
}
