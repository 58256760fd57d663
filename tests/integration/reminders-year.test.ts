/**
 * A year of a thousand suppliers who answer, forget, ask for more time, want peace and are asked again when a year has
 * passed or there is a new version; of a buyer that wants it quiet now and then, and of a portal that stands still on some
 * days. What must hold is said of all of it, not of examples.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { holidays } from "~/features/reminders/holidays.server";
import { type Plans, usualPlans } from "~/features/reminders/plan";
import { afterMails, isReminder, mailsOn, type Open, type Scheduled, stepsOf } from "~/features/reminders/schedule";
import { askedFrom, type Done, openOf, type Renewed, renewalsOn } from "~/features/renewals/rules";
import { onWorkingDay, plusDays } from "~/features/requests/deadlines";

const isHoliday = await holidays();
const first = "2027-07-01";
const last = "2028-06-30"; // with a 29 February
const days = Array.from({ length: 366 }, (_, n) => plusDays(first, n));
const countries = ["NO", "NO", "NO", "SE", "DE", "CN", "CN", "GB", "IN", null];

/** The same numbers from 0 to 1 every time. */
function chances(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

type Life = {
  open: Open;
  /** What was asked the same of the same before, if anything was. */
  done: Done | null;
  /** As first asked. */
  deadline: string;
  askedOn: string;
  /** The day it is answered, if ever. */
  doneOn: string;
  /** More time given: on a day, until another. */
  moreTime: { on: string; deadline: string } | null;
  /** A member reminds by hand. */
  byHandOn: string | null;
};

type Sent = { day: string; mail: Scheduled };

function suppliersOf(chance: () => number): Life[] {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(chance() * values.length)]!;
  const soon = (from: string, least: number, most: number) =>
    plusDays(from, least + Math.floor(chance() * (most - least)));
  return Array.from({ length: 1000 }, (_, n) => n).flatMap((n) => {
    // One in twenty answers for the company before it as well, from the same address.
    const home = n % 20 === 1 ? n - 1 : n;
    const country = countries[home % countries.length]!;
    const owner = { id: `owner ${n % 8}`, email: `owner${n % 8}@buyer.example`, toldOn: null };
    const coordinator = { id: `coordinator ${n % 2}`, email: `coordinator${n % 2}@buyer.example`, toldOn: null };
    const pauseFrom = pick(days);
    const quiet = [
      ...(chance() < 0.2 ? [{ from: pauseFrom, until: plusDays(pauseFrom, 14), by: "supplier" as const }] : []),
      ...(chance() < 0.05
        ? [{ from: pick(days), until: chance() < 0.5 ? null : pick(days), by: "buyer" as const }]
        : []),
    ];
    return Array.from({ length: 1 + Math.floor(chance() * 4) }, (_, m): Life => {
      const askedOn = pick(days.slice(0, 330));
      const deadline = onWorkingDay(soon(askedOn, 1, 45)).date;
      const doneOn = chance() < 0.7 ? soon(askedOn, 1, 60) : "9999-12-31";
      const moreTimeOn = soon(askedOn, 2, 50);
      return {
        askedOn,
        doneOn,
        done: null,
        deadline,
        moreTime:
          chance() < 0.2
            ? { on: moreTimeOn, deadline: onWorkingDay(soon(later(moreTimeOn, deadline), 5, 40)).date }
            : null,
        byHandOn: chance() < 0.2 ? soon(askedOn, 1, 60) : null,
        open: {
          id: `${n}-${m}`,
          kind: "request",
          supplierId: `${n}`,
          country,
          contact: chance() < 0.97 ? { id: `contact ${n}`, email: `post@${home}.example` } : null,
          deadline,
          writtenOn: askedOn,
          reminders: 0,
          owner: chance() < 0.95 ? owner : null,
          coordinator,
          quiet,
        },
      };
    });
  });
}

/** What was answered the year before, of every other supplier; and a version published in the autumn, one in the spring. */
function answeredBefore(lives: readonly Life[], chance: () => number): Done[] {
  const first = new Map(lives.map(({ open }) => [open.supplierId, open]));
  return [...first.values()]
    .filter((_, n) => n % 2 === 0)
    .flatMap(({ deadline: _d, writtenOn: _w, reminders: _r, ...open }, n) => {
      const done = (requestKind: Done["requestKind"], since: string): Done => ({
        ...open,
        id: `${requestKind.replace(" ", "-")}-${open.supplierId}`,
        requestKind,
        criticality: (["A", "B", "C", null] as const)[n % 4]!,
        validMonths: null,
        daysToAnswer: 30,
        since,
      });
      const lastYear = () => plusDays(days[0]!, -Math.floor(chance() * 365));
      return [
        done("company facts", lastYear()),
        ...(chance() < 0.6 ? [done("assessment", lastYear())] : []),
        ...(chance() < 0.3 ? [done("declaration", lastYear())] : []),
        done("document", n % 2 === 0 ? "2027-10-29" : "2028-03-01"),
      ];
    });
}

const later = (one: string, other: string) => (one > other ? one : other);

/** Lives through the year. @returns every mail, what was asked again, and the days on which the portal stood still */
function live(lives: Life[], before: readonly Done[], plans: Plans, chance: () => number) {
  const sent: Sent[] = [];
  const again: (Renewed & { day: string })[] = [];
  let renewable = [...before];
  const still = new Set<string>();
  const rules = { plans, isHoliday };
  for (const day of days) {
    if (chance() < 0.01) for (let n = 0; n < 1 + chance() * 6; n++) still.add(plusDays(day, n));
    for (const life of lives) {
      if (life.moreTime?.on === day && day < life.doneOn)
        life.open = { ...life.open, deadline: life.moreTime.deadline, writtenOn: day, reminders: 0 };
      if (life.byHandOn === day && day < life.doneOn)
        life.open = { ...life.open, writtenOn: day, reminders: life.open.reminders + 1 };
    }
    // What is done holds from then on; of a document there is no third version.
    for (const { done, doneOn } of lives)
      if (doneOn === day && done && done.requestKind !== "document") renewable.push({ ...done, since: day });
    if (still.has(day)) continue;
    const isOpen = ({ askedOn, doneOn }: Life) => askedOn <= day && day < doneOn;
    const known = renewable.filter(({ since }) => since <= day);
    const renewed = renewalsOn(
      day,
      known,
      lives.filter(isOpen).map(({ open }) => open),
      rules,
    );
    for (const one of renewed) {
      const open = openOf(one, day);
      lives.push({
        open: { ...open, id: `${open.id}-${day}` },
        done: one.done,
        deadline: one.deadline,
        askedOn: day,
        doneOn: chance() < 0.7 ? plusDays(day, 1 + Math.floor(chance() * 60)) : "9999-12-31",
        moreTime: null,
        byHandOn: null,
      });
    }
    again.push(...renewed.map((one) => ({ ...one, day })));
    renewable = renewable.filter((done) => !renewed.some((one) => one.done === done));
    const waiting = lives.filter(isOpen);
    const open = waiting.map((life) => life.open);
    const mails = mailsOn(day, open, rules);
    const after = afterMails(day, open, mails);
    waiting.forEach((life, n) => {
      life.open = after[n]!;
    });
    sent.push(...mails.map((mail) => ({ day, mail })));
  }
  return { sent, again, missed: renewable, still };
}

const often = { before: [30, 21, 14, 10, 7, 5, 3, 1], after: [3, 6, 10, 15], owner: 10, coordinator: 20, most: 8 };

describe.each([
  ["the usual plan", 1, usualPlans],
  ["a plan of twelve days", 2, { ...usualPlans, request: often }],
] as const)("by %s", (_, seed, plans) => {
  const chance = chances(seed);
  const lives = suppliersOf(chance);
  const before = answeredBefore(lives, chance);
  const asked = new Map<string, Life>();
  let [sent, again, missed, still]: [Sent[], (Renewed & { day: string })[], Done[], Set<string>] = [
    [],
    [],
    [],
    new Set(),
  ];
  beforeAll(() => {
    ({ sent, again, missed, still } = live(lives, before, plans, chance));
    for (const life of lives) asked.set(life.open.id, life);
  }, 60_000);

  test("thousands of mails went out", () => {
    expect(sent.length).toBeGreaterThan(3000);
    expect(still.size).toBeGreaterThan(3);
  });

  test("what was asked again was done, and was asked once for each time it was done, not before its day", () => {
    expect(again.length).toBeGreaterThan(1000);
    const once = new Set(again.map(({ done: { id, since } }) => `${id} ${since}`));
    expect(once.size).toBe(again.length);
    for (const { done, day, deadline } of again) {
      expect(plusDays(askedFrom(done), -30) <= day).toBe(true);
      expect(deadline >= plusDays(day, done.daysToAnswer)).toBe(true);
    }
  });

  test("what was asked again was written about the same day, as new, in the address's one mail", () => {
    const news = new Set(
      sent.flatMap(({ day, mail }) =>
        mail.to === "supplier" ? mail.because.flatMap((why) => ("renews" in why ? [`${day} ${why.id}`] : [])) : [],
      ),
    );
    expect(news.size).toBe(again.length);
    for (const { done, day } of again) expect(news).toContain(`${day} ${done.id}-${day}`);
  });

  test("nothing that was to be asked again was forgotten", () => {
    const ways = [...again, ...missed.map((done) => ({ done, day: "9999-12-31" }))];
    let looked = 0;
    for (const { done, day } of ways) {
      if (!done.contact) continue;
      const from = later(askedFrom(done), days[0]!);
      // In the way: peace, or the portal stood still; a row of holidays takes a week and a half at most.
      const near = Array.from({ length: 12 }, (_, n) => plusDays(from, n));
      if (near.some((one) => still.has(one) || one > last || isQuiet(done, one))) continue;
      looked += 1;
      expect([done.id, from, day <= near.at(-1)!]).toEqual([done.id, from, true]);
    }
    expect(looked).toBeGreaterThan(800);
  });

  test("no address got two on a day", () => {
    const once = new Set(sent.map(({ day, mail }) => `${day} ${mail.email}`));
    expect(once.size).toBe(sent.length);
  });

  test("none went out on a weekend, on a Norwegian holiday or on one where the reader is", () => {
    for (const { day, mail } of sent) {
      expect(onWorkingDay(day).date).toBe(day);
      if (mail.to === "supplier")
        for (const { country } of mail.open)
          expect([day, country, country !== null && isHoliday(day, country)]).toEqual([day, country, false]);
    }
  });

  test("none asked for what was done, had not been asked or was to be quiet, and each had everything else", () => {
    const byEmail = new Map<string | undefined, Life[]>();
    for (const life of lives) {
      const email = life.open.contact?.email;
      byEmail.set(email, [...(byEmail.get(email) ?? []), life]);
    }
    for (const { day, mail } of sent) {
      for (const { id } of mail.open) {
        const { askedOn, doneOn } = asked.get(id)!;
        expect(askedOn <= day && day < doneOn).toBe(true);
      }
      if (mail.to === "member") continue;
      const there = byEmail
        .get(mail.email)!
        .filter(({ open, askedOn, doneOn }) => askedOn <= day && day < doneOn && !isQuiet(open, day));
      expect(mail.open.map(({ id }) => id).sort()).toEqual(there.map(({ open }) => open.id).sort());
      expect(mail.open.map(({ deadline }) => deadline)).toEqual(mail.open.map(({ deadline }) => deadline).sort());
    }
  });

  test("nothing was reminded of more than eight times, counted anew after more time", () => {
    const counts = new Map<string, number>();
    for (const { day, mail } of sent) {
      if (mail.to === "member") continue;
      for (const { id } of mail.because.filter(isReminder)) {
        const { moreTime } = asked.get(id)!;
        const name = `${id} ${moreTime !== null && day >= moreTime.on}`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(8);
    if (plans.request === often) expect([...counts.values()]).toContain(8);
  });

  test("every deadline had its reminders", () => {
    const mailsAbout = new Map<string, Sent[]>();
    for (const one of sent)
      if (one.mail.to === "supplier")
        for (const { id } of one.mail.open) mailsAbout.set(id, [...(mailsAbout.get(id) ?? []), one]);
    let looked = 0;
    for (const { open, askedOn, doneOn, moreTime, deadline, byHandOn } of asked.values()) {
      if (!open.contact) continue;
      const countriesThere = open.country && open.country !== "NO" ? [open.country] : [];
      const spans = [
        { deadline, from: askedOn, until: moreTime && moreTime.on < doneOn ? moreTime.on : doneOn },
        ...(moreTime && moreTime.on < doneOn
          ? [{ deadline: moreTime.deadline, from: moreTime.on, until: doneOn }]
          : []),
      ];
      for (const span of spans) {
        const about = (mailsAbout.get(open.id) ?? []).filter(({ day }) => day > span.from && day < span.until);
        const reminders = about.filter(
          ({ mail }) => mail.to === "supplier" && mail.because.some(({ id }) => id === open.id),
        );
        if (reminders.length + (byHandOn ? 1 : 0) >= plans.request.most) continue;
        for (const { on } of stepsOf(span.deadline, plans.request, countriesThere, isHoliday)) {
          // What is in the way: it was done, paused or reminded of by hand in those days, or the portal stood still.
          const near = [0, 1, 2, 3, 4].map((n) => plusDays(on, n));
          const isDisturbed = near.some(
            (day) => day >= span.until || isQuiet(open, day) || still.has(day) || day > last,
          );
          if (on <= span.from || isDisturbed || (byHandOn && byHandOn >= on)) continue;
          looked += 1;
          expect([open.id, on, about.some(({ day }) => day >= on && day <= near[4]!)]).toEqual([open.id, on, true]);
        }
      }
    }
    expect(looked).toBeGreaterThan(1000);
  });

  test("owners were told of every deadline that was ten days past, coordinators of twenty, and nobody twice", () => {
    const told = new Map<string, number>();
    for (const { mail } of sent)
      if (mail.to === "member")
        for (const { id, deadline } of mail.open) {
          const name = `${mail.memberId} ${id} ${deadline}`;
          told.set(name, (told.get(name) ?? 0) + 1);
        }
    expect(Math.max(...told.values())).toBe(told.size > 0 ? Math.max(...[...told].map(([name]) => allowed(name))) : 0);
    for (const [name, count] of told) expect([name, count <= allowed(name)]).toEqual([name, true]);
    for (const { open, doneOn, moreTime, deadline } of asked.values()) {
      if (!open.owner || open.quiet.some(({ by }) => by === "buyer")) continue;
      const until = moreTime && moreTime.on < doneOn ? moreTime.on : doneOn;
      if (plusDays(deadline, 30) > until || plusDays(deadline, 30) > last) continue;
      expect([open.id, told.get(`${open.owner.id} ${open.id} ${deadline}`)]).toEqual([open.id, 1]);
      expect([open.id, told.get(`${open.coordinator!.id} ${open.id} ${deadline}`)]).toEqual([open.id, 1]);
    }
  });

  /** A coordinator stands in for an owner nobody has named, and is then told of the second day too. */
  const allowed = (name: string) => {
    const [role, , id] = name.split(" ") as [string, string, string];
    return role === "coordinator" && !asked.get(id)!.open.owner ? 2 : 1;
  };
});

const isQuiet = ({ quiet }: Pick<Open, "quiet">, day: string) =>
  quiet.some(({ from, until }) => from <= day && (until === null || day < until));
