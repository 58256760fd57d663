/** The buyer's own people: who is let in, as what, until when; and out again. */
import type { Store } from "db/client.server";
import { members, suppliers } from "db/schema/index";
import type { Language, MemberRole } from "db/schema/words";
import { and, arrayContains, asc, count, eq, isNull, ne, or, sql } from "drizzle-orm";

import { dayOf } from "~/i18n/format";
import { notFound } from "~/not-found.server";

import { record } from "../events/events.server";
import { queueMail } from "../mails/mails.server";
import { inOrder, leavesNobodyInCharge, memberState } from "./members";
import type { MemberSession } from "./sessions.server";

type Member = typeof members.$inferSelect;

/** Everybody who is or was a member; those who left come last. */
export async function membersIn(store: Store, buyerId: string, now: Date) {
  const rows = await store
    .select()
    .from(members)
    .where(eq(members.buyerId, buyerId))
    .orderBy(sql`${members.leftAt} is not null`, asc(members.name));
  return rows.map((member) => ({ ...member, state: memberState(member, now) }));
}

export async function memberOf(store: Store, buyerId: string, memberId: string): Promise<Member> {
  const [member] = await store.select().from(members).where(the(buyerId, memberId));
  return member ?? notFound();
}

const the = (buyerId: string, memberId: string) => and(eq(members.buyerId, buyerId), eq(members.id, memberId));

/** The last day she is let in, in the buyer's time zone. */
export const lastDayOf = ({ untilAt }: Pick<Member, "untilAt">, timeZone: string) =>
  untilAt && dayOf(new Date(untilAt.getTime() - 1), timeZone);

/** The moment a day has ended there. */
const endOf = (day: string | null, timeZone: string) =>
  day === null ? null : sql`(${day}::date + 1)::timestamp at time zone ${timeZone}`;

/** How many suppliers, not counting inactive ones, she is owner or coordinator of. */
export async function suppliersWith(store: Store, buyerId: string, memberId: string): Promise<number> {
  const [row] = await store
    .select({ count: count() })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.buyerId, buyerId),
        ne(suppliers.status, "inactive"),
        or(eq(suppliers.ownerId, memberId), eq(suppliers.coordinatorId, memberId)),
      ),
    );
  return row?.count ?? 0;
}

type About = Pick<Member, "name" | "title" | "phone">;

/** What a member says of herself. */
export async function rename(store: Store, member: MemberSession, about: About): Promise<void> {
  await store.update(members).set(about).where(the(member.buyerId, member.memberId));
  await record(store, member, { what: "member.renamed", subjectId: member.memberId, personal: about });
}

type Newcomer = {
  name: string;
  email: string;
  roles: MemberRole[];
  language: Language;
  /** The last day, for one who only reads. */
  until: string | null;
};

/** Lets somebody in, also one who has left, and writes to her. */
export async function inviteMember(
  store: Store,
  by: MemberSession,
  { name, email, language, roles, until }: Newcomer,
): Promise<{ outcome: "invited"; memberId: string } | { outcome: "already there" }> {
  const stay = { name, language, roles: inOrder(roles), untilAt: endOf(until, by.timeZone) };
  const [member] = await store
    .insert(members)
    .values({ buyerId: by.buyerId, email, ...stay })
    .onConflictDoUpdate({
      target: [members.buyerId, members.email],
      set: { ...stay, leftAt: null, cameInAt: null },
      setWhere: sql`${members.leftAt} is not null or ${members.untilAt} <= now()`,
    })
    .returning();
  if (!member) return { outcome: "already there" };
  await record(store, by, {
    what: "member.invited",
    subjectId: member.id,
    details: { roles: member.roles, until },
    personal: { name, email },
  });
  await writeInvitation(store, by, member);
  return { outcome: "invited", memberId: member.id };
}

/** Another invitation, for one who has not found the first or came too late. */
export async function inviteAgain(store: Store, by: MemberSession, memberId: string): Promise<void> {
  const member = await memberOf(store, by.buyerId, memberId);
  if (memberState(member, new Date()) !== "invited") return notFound();
  await writeInvitation(store, by, member);
  await record(store, by, { what: "member.invited again", subjectId: memberId });
}

const writeInvitation = (store: Store, by: MemberSession, { id, name, email, language, roles }: Member) =>
  queueMail(store, {
    template: "member-invitation",
    data: { by: by.name, roles },
    ...{ email, name, language, buyerId: by.buyerId, memberId: id, fromMemberId: by.memberId },
  });

type Change = { name: string; roles: MemberRole[]; until: string | null };

export async function changeMember(
  store: Store,
  by: MemberSession,
  memberId: string,
  { name, roles, until }: Change,
): Promise<"changed" | "last administrator"> {
  const before = await memberOf(store, by.buyerId, memberId);
  if (before.leftAt) return notFound();
  if (leavesNobodyInCharge(await administratorsIn(store, by.buyerId), memberId, roles)) return "last administrator";
  const next = inOrder(roles);
  await store
    .update(members)
    .set({ name, roles: next, untilAt: endOf(until, by.timeZone) })
    .where(the(by.buyerId, memberId));
  await record(store, by, {
    what: "member.changed",
    subjectId: memberId,
    details: { roles: { from: before.roles, to: next }, until: { from: lastDayOf(before, by.timeZone), to: until } },
    personal: { name: { from: before.name, to: name } },
  });
  return "changed";
}

/** Takes access away at once: her sessions end and her links open nothing. Her name stays where she did something. */
export async function letGo(store: Store, by: MemberSession, memberId: string): Promise<"gone" | "last administrator"> {
  const member = await memberOf(store, by.buyerId, memberId);
  if (member.leftAt) return "gone";
  if (leavesNobodyInCharge(await administratorsIn(store, by.buyerId), memberId)) return "last administrator";
  await store.update(members).set({ leftAt: new Date() }).where(the(by.buyerId, memberId));
  await store.execute(sql`select shut_out(${memberId})`);
  await record(store, by, { what: "member.left", subjectId: memberId, personal: { name: member.name } });
  return "gone";
}

/** Locked, so that the last two cannot let each other go at the same moment. */
async function administratorsIn(store: Store, buyerId: string): Promise<string[]> {
  const rows = await store
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.buyerId, buyerId), isNull(members.leftAt), arrayContains(members.roles, ["administrator"])))
    .orderBy(asc(members.id))
    .for("update");
  return rows.map(({ id }) => id);
}
