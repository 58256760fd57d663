import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "~/features/reminders/forecast";
import { holidays } from "~/features/reminders/holidays.server";
import { plansIn, usualPlans } from "~/features/reminders/plan";
import { afterMails, isReminder, mailsOn, type Open, type Quiet, type Scheduled } from "~/features/reminders/schedule";
import { isSendingDay, sendingDay } from "~/features/reminders/sending-days";
import { onWorkingDay, plusDays, todayIn } from "~/features/requests/deadlines";

const isHoliday = await holidays();
const rules = { plans: usualPlans, isHoliday };
const noHolidays = { plans: usualPlans, isHoliday: () => false };

const asked = (changed: Partial<Open> = {}): Open => ({
  id: "1",
  kind: "request",
  supplierId: "s1",
  country: "NO",
  contact: { id: "c1", email: "ola@asane.example" },
  deadline: "2026-09-22",
  writtenOn: "2026-09-01",
  reminders: 0,
  owner: null,
  coordinator: null,
  quiet: [],
  ...changed,
});

const daysOf = (open: Open[], from: string, count: number, by = rules) =>
  forecast(from, count, { open }, by).map(({ day }) => day);

describe("one request", () => {
  test("is reminded of 14, 7, 3 and 1 days before and 3 and 10 after; what falls on a weekend comes before a deadline and after it", () => {
    expect(daysOf([asked()], "2026-09-01", 60)).toEqual([
      "2026-09-08",
      "2026-09-15",
      "2026-09-18", // the 19th is a Saturday
      "2026-09-21",
      "2026-09-25",
      "2026-10-02",
    ]);
  });

  test("is not reminded of on the day it was asked, nor of days that were past by then", () => {
    expect(daysOf([asked({ writtenOn: "2026-09-17" })], "2026-09-17", 8)).toEqual(["2026-09-18", "2026-09-21"]);
  });

  test("is left in peace on the Chinese New Year, and its reader hears before", () => {
    const inChina = asked({ country: "CN", deadline: "2026-02-24", writtenOn: "2026-02-02" });
    expect(daysOf([inChina], "2026-02-02", 23)).toEqual(["2026-02-10", "2026-02-13", "2026-02-20", "2026-02-23"]);
    expect(daysOf([{ ...inChina, country: "NO" }], "2026-02-02", 23)).toContain("2026-02-17");
  });

  test("says why: which day of the plan, and where it was to be", () => {
    const [mail] = mailsOn("2026-09-18", [asked({ writtenOn: "2026-09-15" })], rules);
    expect(mail).toMatchObject({ because: [{ id: "1", days: -3, planned: "2026-09-19" }] });
  });

  test("has had eight reminders and gets no ninth", () => {
    expect(mailsOn("2026-09-25", [asked({ reminders: 7 })], rules)).toHaveLength(1);
    expect(mailsOn("2026-09-25", [asked({ reminders: 8 })], rules)).toEqual([]);
  });

  test("is not reminded of where nobody can be written to", () => {
    expect(daysOf([asked({ contact: null })], "2026-09-01", 60)).toEqual([]);
  });
});

describe("what was missed", () => {
  test("is caught up in one mail, on the next day mails go out", () => {
    const days = daysOf([asked()], "2026-09-24", 10);
    expect(days).toEqual(["2026-09-25", "2026-10-02"]);
    expect(daysOf([asked()], "2026-10-05", 30)).toEqual(["2026-10-05"]);
  });

  test("waits where the next reminder is two days away or less", () => {
    expect(daysOf([asked()], "2026-09-14", 8)).toEqual(["2026-09-15", "2026-09-18", "2026-09-21"]);
    expect(daysOf([asked()], "2026-09-09", 3)).toEqual(["2026-09-09"]);
  });

  test("is nothing where somebody was written to meanwhile, by whatever mail", () => {
    expect(mailsOn("2026-09-16", [asked({ writtenOn: "2026-09-15" })], rules)).toEqual([]);
  });

  test("does not come again when the clock is set back", () => {
    const mails = mailsOn("2026-09-15", [asked()], rules);
    const after = afterMails("2026-09-15", [asked()], mails);
    for (const day of ["2026-09-08", "2026-09-14", "2026-09-15"]) expect(mailsOn(day, after, rules)).toEqual([]);
  });
});

describe("a pause", () => {
  const pause = (changed: Partial<Quiet>): Quiet => ({
    from: "2026-09-10",
    until: "2026-09-24",
    by: "supplier",
    ...changed,
  });

  test("keeps reminders back, and one comes when it ends", () => {
    expect(daysOf([asked({ quiet: [pause({})] })], "2026-09-01", 30)).toEqual(["2026-09-08", "2026-09-25"]);
  });

  test("by the buyer lasts until it says otherwise, and is quiet for the owner too", () => {
    const owner = { id: "m1", email: "kari@fjordlys.example", toldOn: null };
    expect(daysOf([asked({ owner, quiet: [pause({ by: "buyer", until: null })] })], "2026-09-10", 60)).toEqual([]);
    const told = forecast(
      "2026-09-10",
      60,
      { open: [asked({ owner, quiet: [pause({ until: "2027-01-01" })] })] },
      rules,
    );
    expect(told).toMatchObject([{ day: "2026-10-02", mails: [{ to: "member" }] }]);
  });
});

describe("an address", () => {
  test("gets one mail with everything open there, the most urgent first, whoever it waits for", () => {
    const open = [
      asked({ id: "later", deadline: "2026-12-01" }),
      asked({ id: "due" }),
      asked({
        id: "sister",
        supplierId: "s2",
        contact: { id: "c2", email: "ola@asane.example" },
        deadline: "2026-09-16",
      }),
      asked({ id: "other", contact: { id: "c3", email: "kari@asane.example" } }),
    ];
    const mails = mailsOn("2026-09-15", open, rules);
    expect(mails.map(({ email, open }) => [email, open.map(({ id }) => id)])).toEqual([
      ["ola@asane.example", ["sister", "due", "later"]],
      ["kari@asane.example", ["other"]],
    ]);
  });

  test("is left in peace when it is a holiday for one of the companies it answers for", () => {
    const here = asked({ deadline: "2026-02-24", writtenOn: "2026-02-13" });
    const inChina = { ...here, id: "2", supplierId: "s2", country: "CN" };
    expect(mailsOn("2026-02-17", [here], rules)).toHaveLength(1);
    expect(mailsOn("2026-02-17", [here, inChina], rules)).toEqual([]);
    expect(sendingDay("2026-02-17", -1, ["CN"], isHoliday)).toBe("2026-02-13");
  });
});

describe("those responsible", () => {
  const owner = { id: "m1", email: "kari@fjordlys.example", toldOn: null };
  const coordinator = { id: "m2", email: "nils@fjordlys.example", toldOn: null };
  const told = (open: Open[]) =>
    forecast("2026-09-25", 40, { open }, rules).flatMap(({ day, mails }) =>
      mails.flatMap((mail) => (mail.to === "member" ? [[day, mail.memberId, mail.open.length]] : [])),
    );

  test("are told once each: the owner after ten days, the coordinator after twenty", () => {
    expect(told([asked({ owner, coordinator })])).toEqual([
      ["2026-10-02", "m1", 1],
      ["2026-10-12", "m2", 1],
    ]);
  });

  test("get one mail about all of it, and the coordinator stands in where nobody owns the supplier", () => {
    expect(told([asked({ coordinator }), asked({ id: "2", coordinator, supplierId: "s2" })])[0]).toEqual([
      "2026-10-02",
      "m2",
      2,
    ]);
  });

  test("are told anew when a later deadline passes too", () => {
    const again = asked({ deadline: "2026-10-15", owner: { ...owner, toldOn: "2026-10-02" } });
    expect(told([again])).toEqual([["2026-10-26", "m1", 1]]);
  });
});

test("a buyer's own plan counts, and what is not a plan does not", () => {
  const own = { before: [5], after: [], owner: 3, coordinator: 4, most: 2 };
  expect(plansIn({ reminders: { request: own } }).request).toEqual(own);
  for (const wrong of [null, {}, { reminders: { request: { ...own, before: [0] } } }, { reminders: 7 }])
    expect(plansIn(wrong)).toEqual(usualPlans);
  expect(daysOf([asked()], "2026-09-01", 40, { ...rules, plans: plansIn({ reminders: { request: own } }) })).toEqual([
    "2026-09-17",
  ]);
});

test("leap days and changes of the clock make no day long or short", () => {
  const leap = asked({ deadline: "2028-02-29", writtenOn: "2028-02-01" });
  expect(daysOf([leap], "2028-02-01", 45, noHolidays)).toEqual([
    "2028-02-15",
    "2028-02-22",
    "2028-02-25", // the 26th is a Saturday
    "2028-02-28",
    "2028-03-03",
    "2028-03-10",
  ]);
  for (const day of ["2026-03-29", "2026-10-25"]) // 23 and 25 hours in Oslo
    for (const clock of ["00:30", "02:30", "21:30"])
      expect([day, plusDays(day, 1), plusDays(day, -1)]).toContain(
        todayIn(new Date(`${day}T${clock}:00Z`), "Europe/Oslo"),
      );
});

test("every reminder before a deadline is before it, every one after it after, and all on sending days", () => {
  const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(
      day,
      fc.constantFrom("NO", "CN", "SE", "DE", "XX"),
      fc.integer({ min: 1, max: 60 }),
      (date, country, length) => {
        const deadline = onWorkingDay(date.toISOString().slice(0, 10)).date;
        const writtenOn = plusDays(deadline, -length);
        for (const { day, mails } of forecast(
          writtenOn,
          length + 40,
          { open: [asked({ deadline, writtenOn, country })] },
          rules,
        )) {
          expect(isSendingDay(day, [country], isHoliday)).toBe(true);
          expect(day).not.toBe(deadline);
          const [mail] = mails as [Extract<Scheduled, { to: "supplier" }>];
          for (const { days } of mail.because.filter(isReminder)) expect(days < 0).toBe(day < deadline);
        }
      },
    ),
    { numRuns: 200 },
  );
});
