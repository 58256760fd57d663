/**
 * Reminding on schedule: once a day for each buyer, from the hour its mails go out by its own clock. Whichever process
 * comes first writes the day's row, and in the same transaction queues the day's mails; the others find it written. A day
 * on which the portal stood still has no row, and what was missed is in the next day's mail. What is to be done again is
 * asked first, so that it is in the day's one mail as well.
 */
import type { Store } from "db/client.server";
import { buyers, mails, reminderRuns } from "db/schema/index";
import { and, eq } from "drizzle-orm";
import { remindOfCertificates } from "~/features/certificates/reminding.server";
import { askAgain } from "~/features/renewals/renewing.server";
import type { Portal } from "~/portal.server";
import { inScope } from "../accounts/scopes.server";
import { record } from "../events/events.server";
import { todayIn } from "../requests/deadlines";
import { type Waiting, waitingFor } from "./facts.server";
import { holidays } from "./holidays.server";
import { plansIn, sendingHour } from "./plan";
import { isReminder, mailsOn, type Scheduled } from "./schedule";

export async function remindOnSchedule(
  { database, log }: Pick<Portal, "database" | "log">,
  now = new Date(),
): Promise<void> {
  const all = await inScope(database, { role: "job" }, (store) => store.select().from(buyers));
  for (const buyer of all.filter(({ timeZone }) => hourIn(now, timeZone) >= sendingHour)) {
    const count = await inScope(database, { role: "job" }, (store) => remindFor(store, buyer, now));
    if (count) log.info({ buyer: buyer.id, count }, "reminders queued");
  }
}

/** @returns how many mails were queued; nothing where that day's have been */
async function remindFor(store: Store, buyer: typeof buyers.$inferSelect, now: Date) {
  const day = todayIn(now, buyer.timeZone);
  const [run] = await store
    .insert(reminderRuns)
    .values({ buyerId: buyer.id, day, ranAt: now })
    .onConflictDoNothing()
    .returning({ day: reminderRuns.day });
  if (!run) return undefined;
  const rules = { plans: plansIn(buyer.settings), isHoliday: await holidays() };
  const renewed = await askAgain(store, buyer, day, now, rules);
  const waiting = await waitingFor(store, { buyerId: buyer.id, timeZone: buyer.timeZone });
  const open = waiting.map((one) => ({ ...one, renews: renewed.get(one.id) }));
  const known = new Map(open.map((one) => [one.id, one]));
  const scheduled = mailsOn(day, open, rules);
  const rows = scheduled.map((mail) =>
    mail.to === "supplier" ? reminderOf(mail, known, buyer.id, day) : tellingOf(mail, known, buyer.id, day),
  );
  const queued: Queued[] = [];
  for (let first = 0; first < rows.length; first += 1000)
    queued.push(
      ...(await store
        .insert(mails)
        .values(rows.slice(first, first + 1000))
        .onConflictDoNothing()
        .returning({ template: mails.template, requestIds: mails.requestIds, dueIds: mails.dueIds })),
    );
  await logReminded(store, buyer.id, queued, known);
  const ofCertificates = await remindOfCertificates(store, buyer, day, rules);
  await store
    .update(reminderRuns)
    .set({ mails: queued.length + ofCertificates })
    .where(and(eq(reminderRuns.buyerId, buyer.id), eq(reminderRuns.day, day)));
  return queued.length + ofCertificates;
}

type Row = typeof mails.$inferInsert;
type Queued = Pick<typeof mails.$inferSelect, "template" | "requestIds" | "dueIds">;

function reminderOf(
  { email, open, because }: Extract<Scheduled, { to: "supplier" }>,
  known: ReadonlyMap<string, Waiting>,
  buyerId: string,
  day: string,
): Row {
  const listed = open.map(({ id }) => known.get(id)!);
  const first = listed.find(({ id }) => id === because[0]!.id)!;
  const reader = first.person!;
  const others = new Set(listed.flatMap(({ person }) => (person!.id === reader.id ? [] : [person!.id])));
  return {
    buyerId,
    supplierId: first.supplierId,
    contactId: reader.id,
    alsoContactIds: [...others],
    requestIds: listed.map(({ id }) => id),
    dueIds: because.filter(isReminder).map(({ id }) => id),
    scheduledOn: day,
    email,
    name: reader.name,
    language: reader.language,
    template: because.every(isReminder) ? "reminder" : "renewal",
  };
}

function tellingOf(
  { memberId, open }: Extract<Scheduled, { to: "member" }>,
  known: ReadonlyMap<string, Waiting>,
  buyerId: string,
  day: string,
): Row {
  const requestIds = open.map(({ id }) => id);
  const { owner, coordinator } = known.get(requestIds[0]!)!;
  const { email, name, language } = (owner?.id === memberId ? owner : coordinator)!;
  return { buyerId, memberId, requestIds, scheduledOn: day, email, name, language, template: "late" };
}

/** One event for each supplier that was reminded, naming what of; what is asked again has its own. */
async function logReminded(
  store: Store,
  buyerId: string,
  queued: readonly Queued[],
  known: ReadonlyMap<string, Waiting>,
) {
  const reminded = new Map<string, string[]>();
  for (const id of queued.flatMap(listed)) {
    const { supplierId } = known.get(id)!;
    reminded.set(supplierId, [...(reminded.get(supplierId) ?? []), id]);
  }
  const happened = [...reminded].map(([supplierId, requests]) => ({
    what: "supplier.reminded",
    supplierId,
    isShared: true,
    details: { requests },
  }));
  await record(store, { audience: "portal", buyerId }, happened);
}

const listed = ({ template, requestIds, dueIds }: Queued) => (template === "reminder" ? requestIds : dueIds);

const hourIn = (now: Date, timeZone: string) =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now));
