import { describe, expect, test } from "vitest";
import { type Mode, readEnvironment } from "~/env.server";

const production = {
  DATABASE_URL: "postgres://owner:hush@db.example.no/aktsom",
  PORTAL_URL: "https://portal.example.no/",
  SMTP_URL: "smtp://mail.example.no:587",
  FILES_URL: "file:///srv/aktsom/files",
  SECRET: "0123456789abcdef0123456789abcdef",
};

function complaints(source: Record<string, string>, mode?: Mode): string[] {
  try {
    readEnvironment(source, mode);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

describe("npm start", () => {
  test("needs no setting at all", () => {
    expect(readEnvironment({})).toMatchObject({
      PORT: 3000,
      DATA_DIR: expect.stringMatching(/\/\.data$/),
      PORTAL_URL: "http://localhost:3000",
      MAIL_FROM: "Aktsom <aktsom@localhost>",
      FILES_URL: expect.stringMatching(/^file:\/\/\/.*\/\.data\/files$/),
      isSecure: false,
      showsMailbox: true,
    });
  });

  test("is at the address of its port", () => {
    expect(readEnvironment({ PORT: "4100" }).PORTAL_URL).toBe("http://localhost:4100");
  });

  test("keeps its files in its data folder", () => {
    expect(readEnvironment({ DATA_DIR: "/srv/på tur" }).FILES_URL).toBe("file:///srv/p%C3%A5%20tur/files");
  });

  test("takes an empty variable for one that is not set", () => {
    expect(readEnvironment({ PORT: "", SMTP_URL: " ", DATABASE_URL: "" })).toMatchObject({
      PORT: 3000,
      showsMailbox: true,
    });
  });

  test("shows no mailbox when mail really goes out", () => {
    expect(readEnvironment({ SMTP_URL: "smtp://localhost" }).showsMailbox).toBe(false);
  });
});

describe("npm run serve", () => {
  test("names everything that is missing, and what to write", () => {
    expect(complaints({}, "production").map((line) => line.split(" ")[0])).toEqual(Object.keys(production));
    expect(complaints({}, "production")[1]).toBe(
      "PORTAL_URL is not set. It is the address people reach the portal at, without a path, like https://portal.example.no.",
    );
  });

  test("is satisfied with the five it needs", () => {
    expect(readEnvironment(production, "production")).toMatchObject({
      PORTAL_URL: "https://portal.example.no",
      MAIL_FROM: "Aktsom <aktsom@portal.example.no>",
      isSecure: true,
      showsMailbox: false,
    });
  });
});

describe("a value that cannot be right", () => {
  test.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["PORT", "3.5"],
    ["DATABASE_URL", "mysql://localhost/aktsom"],
    ["DATABASE_URL", "db.example.no:5432"],
    ["PORTAL_URL", "www.example.no"],
    ["PORTAL_URL", "https://example.no/portal"],
    ["SMTP_URL", "https://mail.example.no"],
    ["FILES_URL", "/srv/files"],
    ["MAIL_FROM", "Kari Nordmann"],
    ["MAIL_FROM", "Aktsom <a@b.no>\r\nBcc: c@d.no"],
    ["SECRET", "short"],
    ["LOG_LEVEL", "loud"],
    ["PROXIES", "-1"],
    ["PROCESSES", "0"],
  ])("is named, but not shown: %s=%s", (name, value) => {
    const lines = complaints({ ...production, [name]: value }, "production");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} cannot be used as it is. It should be `));
    expect(lines[0]).not.toContain(value);
  });

  test("does not hide another", () => {
    expect(complaints({ PORT: "x", LOG_LEVEL: "y" })).toHaveLength(2);
  });
});
