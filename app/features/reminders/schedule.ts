/**
 * The schedule: who is written to on a day, and why, from what is open and what has been written so far (DESIGN 8).
 *
 * - A reminder before a deadline goes on its day or the nearest sending day before it, one after the deadline on the
 *   nearest after it. Whoever has been written to about a request on that day or later, by whatever mail, has had it.
 * - One mail a day to an address, with everything that is open there, the most urgent first. What was missed, because the
 *   portal stood still or a pause ended, makes that one mail too; and none where the next one comes within two days.
 * - What is asked again by itself (renewals/rules.ts) makes that day's mail as well, and is not counted as a reminder.
 * - The owner is told when something is ten days late, the coordinator when it is twenty; nobody is told twice of the same.
 */
import type { Renewal } from "../renewals/rules";
import { plusDays } from "../requests/deadlines";
import type { PlanKind, PlanOfDays, Plans } from "./plan";
import { type IsHoliday, isSendingDay, sendingDay } from "./sending-days";

/** No reminders from a day on until another, which may be open; the buyer's own silence is for its people too. */
export type Quiet = { from: string; until: string | null; by: "supplier" | "buyer" };

/** What a supplier has to do by a day, and what has been written about it. */
export type Open = {
  id: string;
  kind: PlanKind;
  supplierId: string;
  /** Of the supplier, as far as known. */
  country: string | null;
  /** Whom it waits for, if she can be written to. */
  contact: { id: string; email: string } | null;
  deadline: string;
  /** The day somebody was last written to about it; at first the day it was asked. */
  writtenOn: string;
  /** How many reminders it has had, counted anew from the last time there was more time. */
  reminders: number;
  /** Asked again today by itself, and not yet written about. */
  renews?: Renewal;
  /** Members responsible, with the day they were last told that it is late. */
  owner: Responsible | null;
  coordinator: Responsible | null;
  quiet: readonly Quiet[];
};

type Responsible = { id: string; email: string; toldOn: string | null };

/** Why a mail goes out: a day of the plan, and where it was to be before it moved off a weekend or holiday; or it asks again. */
type Why = { id: string } & ({ days: number; planned: string } | { renews: Renewal });

export const isReminder = <Its extends Why>(why: Its): why is Extract<Its, { days: number }> => "days" in why;

export type Scheduled = { email: string } & (
  | { to: "supplier"; open: Open[]; because: Why[] }
  | { to: "member"; memberId: string; open: Open[] }
);

export type Rules = { plans: Plans; isHoliday: IsHoliday };

/** Who is written to on a day. @param open everything that waits for a supplier of the buyer */
export function mailsOn(day: string, open: readonly Open[], rules: Rules): Scheduled[] {
  const toSuppliers = remindersOn(day, open, rules);
  const addresses = new Set(toSuppliers.map(({ email }) => email));
  return [...toSuppliers, ...tellingsOn(day, open, rules).filter(({ email }) => !addresses.has(email))];
}

/** What is known the day after, if nobody does anything. */
export function afterMails(day: string, open: readonly Open[], mails: readonly Scheduled[]): Open[] {
  if (mails.length === 0) return [...open];
  const written = new Set<string>();
  const reminded = new Set<string>();
  const told = new Map<string, Set<string>>();
  for (const mail of mails) {
    const ids = mail.open.map(({ id }) => id);
    if (mail.to === "member") told.set(mail.memberId, new Set(ids));
    else {
      for (const id of ids) written.add(id);
      for (const { id } of mail.because.filter(isReminder)) reminded.add(id);
    }
  }
  const toldOf = (member: Responsible | null, id: string) =>
    member && told.get(member.id)?.has(id) ? { ...member, toldOn: day } : member;
  return open.map((one) => ({
    ...one,
    ...(written.has(one.id) ? { writtenOn: day, renews: undefined } : {}),
    ...(reminded.has(one.id) ? { reminders: one.reminders + 1 } : {}),
    owner: toldOf(one.owner, one.id),
    coordinator: toldOf(one.coordinator, one.id),
  }));
}

function remindersOn(day: string, open: readonly Open[], rules: Rules) {
  const { plans } = rules;
  const mails: Extract<Scheduled, { to: "supplier" }>[] = [];
  if (!isSendingDay(day, [], rules.isHoliday)) return mails;
  for (const [email, waiting] of byAddress(open, day)) {
    if (!canBeWrittenTo(day, waiting, rules)) continue;
    const countries = countriesOf(waiting);
    waiting.sort(byUrgency);
    const because = waiting.flatMap((one): Why[] => {
      if (one.renews) return [{ id: one.id, renews: one.renews }];
      const steps = one.reminders < plans[one.kind].most ? dueSteps(one, day, countries, rules) : [];
      return steps.length > 0 ? [{ id: one.id, ...steps.at(-1)! }] : [];
    });
    if (because.length > 0) mails.push({ to: "supplier", email, open: waiting, because });
  }
  return mails;
}

/** The days of the plan that have come since somebody was last written to; none while the next is so near that it can wait. */
function dueSteps(one: Open, day: string, countries: readonly string[], rules: Rules) {
  const { steps } = remembered(one, countries, rules);
  const due = steps.filter(({ on }) => on > one.writtenOn && on <= day);
  if (due.length === 0) return [];
  const isMissed = due.every(({ on }) => on < day);
  const soon = plusDays(day, 2);
  const nextIsNear = steps.some(({ on }) => on > day && on <= soon);
  return isMissed && nextIsNear ? [] : due.map(({ days, planned }) => ({ days, planned }));
}

type Step = { days: number; planned: string; on: string };

/** Every day of the plan, as the days from the deadline (-14 … 10) and the day it falls on, in time's order. */
export function stepsOf(deadline: string, plan: PlanOfDays, countries: readonly string[], isHoliday: IsHoliday) {
  const step = (days: number): Step => {
    const planned = plusDays(deadline, days);
    return { days, planned, on: sendingDay(planned, days < 0 ? -1 : 1, countries, isHoliday) };
  };
  return [...plan.before.map((days) => step(-days)), ...plan.after.map(step)];
}

type Days = { steps: Step[]; owner: string; coordinator: string };

/** Thousands have the same deadline, and a forecast asks for each of them every day. */
function remembered({ kind, deadline }: Open, countries: readonly string[], rules: Rules): Days {
  const { plans, isHoliday } = rules;
  const known = memory.get(rules) ?? new Map<string, Days>();
  memory.set(rules, known);
  const name = [kind, deadline, ...countries].join();
  const late = (days: number) => sendingDay(plusDays(deadline, days), 1, [], isHoliday);
  const days = known.get(name) ?? {
    steps: stepsOf(deadline, plans[kind], countries, isHoliday),
    owner: late(plans[kind].owner),
    coordinator: late(plans[kind].coordinator),
  };
  known.set(name, days);
  return days;
}
const memory = new WeakMap<Rules, Map<string, Days>>();

function tellingsOn(day: string, open: readonly Open[], rules: Rules) {
  const mails = new Map<string, Extract<Scheduled, { to: "member" }>>();
  if (!isSendingDay(day, [], rules.isHoliday)) return [];
  for (const one of open) {
    if (one.deadline >= day || isQuiet(one, day, "buyer")) continue;
    const days = remembered(one, [], rules);
    const levels = [
      { member: one.owner ?? one.coordinator, on: days.owner },
      { member: one.coordinator, on: days.coordinator },
    ];
    for (const { member, on } of levels) {
      if (!member || on > day || (member.toldOn !== null && member.toldOn >= on)) continue;
      const mail = mails.get(member.email) ?? { to: "member", email: member.email, memberId: member.id, open: [] };
      if (mail.open.at(-1) !== one) mail.open.push(one);
      mails.set(member.email, mail);
    }
  }
  for (const mail of mails.values()) mail.open.sort(byUrgency);
  return [...mails.values()];
}

type Waits = Pick<Open, "contact" | "country" | "quiet">;

/** What may be written about on a day, by the address it waits at. */
export function byAddress<Its extends Waits>(open: readonly Its[], day: string): Map<string, Its[]> {
  const addresses = new Map<string, Its[]>();
  for (const one of open) {
    if (!one.contact || isQuiet(one, day, "supplier") || isQuiet(one, day, "buyer")) continue;
    const there = addresses.get(one.contact.email);
    if (there) there.push(one);
    else addresses.set(one.contact.email, [one]);
  }
  return addresses;
}

/** Whether it is a day for mail wherever those are who read it. */
export const canBeWrittenTo = (day: string, waiting: readonly Waits[], { isHoliday }: Rules) =>
  isSendingDay(day, countriesOf(waiting), isHoliday);

const isQuiet = ({ quiet }: Waits, day: string, whose: Quiet["by"]) =>
  quiet.some(({ from, until, by }) => by === whose && from <= day && (until === null || day < until));

const byUrgency = (one: Open, other: Open) =>
  one.deadline < other.deadline || (one.deadline === other.deadline && one.id < other.id) ? -1 : 1;

const countriesOf = (open: readonly Waits[]) => [
  ...new Set(open.flatMap(({ country }) => (country && country !== "NO" ? [country] : []))),
];
