/** What will go out, as it is shown: the schedule's own mails, day by day, with names and reasons. */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { reminderRuns } from "db/schema/index";
import type { Language } from "db/schema/words";
import { desc, eq } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { endingFor } from "~/features/certificates/reminding.server";
import { queueMail } from "~/features/mails/mails.server";
import { renewableOf } from "~/features/renewals/facts.server";
import { holdsUntil, type Renewal } from "~/features/renewals/rules";
import { plusDays, todayIn } from "~/features/requests/deadlines";

import { type Waiting, waitingFor } from "./facts.server";
import { forecast } from "./forecast";
import { isReminder, type Rules, type Scheduled } from "./schedule";
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
    /** Where it is read about; empty for what is not asked yet. */
    path: string | null;
    why: Why | null;
  }[];
};

/** A day of the plan; or asked again, until when the earlier answer holds, where it ends. */
type Why = { days: number; planned: string } | { renews: Renewal; until: string | null };

type ComingDay = { day: string; count: number; mails: Coming[] };

/** So many mails of a day are named; the rest are counted. */
const shownOfDay = 25;
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
  const today = todayIn(now, by.timeZone);
  const rules = await rulesOf(store, by.buyerId);
  const known = {
    open: await waitingFor(store, by, supplierId),
    done: await renewableOf(store, by, today, supplierId),
    ending: await endingFor(store, { id: by.buyerId, timeZone: by.timeZone }, today, { days, supplierId }),
  };
  // Today's have been written: nothing more comes today, whatever is open.
  const isWritten = (await lastRun(store, by.buyerId))?.day === today;
  const from = isWritten ? plusDays(today, 1) : today;
  const named = new Map<string, Named>([
    ...known.open.map((one) => [one.id, { ...one, path: `requests/${one.id}` }] as const),
    ...known.done.map((one) => [one.id, { ...one, path: null, until: holdsUntil(one) }] as const),
    ...known.ending.map((one) => [one.id, { ...one, path: `certificates/${one.id}` }] as const),
  ]);
  return {
    days: forecast(from, isWritten ? days - 1 : days, known, rules).map(({ day, mails }) => ({
      day,
      count: mails.length,
      mails: mails.slice(0, shownOfDay).map((mail) => shown(mail, named)),
    })),
    rules,
  };
}

type Named = Pick<Waiting, "supplier" | "name" | "person"> &
  Partial<Pick<Waiting, "owner" | "coordinator">> & { path: string | null; until?: string | null };

function shown(mail: Scheduled, named: ReadonlyMap<string, Named>): Coming {
  const because = new Map(mail.to === "supplier" ? mail.because.map((why) => [why.id, why]) : []);
  const whyOf = (id: string, until: string | null): Why | null => {
    const why = because.get(id);
    return why ? (isReminder(why) ? why : { renews: why.renews, until }) : null;
  };
  const { owner, coordinator, person } = named.get(mail.open[0]!.id)!;
  const reader = mail.to === "supplier" ? person : owner?.id === mail.memberId ? owner : coordinator;
  const suppliers = mail.open.map(({ id, supplierId }) => ({ id: supplierId, name: named.get(id)!.supplier }));
  return {
    to: mail.to,
    email: mail.email,
    person: reader?.name ?? "",
    suppliers: [...new Map(suppliers.map((supplier) => [supplier.id, supplier])).values()],
    items: mail.open.slice(0, listed).map(({ id, supplierId, deadline }) => {
      const { name, path, until = null } = named.get(id)!;
      return {
        id,
        supplierId,
        name,
        deadline,
        path: path && `/suppliers/${supplierId}/${path}`,
        why: whyOf(id, until),
      };
    }),
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

/** The next mail about what is asked already. */
export const nextReminder = (days: readonly ComingDay[]) =>
  days.flatMap(({ mails }) => mails).find(({ to, items }) => to === "supplier" && items.some(isRequest));

const isRequest = ({ path }: Coming["items"][number]) => path?.includes("/requests/") ?? false;

/**
 * Sends the next reminder that is due to whoever asks, to be looked at. Its link leads to no supplier's tasks.
 * @returns false where nothing is coming
 */
export async function sendTest(store: Store, by: MemberSession, language: Language, now: Date): Promise<boolean> {
  const next = nextReminder((await comingDays(store, by, 30, now)).days);
  if (!next) return false;
  const { supplierId } = next.items.find(isRequest)!;
  await queueMail(store, {
    template: "reminder-test",
    data: {},
    buyerId: by.buyerId,
    memberId: by.memberId,
    supplierId,
    requestIds: next.items.flatMap((item) => (item.supplierId === supplierId && isRequest(item) ? [item.id] : [])),
    email: by.email,
    name: by.name,
    language,
  });
  return true;
}
