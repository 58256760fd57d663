import { expect, test } from "vitest";
import { askMoreTime, type Extension, grantMoreTime, refuseMoreTime } from "~/features/requests/extensions";

const request = { state: "opened", deadline: "2026-09-15" } as const;
const wish = { date: "2026-10-01", reason: " The managing director is away " };
const asked: Extension = { state: "asked", askedUntil: "2026-10-01", reason: "The managing director is away" };

test("more time is asked for with a reason and a later date", () => {
  expect(askMoreTime(request, undefined, wish, "2026-09-10")).toEqual({ extension: asked });
});

test("more time may be asked for after the deadline as well, for a day to come", () => {
  expect(askMoreTime(request, undefined, wish, "2026-09-20")).toEqual({ extension: asked });
  expect(askMoreTime(request, undefined, { ...wish, date: "2026-09-18" }, "2026-09-20")).toEqual({
    refusal: "already past",
  });
});

test("what is wrong with asking is said in a word", () => {
  const ask = (given: Partial<typeof wish>, state: "opened" | "signed" = "opened", last?: Extension) =>
    askMoreTime({ ...request, state }, last, { ...wish, ...given }, "2026-09-10");
  expect(ask({ reason: "  " })).toEqual({ refusal: "no reason" });
  expect(ask({ date: "2026-09-15" })).toEqual({ refusal: "not after the deadline" });
  expect(ask({ date: "2027-09-15" })).toEqual({ refusal: "too far away" });
  expect(ask({}, "signed")).toEqual({ refusal: "not your turn" });
  expect(ask({}, "opened", asked)).toEqual({ refusal: "already asked" });
  expect(ask({}, "opened", { ...asked, state: "refused" })).toEqual({ extension: asked });
});

test("granted is the date asked for or another one, moved off weekends", () => {
  expect(grantMoreTime(request, asked, "2026-09-10")).toEqual({
    extension: { ...asked, state: "granted", grantedUntil: "2026-10-01" },
    deadline: { date: "2026-10-01" },
  });
  expect(grantMoreTime(request, asked, "2026-09-10", "2026-09-19")).toEqual({
    extension: { ...asked, state: "granted", grantedUntil: "2026-09-21" },
    deadline: { date: "2026-09-21", moved: { from: "2026-09-19", because: "weekend" } },
  });
});

test("a grant is later than the deadline, and nothing is decided twice", () => {
  expect(grantMoreTime(request, asked, "2026-09-10", "2026-09-14")).toEqual({ refusal: "not after the deadline" });
  expect(grantMoreTime(request, { ...asked, state: "granted" }, "2026-09-10")).toEqual({ refusal: "not asked" });
  expect(refuseMoreTime({ ...asked, state: "refused" }, "No")).toEqual({ refusal: "not asked" });
});

test("a no says why", () => {
  expect(refuseMoreTime(asked, " ")).toEqual({ refusal: "no reason" });
  expect(refuseMoreTime(asked, "We deliver to our own customer then")).toEqual({
    extension: { ...asked, state: "refused", answer: "We deliver to our own customer then" },
  });
});
