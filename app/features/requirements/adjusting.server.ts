/**
 * What is asked of a supplier follows what it is: a changed risk level, site, category, criticality or spend asks for
 * more, or no longer asks for something. What the supplier has begun is never withdrawn, nor what a person asked for by
 * hand; and whoever was never asked for anything is not asked by a correction of its data.
 */
import type { Store } from "db/client.server";
import { contacts, requests } from "db/schema/index";
import { and, eq, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { withdraw } from "~/features/requests/answers.server";
import { type Request, requestsOf } from "~/features/requests/requests.server";
import { isOpen } from "~/features/requests/rules";
import { translatorFor } from "~/i18n/translators.server";
import { askWhatIsNew, effectsOf, tableInForce } from "./requirements.server";

/** Asked for by a table, and nothing was done with it yet. */
const isUntouched = ({ tableId, state }: Request) =>
  tableId !== null && (state === "sent" || state === "opened" || state === "ordered");

/** Brings what is asked of one supplier into line with the table in force, in the name of who changed the supplier. */
export async function adjust(store: Store, by: MemberSession, supplierId: string, now: Date): Promise<void> {
  const whose = { buyerId: by.buyerId, supplierId };
  const table = await tableInForce(store, by.buyerId);
  if (!table || !(await wasAsked(store, whose))) return;
  const chosen = sql`suppliers.id = ${supplierId} and suppliers.status not in ('inactive', 'suspended')`;
  const effects = await effectsOf(store, by, table.lines, now, chosen);
  const { required, asked, invitees } = effects;
  const [invitee] = invitees;
  const fresh = invitee?.outcome === "now" ? invitee.fresh.map((place) => asked[place]!) : [];
  if (fresh.length > 0) await askWhatIsNew(store, by, table.id, effects, now);

  const all = required.get(supplierId) ?? [];
  const surplus = (await requestsOf(store, whose)).filter(
    ({ kind, key, tableId, state }) =>
      tableId !== null && isOpen(state) && !all.some((one) => one.kind === kind && one.key === key),
  );
  const untouched = surplus.filter(isUntouched);
  const reason = await reasonFor(store, whose);
  for (const request of untouched) await withdraw(store, by, request, reason, now);
  const begun = surplus.filter((request) => !isUntouched(request));
  if (fresh.length + untouched.length > 0)
    await record(store, by, {
      what: "requirements.adjusted",
      supplierId,
      details: {
        asked: fresh.map(({ name }) => name),
        withdrawn: untouched.map(({ name }) => name),
        kept: begun.map(({ name }) => name),
      },
    });
}

async function wasAsked(store: Store, { buyerId, supplierId }: { buyerId: string; supplierId: string }) {
  const [one] = await store
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(
        eq(requests.buyerId, buyerId),
        eq(requests.supplierId, supplierId),
        sql`${requests.state} not in ('draft', 'withdrawn')`,
      ),
    )
    .limit(1);
  return one !== undefined;
}

/** Why something is not asked for any more, in the language the supplier is written to. */
async function reasonFor(store: Store, { buyerId, supplierId }: { buyerId: string; supplierId: string }) {
  const [reader] = await store
    .select({ language: contacts.language })
    .from(contacts)
    .where(and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.isMain, true)));
  return translatorFor(reader?.language ?? "nb").t("requirements:noLongerAsked");
}
