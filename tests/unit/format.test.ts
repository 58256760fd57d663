import { describe, expect, it } from "vitest";

import {
  dayOf,
  daysUntil,
  formatDate,
  formatDateTime,
  formatList,
  formatNumber,
  formatShortDate,
  formatSize,
  isDate,
} from "~/i18n/format";
import { languageAccepted, languageNamed } from "~/i18n/language";

describe("a date", () => {
  it("is written out in the reader's language", () => {
    expect(formatDate("2026-11-21", "nb")).toBe("21. november 2026");
    expect(formatDate("2026-11-21", "en")).toBe("21 November 2026");
    expect(formatDate("2027-05-01", "nb")).toBe("1. mai 2027");
    expect(formatShortDate("2026-12-03", "nb")).toBe("3. des. 2026");
  });

  it("has the names of all twelve months", () => {
    for (let month = 1; month <= 12; month++) {
      const date = `2026-${String(month).padStart(2, "0")}-15`;
      expect(formatDate(date, "nb")).toBe(
        new Date(date).toLocaleDateString("nb-NO", { dateStyle: "long", timeZone: "UTC" }),
      );
      expect(formatDate(date, "en")).toBe(
        new Date(date).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" }),
      );
    }
  });
});

describe("a day exists", () => {
  it.each(["2026-02-28", "2024-02-29", "2000-02-29", "0099-12-31"])("%s does", (date) =>
    expect(isDate(date)).toBe(true),
  );
  it.each([
    "2026-02-30",
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "20260101",
    "",
    "2026-01-01T00:00",
    "i morgen",
  ])("«%s» does not", (date) => expect(isDate(date)).toBe(false));
});

describe("a moment", () => {
  const lateInOslo = new Date("2026-11-21T23:30:00Z");

  it("is written in a time zone that is named", () => {
    expect(formatDateTime(lateInOslo, "nb", "Europe/Oslo")).toBe("22. november 2026 kl. 00.30 (Oslo)");
    expect(formatDateTime(lateInOslo, "en", "UTC")).toBe("21 November 2026 at 23:30 (UTC)");
    expect(formatDateTime(lateInOslo.toISOString(), "en", "Asia/Hong_Kong")).toBe(
      "22 November 2026 at 07:30 (Hong Kong)",
    );
  });

  it("belongs to the day it is there", () => {
    expect(dayOf(lateInOslo, "Europe/Oslo")).toBe("2026-11-22");
    expect(dayOf(lateInOslo, "America/New_York")).toBe("2026-11-21");
  });
});

it("days are counted by the calendar, also where a clock is moved", () => {
  expect(daysUntil("2026-11-21", "2026-11-21")).toBe(0);
  expect(daysUntil("2027-03-29", "2027-03-27")).toBe(2);
  expect(daysUntil("2026-11-20", "2026-11-21")).toBe(-1);
});

it("numbers are grouped as the language does", () => {
  expect(formatNumber(1_234_567, "nb")).toBe("1\u00a0234\u00a0567");
  expect(formatNumber(1234.56, "en", 1)).toBe("1,234.6");
  expect(formatNumber(-5, "nb")).toBe("−5");
  expect(formatNumber(999, "en")).toBe("999");
});

it("the size of a file is told in words people know", () => {
  expect(formatSize(20_000_000, "nb")).toBe("20 MB");
  expect(formatSize(1_550_000, "nb")).toBe("1,6 MB");
  expect(formatSize(340_400, "en")).toBe("340 kB");
  expect(formatSize(999_600, "en")).toBe("1.0 MB");
  expect(formatSize(12, "en")).toBe("12 B");
});

it("words are listed with an and before the last", () => {
  expect(formatList(["a", "b", "c"], "nb")).toBe("a, b og c");
  expect(formatList(["a", "b"], "en")).toBe("a and b");
  expect(formatList(["a"], "en")).toBe("a");
  expect(formatList([], "en")).toBe("");
});

describe("a stranger's language", () => {
  it.each([
    ["nb-NO,nb;q=0.9,en;q=0.8", "nb"],
    ["nn", "nb"],
    ["no", "nb"],
    ["da-DK", "nb"],
    ["sv-SE,sv;q=0.9,en;q=0.8", "nb"],
    ["en-US,en;q=0.9,nb;q=0.8", "en"],
    ["en;q=0.5, nb;q=0.9", "nb"],
    ["zh-CN,zh;q=0.9", "en"],
    ["nb;q=0, en", "en"],
    ["*", "en"],
    ["", "en"],
    [undefined, "en"],
    [";;;,,q=", "en"],
  ])("is, for a browser that says %j, %s", (header, language) => {
    expect(languageAccepted(header)).toBe(language);
  });

  it("is named by its code only", () => {
    expect(languageNamed("en")).toBe("en");
    expect(languageNamed("English")).toBeUndefined();
    expect(languageNamed(null)).toBeUndefined();
  });
});
