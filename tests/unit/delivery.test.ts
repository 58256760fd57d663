import { describe, expect, test } from "vitest";
import { calendarOf } from "~/features/mails/calendar";
import { type Answer, isStale, messageIdOf, next, readFailure, senderOf } from "~/features/mails/delivery";

const answered = (command: string, response: string) =>
  readFailure({
    message: `it failed: ${response}`,
    code: "EENVELOPE",
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  });

describe("what the mail server said", () => {
  test.each([
    "550 5.1.1 <kari@nordvik.example>: user unknown",
    "550 No such mailbox",
    "553 Mailbox name not allowed",
    "501 5.1.3 Bad recipient address syntax",
    "550 5.2.1 The mailbox is disabled",
    "550 5.4.4 Domain does not exist",
  ])("of an address nobody has is final, and marks the address: %s", (response) => {
    expect(answered("RCPT TO", response)).toEqual({ outcome: "refused", isAddressWrong: true, said: response });
  });

  test.each(["554 5.7.1 Message content rejected as spam", "552 5.3.4 Message too big", "554 Transaction failed"])(
    "of the message itself is final, and leaves the address good: %s",
    (response) => {
      expect(answered("DATA", response)).toMatchObject({ outcome: "refused", isAddressWrong: false });
    },
  );

  test.each(["451 4.3.0 Try again later", "450 4.2.1 Greylisted", "452 4.2.2 Mailbox full", "552 5.2.2 Mailbox full"])(
    "for now is tried again: %s",
    (response) => {
      expect(answered("RCPT TO", response)).toEqual({ outcome: "later", said: response });
    },
  );

  test("about our own standing is tried again, since it can be mended", () => {
    expect(answered("RCPT TO", "550 5.7.1 Client host is blocked").outcome).toBe("later");
    expect(answered("RCPT TO", "554 5.7.1 Relay access denied").outcome).toBe("later");
  });

  test.each([
    ["EHLO", "554 No SMTP service here"],
    ["AUTH PLAIN", "535 5.7.8 Authentication failed"],
    ["MAIL FROM", "550 5.1.8 Sender address rejected"],
    ["RCPT TO", "530 5.7.0 Authentication required"],
    ["RCPT TO", "421 4.3.2 Service shutting down"],
    ["CONN", "421 Too many connections"],
  ])("before a recipient is named, or when it closes, is about the server: %s %s", (command, response) => {
    expect(answered(command, response).outcome).toBe("unavailable");
  });

  test.each([
    { message: "connect ECONNREFUSED 127.0.0.1:25", code: "ESOCKET", command: "CONN" },
    { message: "getaddrinfo ENOTFOUND mail.example", code: "EDNS", command: "CONN" },
    { message: "Greeting never received", code: "ETIMEDOUT", command: "CONN" },
    { message: "Connection closed unexpectedly", code: "ECONNECTION", command: "CONN" },
  ])("is nothing when it is down: $message", (failure) => {
    expect(readFailure(failure)).toEqual({ outcome: "unavailable", said: failure.message });
  });

  test("is not needed to see that an address is none", () => {
    const failure = { message: 'Invalid recipient "kari@nordvik\\r\\nRCPT"', code: "EENVELOPE", command: "API" };
    expect(readFailure(failure)).toMatchObject({ outcome: "refused", isAddressWrong: true });
  });

  test("is kept on one line and short", () => {
    const { said } = answered("RCPT TO", `550-5.1.1 The address\r\n550 5.1.1 ${"does not exist ".repeat(100)}`);
    expect(said).toMatch(/^550-5\.1\.1 The address 550 5\.1\.1 does not exist/);
    expect(said).toHaveLength(500);
  });
});

describe("what is done then", () => {
  const later: Answer = { outcome: "later", said: "451" };
  const minutes = (answer: Answer, attempts: number, isUrgent = false, chance = 0) => {
    const outcome = next(answer, { attempts, isUrgent, chance });
    return outcome.state === "queued" ? outcome.after / 60_000 : outcome.state;
  };

  test("a mail is tried again after 1, 5, 15 and 60 minutes, and then less and less often over two days", () => {
    const all = Array.from({ length: 12 }, (_, attempt) => minutes(later, attempt + 1));
    expect(all.slice(0, 4)).toEqual([1, 5, 15, 60]);
    expect(all.at(-1)).toBe("given up");
    const hours = all.slice(0, -1).reduce<number>((sum, pause) => sum + Number(pause), 0) / 60;
    expect(hours).toBeGreaterThan(44);
    expect(hours).toBeLessThanOrEqual(48);
  });

  test("a mail somebody sits waiting for is tried more often, for an hour", () => {
    const all = Array.from({ length: 7 }, (_, attempt) => minutes(later, attempt + 1, true));
    expect(all).toEqual([1, 1, 3, 10, 15, 30, "given up"]);
  });

  test("mails deferred together come back spread over a fifth of the pause", () => {
    expect(minutes(later, 4, false, 0.999)).toBeCloseTo(72, 0);
  });

  test("a server that is down is treated the same", () => {
    expect(minutes({ outcome: "unavailable", said: "" }, 2)).toBe(5);
  });

  test("what is final is not tried again", () => {
    expect(
      next({ outcome: "refused", isAddressWrong: true, said: "" }, { attempts: 1, isUrgent: false, chance: 0 }),
    ).toEqual({
      state: "refused",
      isAddressWrong: true,
    });
    expect(next({ outcome: "accepted", said: "" }, { attempts: 9, isUrgent: true, chance: 0 })).toEqual({
      state: "sent",
    });
  });

  test("only what somebody waited for goes stale", () => {
    const now = new Date("2026-11-21T12:00:00Z");
    const longAgo = new Date("2026-11-21T10:59:00Z");
    expect(isStale(true, longAgo, now)).toBe(true);
    expect(isStale(false, longAgo, now)).toBe(false);
    expect(isStale(true, new Date("2026-11-21T11:01:00Z"), now)).toBe(false);
  });
});

describe("the envelope", () => {
  test("a mail keeps its Message-ID however often it is sent", () => {
    expect(messageIdOf("0193a1f0-0000-7000-8000-000000000000", "https://portal.example.no:8443")).toBe(
      "<0193a1f0-0000-7000-8000-000000000000@portal.example.no>",
    );
  });

  test("the name is the owner's and the buyer's, the address the portal's own", () => {
    expect(senderOf("Aktsom <portal@example.no>", ["Ingrid Aasen", "Fjordlys"])).toEqual({
      name: "Ingrid Aasen, Fjordlys",
      address: "portal@example.no",
    });
    expect(senderOf("Aktsom <portal@example.no>", [undefined, "Fjordlys"]).name).toBe("Fjordlys");
    expect(senderOf("Aktsom <portal@example.no>", [undefined, undefined])).toEqual({
      name: "Aktsom",
      address: "portal@example.no",
    });
    expect(senderOf("portal@example.no", [])).toEqual({ name: "", address: "portal@example.no" });
  });
});

describe("the calendar file", () => {
  const entry = {
    id: "7c1",
    version: 3,
    summary: "Frist hos Ærlig, Redelig; & Sønn: signér",
    deadline: "2026-12-14",
  };
  const file = calendarOf([entry], {
    portalUrl: "https://portal.example.no",
    now: new Date("2026-11-21T12:00:00.123Z"),
  });

  test("names an entry by its request and the version of it, so that a moved deadline replaces the old one", () => {
    expect(file).toContain(
      "UID:7c1@portal.example.no\r\nSEQUENCE:3\r\nDTSTAMP:20261121T120000Z\r\nDTSTART;VALUE=DATE:20261214\r\n",
    );
  });

  test("escapes what separates values, and cuts no line longer than 75 bytes nor a letter in two", () => {
    expect(file).toContain("SUMMARY:Frist hos Ærlig\\, Redelig\\; & Sønn: signér\r\n");
    const long = calendarOf([{ ...entry, summary: "øæå".repeat(60) }], {
      portalUrl: "https://portal.example.no",
      now: new Date(),
    });
    for (const line of long.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(long.replaceAll("\r\n ", "")).toContain(`SUMMARY:${"øæå".repeat(60)}`);
  });
});

test("a server that says 421 for an hour, or is away for a weekend's Saturday, gets every mail in the end; after two days nobody waits", () => {
  const minute = 60_000;
  const answer = answered("MAIL FROM", "421 4.3.2 Service not available");
  for (const [away, delivered] of [
    [60, true],
    [24 * 60, true],
    [40 * 60, true],
    [60 * 60, false],
  ] as const)
    for (const chance of [0, 0.5, 0.999]) {
      let [clock, attempts] = [0, 0];
      let state: string = "queued";
      while (state === "queued") {
        attempts += 1;
        const said: Answer = clock < away * minute ? answer : { outcome: "accepted", said: "250 OK" };
        const then = next(said, { attempts, isUrgent: false, chance });
        state = then.state;
        if ("after" in then) clock += then.after;
      }
      expect([away, state]).toEqual([away, delivered ? "sent" : "given up"]);
      if (away === 60) expect(clock).toBeLessThanOrEqual(3 * 60 * minute);
    }
});
