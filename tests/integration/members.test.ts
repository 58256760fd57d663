import { expect } from "vitest";
import {
  changeMember,
  inviteAgain,
  inviteMember,
  lastDayOf,
  letGo,
  membersIn,
} from "~/features/accounts/members.server";
import { changeOrganisation, organisationOf } from "~/features/accounts/organisation.server";
import { inScope } from "~/features/accounts/scopes.server";
import { openSession, sessionBehind } from "~/features/accounts/sessions.server";
import { healthOf } from "~/features/health/health.server";
import { test } from "../support/database";
import { newMember, newWorld, scopeOfMember } from "../support/people";

const newcomer = {
  name: "Ny Medarbeider",
  email: "ny@fjordlys.example",
  roles: ["reader" as const],
  language: "nb" as const,
  until: "2026-12-31",
};

test("a member is invited once, by mail, until the end of a day in the buyer's time zone", async ({
  database,
  owner,
}) => {
  const { member, buyerId } = await newWorld(owner);
  const invite = () => inScope(database, scopeOfMember(member), (store) => inviteMember(store, member, newcomer));
  expect(await invite()).toMatchObject({ outcome: "invited" });
  expect(await invite()).toEqual({ outcome: "already there" });
  const [row] =
    await owner`select id, until_at, roles from members where buyer_id = ${buyerId} and email = ${newcomer.email}`;
  expect(row!.until_at.toISOString()).toBe("2026-12-31T23:00:00.000Z");
  expect(lastDayOf({ untilAt: row!.until_at }, "Europe/Oslo")).toBe("2026-12-31");
  expect(await owner`select template, member_id, data from mails where email = ${newcomer.email}`).toEqual([
    { template: "member-invitation", member_id: row!.id, data: { by: member.name, roles: ["reader"] } },
  ]);
  expect(await owner`select what, details from events where buyer_id = ${buyerId}`).toEqual([
    { what: "member.invited", details: { roles: ["reader"], until: "2026-12-31" } },
  ]);
});

test("whoever left can be invited again, and is the same person in the log", async ({ database, owner }) => {
  const { member, buyerId } = await newWorld(owner);
  const asMember = <Result>(work: Parameters<typeof inScope<Result>>[2]) =>
    inScope(database, scopeOfMember(member), work);
  const invited = await asMember((store) => inviteMember(store, member, newcomer));
  const memberId = (invited as { memberId: string }).memberId;
  await owner`update members set came_in_at = now() where id = ${memberId}`;
  expect(await asMember((store) => letGo(store, member, memberId))).toBe("gone");
  const states = () => asMember((store) => membersIn(store, buyerId, new Date("2026-11-21")));
  expect((await states()).find(({ id }) => id === memberId)?.state).toBe("left");
  const again = { ...newcomer, name: "Ny Igjen", roles: ["buyer" as const], until: null };
  expect(await asMember((store) => inviteMember(store, member, again))).toEqual({ outcome: "invited", memberId });
  expect((await states()).find(({ id }) => id === memberId)).toMatchObject({
    state: "invited",
    roles: ["buyer"],
    name: "Ny Igjen",
  });
  await asMember((store) => inviteAgain(store, member, memberId));
  expect(await owner`select id from mails where member_id = ${memberId}`).toHaveLength(3);
});

test("whoever leaves is signed out everywhere, and links she may have open nothing", async ({ database, owner }) => {
  const { member, buyerId } = await newWorld(owner);
  const other = await newMember(owner, buyerId, ["buyer"]);
  const open = (who: typeof member) =>
    inScope(database, { role: "visitor" }, (store) =>
      openSession(store, {
        ...{ email: who.email, language: "nb", confirmed: true, isSecure: false },
        hat: { audience: "member", buyerId, memberId: who.memberId },
      }),
    ).then((cookie) => /=([\w-]{43});/.exec(cookie)![1]!);
  const [mine, theirs] = [await open(member), await open(other)];
  await owner`insert into links (hash, kind, email, buyer_id, member_id, expires_at)
    values ('\\x01', 'sign in', ${other.email}, ${buyerId}, ${other.memberId}, now() + interval '7 days')`;
  await inScope(database, scopeOfMember(member), (store) => letGo(store, member, other.memberId));
  expect(await sessionBehind(database, theirs, false)).toBeNull();
  expect(await sessionBehind(database, mine, false)).not.toBeNull();
  expect(await owner`select expires_at <= now() as ended from links where member_id = ${other.memberId}`).toEqual([
    { ended: true },
  ]);
});

test("one buyer's administrator cannot shut out another buyer's member", async ({ database, owner }) => {
  const [ours, theirs] = [await newWorld(owner), await newWorld(owner)];
  const letThemGo = () =>
    inScope(database, scopeOfMember(ours.member), (store) => letGo(store, ours.member, theirs.member.memberId));
  await expect(letThemGo()).rejects.toMatchObject({ status: 404 });
});

test("the last administrator stays, also when the last two let each other go at once", async ({ database, owner }) => {
  const { member, buyerId } = await newWorld(owner);
  const change = { name: "Kari Nordmann", until: null };
  const demote = () =>
    inScope(database, scopeOfMember(member), (store) =>
      changeMember(store, member, member.memberId, { ...change, roles: ["buyer"] }),
    );
  expect(await demote()).toBe("last administrator");
  const second = await newMember(owner, buyerId, ["administrator"]);
  const dismiss = (by: typeof member, whom: typeof member) =>
    inScope(database, scopeOfMember(by), (store) => letGo(store, by, whom.memberId));
  const somebodyWaits = async () => {
    const [row] = await owner`select count(*)::int from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row!.count as number;
  };
  let answer: ReturnType<typeof dismiss> | undefined;
  const first = await inScope(database, scopeOfMember(member), async (store) => {
    const outcome = await letGo(store, member, second.memberId);
    answer = dismiss(second, member);
    await Promise.race([answer, expect.poll(somebodyWaits).toBe(1)]);
    return outcome;
  });
  expect([first, await answer]).toEqual(["gone", "last administrator"]);
});

test("a change of the organisation is told in the log, persons apart from facts", async ({ database, owner }) => {
  const { member, buyerId } = await newWorld(owner);
  await inScope(database, scopeOfMember(member), async (store) => {
    const before = await organisationOf(store, buyerId);
    await changeOrganisation(store, member, before);
    await changeOrganisation(store, member, { ...before, legalBasis: "own policy", contactName: "Ola Hansen" });
  });
  expect(await owner`select what, details, personal from events where buyer_id = ${buyerId}`).toEqual([
    {
      what: "organisation.changed",
      details: { legalBasis: { from: "transparency act", to: "own policy" } },
      personal: { contactName: { from: "Kari Nordmann", to: "Ola Hansen" } },
    },
  ]);
});

test("health tells a database that answers from one that does not, and mails that are stuck", async ({
  database,
  owner,
}) => {
  const health = (uptime = 3600) =>
    inScope(database, { role: "visitor" }, (store) => healthOf(store, uptime), { readOnly: true });
  await owner`update pgboss.version set maintained_on = now()`;
  expect(await health()).toEqual({ database: true, migrations: true, jobs: true });
  await owner`insert into mails (email, language, template, created_at, send_after)
    values ('a@b.example', 'nb', 'sign-in', now() - interval '1 hour', now() - interval '1 day')`;
  expect(await health()).toMatchObject({ jobs: false });
  await owner`update mails set state = 'sent', sent_at = now() where email = 'a@b.example'`;
  expect(await health()).toMatchObject({ jobs: true });
  await owner`update pgboss.version set maintained_on = now() - interval '1 hour'`;
  expect(await health()).toMatchObject({ jobs: false });
  expect(await health(60), "just started").toMatchObject({ jobs: true });
  expect(await healthOf(null, 1)).toEqual({ database: false, migrations: false, jobs: false });
});
