import { randomUUID } from "node:crypto";
import { connect } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { hatsBehind } from "~/features/accounts/hats.server";
import { chooseLanguage } from "~/features/accounts/language.server";
import { issueLink } from "~/features/accounts/links.server";
import { inScope, type Scope } from "~/features/accounts/scopes.server";
import { hashOf } from "~/features/accounts/secrets.server";
import {
  changeHat,
  closeOtherSessions,
  closeSession,
  cookieName,
  devicesOf,
  openSession,
  sessionBehind,
} from "~/features/accounts/sessions.server";
import { comeIn, sendLink, signInBehind } from "~/features/accounts/sign-in.server";
import { limitsIn } from "~/limits.server";
import { test } from "../support/database";
import { newMember, newSupplier, newWorld } from "../support/people";

const visitor: Scope = { role: "visitor" };
const secretIn = (cookie: string) => new RegExp(`^${cookieName}=([\\w-]{43});`).exec(cookie)?.[1] ?? "";
const days = (date: Date) => (date.getTime() - Date.now()) / 86_400_000;

type Database = ReturnType<typeof connect>;

/** Comes in as somebody; answers with the cookie's value. */
async function comeInAs(
  database: Database,
  { email, ...hat }: { email: string } & Parameters<typeof openSession>[1]["hat"],
) {
  const cookie = await inScope(database, visitor, (store) =>
    openSession(store, { email, language: "nb", hat, confirmed: true, isSecure: false }),
  );
  return secretIn(cookie);
}

const asMember = ({ email, buyerId, memberId }: { email: string; buyerId: string; memberId: string }) => ({
  ...{ email, buyerId, memberId },
  audience: "member" as const,
});
type Contact = { email: string; buyerId: string; supplierId: string; contactId: string };
const asContact = ({ email, buyerId, supplierId, contactId }: Contact) => ({
  ...{ email, buyerId, supplierId, contactId },
  audience: "supplier" as const,
});

const behind = (database: Database, secret: string) =>
  sessionBehind(database, secret, false).then((found) => found?.session ?? null);

const mailsTo = (owner: postgres.Sql, email: string) =>
  owner`select template, language, name, member_id, contact_id from mails where email = ${email}`;

describe("sessions", () => {
  test("the database never holds what the cookie holds", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    const secret = await comeInAs(database, asMember(member));
    expect(await behind(database, secret)).toMatchObject({ audience: "member", memberId: member.memberId });
    const rows = await owner`select sessions::text as row, hash from sessions where member_id = ${member.memberId}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(secret);
    expect(rows[0]!.hash).toEqual(hashOf(secret));
    expect(await behind(database, rows[0]!.hash.toString("base64url"))).toBeNull();
  });

  test("a cookie is for http only, for our pages only, and for https only where there is https", async ({
    database,
    owner,
  }) => {
    const { member } = await newWorld(owner);
    const { email, ...hat } = asMember(member);
    const open = (isSecure: boolean) =>
      inScope(database, visitor, (store) =>
        openSession(store, { email, language: "nb", hat, confirmed: true, isSecure }),
      );
    expect(await open(false)).toMatch(/; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
    expect(await open(true)).toMatch(/; Secure$/);
  });

  test("a member is signed in twelve hours, a supplier's contact ten days", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    for (const [who, length] of [
      [asMember(world.member), 0.5],
      [asContact(supplier), 10],
    ] as const) {
      await comeInAs(database, who);
      const [row] =
        await owner`select expires_at from sessions join people on people.id = person_id where email = ${who.email}`;
      expect(days(row!.expires_at)).toBeCloseTo(length, 2);
    }
  });

  test("each visit in the second half moves the end, and the cookie is sent again", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    const secret = await comeInAs(database, asContact(supplier));
    expect((await sessionBehind(database, secret, false))?.cookie).toBeUndefined();
    await owner`update sessions set expires_at = now() + interval '4 days' where hash = ${hashOf(secret)}`;
    expect((await sessionBehind(database, secret, false))?.cookie).toContain(secret);
    const [row] = await owner`select expires_at from sessions where hash = ${hashOf(secret)}`;
    expect(days(row!.expires_at)).toBeCloseTo(10, 2);
  });

  test("an ended session opens nothing", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    const secret = await comeInAs(database, asMember(member));
    await owner`update sessions set expires_at = now() where hash = ${hashOf(secret)}`;
    expect(await behind(database, secret)).toBeNull();
  });

  test("signing out ends this session; signing out the others leaves only it", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    const [here, there, elsewhere] = [
      await comeInAs(database, asMember(member)),
      await comeInAs(database, asMember(member)),
      await comeInAs(database, asMember(member)),
    ];
    const session = (await behind(database, here))!;
    const scope: Scope = { role: "member", buyer: member.buyerId, member: member.memberId, person: session.personId };
    const listed = await inScope(database, scope, (store) => devicesOf(store, session, new Date()));
    expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, false, true]);
    expect(await inScope(database, scope, (store) => closeOtherSessions(store, session))).toBe(2);
    expect(await behind(database, there)).toBeNull();
    expect(await behind(database, elsewhere)).toBeNull();
    expect(await behind(database, here)).not.toBeNull();
    const gone = await inScope(database, visitor, (store) => closeSession(store, session, false));
    expect(gone).toMatch(new RegExp(`^${cookieName}=; .*Max-Age=0`));
    expect(await behind(database, here)).toBeNull();
  });

  test("nobody signs out anybody else", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const other = await newMember(owner, world.buyerId, ["buyer"]);
    const theirs = await comeInAs(database, asMember(other));
    const mine = (await behind(database, await comeInAs(database, asMember(world.member))))!;
    const scope: Scope = { role: "member", buyer: world.buyerId, member: world.member.memberId, person: mine.personId };
    const otherSession = { ...mine, personId: (await behind(database, theirs))!.personId };
    expect(await inScope(database, scope, (store) => closeOtherSessions(store, otherSession))).toBe(0);
    expect(await behind(database, theirs)).not.toBeNull();
  });

  test("the session of a member who left, or whose time is over, is worth nothing", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    const secret = await comeInAs(database, asMember(member));
    await owner`update members set until_at = now() where id = ${member.memberId}`;
    expect(await behind(database, secret)).toMatchObject({ audience: "person" });
    await owner`update members set until_at = now() + interval '1 hour' where id = ${member.memberId}`;
    expect(await behind(database, secret)).toMatchObject({ audience: "member" });
    await owner`update members set left_at = now() where id = ${member.memberId}`;
    expect(await behind(database, secret)).toMatchObject({ audience: "person" });
  });

  test("another hat is another cookie; what was confirmed stays so, and lasts as long as the new hat", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world, { email: world.member.email });
    const old = await comeInAs(database, asMember(world.member));
    const session = (await behind(database, old))!;
    const { email: _, ...hat } = asContact(supplier);
    const next = secretIn(await inScope(database, visitor, (store) => changeHat(store, session, hat, false)));
    expect(await behind(database, old)).toBeNull();
    expect(await behind(database, next)).toMatchObject({
      supplierId: supplier.supplierId,
      confirmedAt: session.confirmedAt,
    });
    const [row] = await owner`select expires_at from sessions where hash = ${hashOf(next)}`;
    expect(days(row!.expires_at)).toBeCloseTo(10, 2);
  });
});

describe("before anybody is known", () => {
  test("the database shows exactly the row whose secret or address was presented", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const other = await newMember(owner, world.buyerId, ["buyer"]);
    await comeInAs(database, asMember(other));
    const mine = await comeInAs(database, asMember(world.member));
    const seen = (scope: Scope) =>
      inScope(database, scope, async (store) => {
        const count = async (table: string) =>
          (await store.execute<{ count: number }>(`select count(*)::int as count from ${table}`))[0]!.count;
        return {
          members: await count("members"),
          people: await count("people"),
          sessions: await count("sessions"),
          links: await count("links"),
          contacts: await count("contacts"),
        };
      });
    const none = { members: 0, people: 0, sessions: 0, links: 0, contacts: 0 };
    expect(await seen(visitor)).toEqual(none);
    expect(await seen({ role: "visitor", hash: hashOf(mine) })).toEqual({ ...none, sessions: 1 });
    expect(await seen({ role: "visitor", email: world.member.email })).toEqual({ ...none, members: 1, people: 1 });
  });

  test("mails can be queued but not read, and only to the address that asked", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    await inScope(database, visitor, (store) => sendLink(store, member.email, "nb"));
    const ask = (scope: Scope, statement: string) => inScope(database, scope, (store) => store.execute(statement));
    await expect(ask({ role: "visitor", email: member.email }, "select * from mails")).rejects.toThrow();
    await expect(
      ask(
        { role: "visitor", email: member.email },
        "insert into mails (email, language, template) values ('other@example.no', 'nb', 'sign-in')",
      ),
    ).rejects.toThrow();
  });
});

describe("asking for a link", () => {
  const ask = (database: Database, email: string) =>
    inScope(database, visitor, (store) => sendLink(store, email, "en"));

  test("a member gets a link to sign in, in her own language", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    await ask(database, member.email);
    expect(await mailsTo(owner, member.email)).toEqual([
      { template: "sign-in", language: "nb", name: "Kari Nordmann", member_id: member.memberId, contact_id: null },
    ]);
  });

  test("a supplier's contact gets a new link to her tasks", async ({ database, owner }) => {
    const supplier = await newSupplier(owner, await newWorld(owner));
    await ask(database, supplier.email);
    expect(await mailsTo(owner, supplier.email)).toMatchObject([
      { template: "new-link", contact_id: supplier.contactId },
    ]);
  });

  test("an address several people share gets one mail, addressed to none of them", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const first = await newSupplier(owner, world);
    await newSupplier(owner, world, { email: first.email, language: "en" });
    await newSupplier(owner, world, { email: first.email });
    await owner`update contacts set name = 'Per Åsane' where id = ${first.contactId}`;
    await ask(database, first.email);
    expect(await mailsTo(owner, first.email)).toEqual([
      { template: "sign-in", language: "en", name: null, member_id: null, contact_id: null },
    ]);
  });

  test("a stranger, and one who has left, gets nothing, by the same steps and one that undoes", async ({
    owner,
    ownerUrl,
  }) => {
    const { member } = await newWorld(owner);
    const left = await newMember(owner, member.buyerId, ["buyer"]);
    await owner`update members set left_at = now() where id = ${left.memberId}`;
    const statements: string[] = [];
    const watched = connect(ownerUrl, { connections: 1, watch: (statement) => statements.push(statement) });
    const stepsFor = async (email: string) => {
      statements.length = 0;
      await ask(watched, email);
      return statements.map((statement) => statement.split(" ")[0]);
    };
    await stepsFor(member.email); // prepares what is asked for the first time
    const known = await stepsFor(member.email);
    const unknown = await stepsFor("nobody@nowhere.example");
    await stepsFor(left.email);
    await watched.$client.end();
    expect(unknown.filter((step) => step !== "rollback")).toEqual(known);
    expect(await mailsTo(owner, "nobody@nowhere.example")).toEqual([]);
    expect(await mailsTo(owner, left.email)).toEqual([]);
  });

  test("limits hold across processes", async ({ ownerUrl }) => {
    const [one, two] = [connect(ownerUrl, { connections: 2 }), connect(ownerUrl, { connections: 2 })];
    const [here, there] = [limitsIn(one), limitsIn(two)];
    const address = randomUUID();
    const outcomes: string[] = [];
    for (const limits of [here, there, here, there, here, there, here])
      outcomes.push(await limits.count("link for address", address));
    expect(outcomes).toEqual(["fine", "fine", "fine", "fine", "fine", "too many", "too many"]);
    expect(await there.count("link for address", randomUUID())).toBe("fine");
    await Promise.all([one.$client.end(), two.$client.end()]);
  });
});

describe("a link to sign in", () => {
  const issue = (database: Database, link: Partial<Parameters<typeof issueLink>[1]> & { email: string }) =>
    inScope(database, { role: "job" }, (store) =>
      issueLink(store, { kind: "sign in", expiresAt: new Date(Date.now() + 900_000), ...link }),
    );
  const look = (database: Database, secret: string, now = new Date()) =>
    inScope(database, visitor, (store) => signInBehind(store, secret, now), { readOnly: true });
  const press = (database: Database, secret: string) =>
    inScope(database, visitor, async (store) => {
      const link = await signInBehind(store, secret, new Date());
      return link.state === "ready" ? comeIn(store, link, "nb", false) : link.state;
    });

  test("looking uses nothing up; pressing does, and notes that she has come in", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    const secret = await issue(database, { email: member.email });
    for (let times = 0; times < 3; times += 1) {
      expect(await look(database, secret)).toMatchObject({ state: "ready", name: "Kari Nordmann" });
    }
    const entered = await press(database, secret);
    expect(entered).toMatchObject({ hat: { audience: "member" } });
    const session = await behind(database, secretIn((entered as { cookie: string }).cookie));
    expect(session).toMatchObject({ memberId: member.memberId, confirmedAt: expect.any(Date) });
    expect(await owner`select came_in_at is not null as came from members where id = ${member.memberId}`).toEqual([
      { came: true },
    ]);
    expect(await press(database, secret)).toBe("used");
    expect(await look(database, secret)).toMatchObject({ state: "used", email: member.email });
  });

  test("of two who press at once, one comes in", async ({ database, owner }) => {
    const { member } = await newWorld(owner);
    const secret = await issue(database, { email: member.email });
    const outcomes = await Promise.all([press(database, secret), press(database, secret), press(database, secret)]);
    expect(outcomes.filter((outcome) => outcome !== null && typeof outcome === "object")).toHaveLength(1);
    expect(await owner`select hash from sessions where member_id = ${member.memberId}`).toHaveLength(1);
  });

  test("an old one is expired, a cut one torn, and one of somebody who has left opens nothing", async ({
    database,
    owner,
  }) => {
    const { member } = await newWorld(owner);
    const secret = await issue(database, { email: member.email });
    expect(await look(database, secret, new Date(Date.now() + 901_000))).toMatchObject({ state: "expired" });
    expect(await look(database, secret.slice(0, 30))).toEqual({ state: "torn" });
    expect(await look(database, `${secret.slice(0, 42)}${secret.endsWith("A") ? "E" : "A"}`)).toEqual({
      state: "torn",
    });
    await owner`update members set left_at = now() where id = ${member.memberId}`;
    expect(await look(database, secret)).toEqual({ state: "torn" });
  });

  test("an invitation's link signs nobody in here", async ({ database, owner }) => {
    const supplier = await newSupplier(owner, await newWorld(owner));
    const secret = await issue(database, { ...asContact(supplier), kind: "invitation" } as never);
    expect(await look(database, secret)).toEqual({ state: "invitation" });
  });

  test("whoever shares an address says who she is, and goes on as that one only", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world, { email: world.member.email });
    const stranger = await newSupplier(owner, world);
    const secret = await issue(database, { email: supplier.email });
    const entered = await press(database, secret);
    expect(entered).toMatchObject({ hat: { audience: "person" } });
    const session = (await behind(database, secretIn((entered as { cookie: string }).cookie)))!;
    const hats = await inScope(database, { role: "visitor", hash: session.hash }, (store) =>
      hatsBehind(store, session),
    );
    expect(hats.map(({ id }) => id).sort()).toEqual([world.member.memberId, supplier.contactId].sort());
    expect(hats.map(({ id }) => id)).not.toContain(stranger.contactId);
  });

  test("one sent for a certain member signs in her alone, though the address has several hats", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    await newSupplier(owner, world, { email: world.member.email });
    const { email, buyerId, memberId } = world.member;
    const secret = await issue(database, { email, buyerId, memberId });
    expect(await press(database, secret)).toMatchObject({ hat: { audience: "member" } });
  });
});

test("a language chosen is kept for the pages, and for the mails to the one she is just now", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  const secret = await comeInAs(database, asContact(supplier));
  const session = (await behind(database, secret))!;
  for (const role of ["contact", "contributor"] as const) {
    const language = role === "contact" ? "en" : "nb";
    const who = { ...session, role } as typeof session;
    await inScope(
      database,
      { role: "visitor", email: session.email, person: session.personId, hash: session.hash },
      (store) => chooseLanguage(store, who, language),
    );
    expect((await behind(database, secret))!.language).toBe(language);
    expect(await owner`select language from contacts where id = ${supplier.contactId}`).toEqual([{ language }]);
  }
});
