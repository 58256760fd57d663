/** What will go out, as it is shown: the schedule's own mails, day by day, with names and reasons. */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { reminderRuns } from "db/schema/index";
import type { Language } from "db/schema/words";
import { desc, eq } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { queueMail } from "~/features/mails/mails.server";
import { todayIn } from "~/features/requests/deadlines";

import { type Waiting, waitingFor } from "./facts.server";
import { forecast, type Rules, type Scheduled } from "./schedule";
import { rulesOf } from "./settings.server";

export type Coming = {
  to: "supplier" | "member";
  email: string;
  person: string;
  suppliers: { id: string; name: string }[];
  items: {
    id: string;
    supplierId: string;
    name: Both;
    deadline: string;
    why: { days: number; planned: string } | null;
  }[];
};

type ComingDay = { day: string; count: number; mails: Coming[] };

/** So many mails of a day are named; the rest are counted. */
const named = 25;
/** And so many things of a mail. */
const listed = 10;

/** @param supplierId only of this one */
export async function comingDays(
  store: Store,
  by: Pick<MemberSession, "buyerId" | "timeZone">,
  days: number,
  now: Date,
  supplierId: string | null = null,
): Promise<{ days: ComingDay[]; rules: Rules }> {
  const open = await waitingFor(store, by, supplierId);
  const rules = await rulesOf(store, by.buyerId);
  const known = new Map(open.map((one) => [one.id, one]));
  const coming = forecast(todayIn(now, by.timeZone), days, await notYetToday(store, by, open, now), rules);
  return {
    days: coming.map(({ day, mails }) => ({
      day,
      count: mails.length,
      mails: mails.slice(0, named).map((mail) => shown(mail, known)),
    })),
    rules,
  };
}

/** Today's have been written: nothing more comes today, whatever is open. */
async function notYetToday(store: Store, by: Pick<MemberSession, "buyerId" | "timeZone">, open: Waiting[], now: Date) {
  const today = todayIn(now, by.timeZone);
  const run = await lastRun(store, by.buyerId);
  if (run?.day !== today) return open;
  return open.map((one) => ({ ...one, quiet: [...one.quiet, ...quietOn(today)] }));
}

const quietOn = (day: string) => {
  const tomorrow = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return [
    { from: day, until: tomorrow, by: "supplier" as const },
    { from: day, until: tomorrow, by: "buyer" as const },
  ];
};

function shown(mail: Scheduled, known: ReadonlyMap<string, Waiting>): Coming {
  const all = mail.open.map(({ id }) => known.get(id)!);
  const why = new Map(
    mail.to === "supplier" ? mail.because.map(({ id, days, planned }) => [id, { days, planned }]) : [],
  );
  const [first] = all as [Waiting];
  const reader =
    mail.to === "supplier" ? first.person : first.owner?.id === mail.memberId ? first.owner : first.coordinator;
  return {
    to: mail.to,
    email: mail.email,
    person: reader?.name ?? "",
    suppliers: [
      ...new Map(all.map(({ supplierId, supplier }) => [supplierId, { id: supplierId, name: supplier }])).values(),
    ],
    items: all.slice(0, listed).map(({ id, supplierId, name, deadline }) => ({
      id,
      supplierId,
      name,
      deadline,
      why: why.get(id) ?? null,
    })),
  };
}

export async function lastRun(store: Store, buyerId: string) {
  const [run] = await store
    .select()
    .from(reminderRuns)
    .where(eq(reminderRuns.buyerId, buyerId))
    .orderBy(desc(reminderRuns.day))
    .limit(1);
  return run;
}

/**
 * Sends the next reminder that is due to whoever asks, to be looked at. Its link leads to no supplier's tasks.
 * @returns false where nothing is coming
 */
export async function sendTest(store: Store, by: MemberSession, language: Language, now: Date): Promise<boolean> {
  const { days } = await comingDays(store, by, 30, now);
  const next = days.flatMap(({ mails }) => mails).find(({ to }) => to === "supplier");
  if (!next) return false;
  const supplierId = next.suppliers[0]!.id;
  await queueMail(store, {
    template: "reminder-test",
    data: {},
    buyerId: by.buyerId,
    memberId: by.memberId,
    supplierId,
    requestIds: next.items.flatMap((item) => (item.supplierId === supplierId ? [item.id] : [])),
    email: by.email,
    name: by.name,
    language,
  });
  return true;
}
