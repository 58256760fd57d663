/**
 * What mails about to be sent say, read and made at the last moment: names and tasks as they are now, and the link or the
 * code, of which the database keeps the hash. A mail tried again gets another; the one before it was in nobody's hands.
 */
import type { Store } from "db/client.server";
import { buyers, codes, contacts, links, mails, members, requests, requirements, suppliers } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import {
  type AlsoFor,
  type MailData,
  mailKinds,
  type Queued,
  type Rendered,
  type Task,
  type Template,
} from "emails/mail";
import { nameLike } from "emails/tidy";
import { dayOf } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";

import { invitationDays, signInMinutes } from "../accounts/links.server";
import { hashOf, newCode, newSecret } from "../accounts/secrets.server";
import { plusDays, todayIn } from "../requests/deadlines";
import { calendarOf, type Entry } from "./calendar";
import { isStale, messageIdOf, senderOf } from "./delivery";
import type { Message } from "./mailer.server";

/** Of a mail's row, what sending needs. */
export const sendable = {
  id: mails.id,
  buyerId: mails.buyerId,
  supplierId: mails.supplierId,
  contactId: mails.contactId,
  memberId: mails.memberId,
  requestIds: mails.requestIds,
  alsoContactIds: mails.alsoContactIds,
  fromMemberId: mails.fromMemberId,
  email: mails.email,
  name: mails.name,
  language: mails.language,
  template: mails.template,
  data: mails.data,
  attempts: mails.attempts,
  createdAt: mails.createdAt,
};

export type Sendable = Pick<typeof mails.$inferSelect, keyof typeof sendable>;

/** A mail that only waits to be rendered and sent; or why there is nothing to send any more. */
export type Letter =
  | {
      template: Template;
      language: Language;
      data: MailData<Template>;
      message: Omit<Message, keyof Rendered>;
      /** The requests it asks for, and those of them that an earlier mail failed to deliver. */
      asks: string[];
      undelivered: string[];
      dropped?: never;
    }
  | { dropped: "nothing left to ask for" | "too old to be of use" | "the reader has left" };

type House = { portalUrl: string; mailFrom: string; now: Date };

/** Reads a batch in a handful of statements. In a job's transaction; the links stand before any mail leaves. */
export async function lettersFor(store: Store, batch: readonly Sendable[], house: House): Promise<Map<string, Letter>> {
  const known = await readAround(store, batch);
  const made: { links: (typeof links.$inferInsert)[]; codes: { id: string; hash: Buffer }[] } = {
    links: [],
    codes: [],
  };
  const letters = new Map(batch.map((mail) => [mail.id, letterFor(mail, known, made, house)]));
  if (made.links.length > 0) await store.insert(links).values(made.links);
  for (const { id, hash } of made.codes) await store.update(codes).set({ hash }).where(eq(codes.id, id));
  return letters;
}

/** The code's own id goes into the hash: equal digits of two people do not look alike, and no table of hashes helps. */
export const hashOfCode = (codeId: string, digits: string) => hashOf(`${codeId}:${digits}`);

type Known = Awaited<ReturnType<typeof readAround>>;

async function readAround(store: Store, batch: readonly Sendable[]) {
  const supplierIds = present(batch.map(({ supplierId }) => supplierId));
  const buyerIds = present(batch.map(({ buyerId }) => buyerId));
  const theSuppliers = await store
    .select({ id: suppliers.id, name: suppliers.name, country: suppliers.country, ownerId: suppliers.ownerId })
    .from(suppliers)
    .where(inArray(suppliers.id, supplierIds));
  const memberIds = present([
    ...batch.flatMap(({ fromMemberId, memberId }) => [fromMemberId, memberId]),
    ...theSuppliers.map(({ ownerId }) => ownerId),
  ]);
  const codeIds = batch.flatMap(({ template, data }) =>
    template === "code" ? [(data as { codeId: string }).codeId] : [],
  );
  return {
    suppliers: byId(theSuppliers),
    buyers: byId(await store.select().from(buyers).where(inArray(buyers.id, buyerIds))),
    members: byId(
      await store
        .select({
          id: members.id,
          name: members.name,
          email: members.email,
          title: members.title,
          phone: members.phone,
          leftAt: members.leftAt,
        })
        .from(members)
        .where(inArray(members.id, memberIds)),
    ),
    contacts: byId(
      await store
        .select({
          id: contacts.id,
          supplierId: contacts.supplierId,
          supplier: suppliers.name,
          name: contacts.name,
          email: contacts.email,
          leftAt: contacts.leftAt,
        })
        .from(contacts)
        .innerJoin(suppliers, and(eq(suppliers.buyerId, contacts.buyerId), eq(suppliers.id, contacts.supplierId)))
        .where(inArray(contacts.id, present(batch.flatMap((mail) => [mail.contactId, ...mail.alsoContactIds])))),
    ),
    codes: byId(
      codeIds.length > 0
        ? await store.select({ id: codes.id, expiresAt: codes.expiresAt }).from(codes).where(inArray(codes.id, codeIds))
        : [],
    ),
    requests: await requestsFor(store, batch),
  };
}

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

/** Those the mails name; of the suppliers of mails that name none, all that are open. */
async function requestsFor(store: Store, batch: readonly Sendable[]) {
  const named = batch.flatMap(({ requestIds }) => requestIds);
  const unnamed = batch.filter((mail) => mail.requestIds.length === 0 && kindOf(mail).tasks);
  return [
    ...(named.length > 0 ? await requestsWhere(store, inArray(requests.id, named)) : []),
    ...(unnamed.length > 0
      ? await requestsWhere(
          store,
          inArray(requests.buyerId, present(unnamed.map(({ buyerId }) => buyerId))),
          inArray(requests.supplierId, present(unnamed.map(({ supplierId }) => supplierId))),
          isNotNull(requests.waitsFor),
        )
      : []),
  ];
}

function requestsWhere(store: Store, ...conditions: SQL[]) {
  return store
    .select({
      id: requests.id,
      buyerId: requests.buyerId,
      supplierId: requests.supplierId,
      supplier: suppliers.name,
      waitingForId: requests.waitingForId,
      name: requirements.name,
      concerning: requests.concerning,
      deadline: requests.deadline,
      minutes: requirements.minutes,
      waitsFor: requests.waitsFor,
      version: requests.version,
      undeliveredAt: requests.undeliveredAt,
      signedVersion: sql<number | null>`(
        select max(signed.version) from documents asked
          join documents signed on signed.buyer_id = asked.buyer_id and signed.key = asked.key and signed.version < asked.version
          join signed_documents on signed_documents.buyer_id = signed.buyer_id and signed_documents.document_id = signed.id
           and signed_documents.supplier_id = requests.supplier_id
         where asked.buyer_id = requests.buyer_id and asked.id = requests.document_id)`,
      answeredAt: sql<string | null>`(
        select max(earlier.closed_at) from requests earlier
         where earlier.buyer_id = requests.buyer_id and earlier.supplier_id = requests.supplier_id and earlier.id < requests.id
           and earlier.requirement_id = requests.requirement_id and earlier.concerning = requests.concerning
           and earlier.kind <> 'document' and earlier.state in ('accepted', 'accepted with gaps'))`,
    })
    .from(requests)
    .innerJoin(
      requirements,
      and(eq(requirements.buyerId, requests.buyerId), eq(requirements.id, requests.requirementId)),
    )
    .innerJoin(suppliers, and(eq(suppliers.buyerId, requests.buyerId), eq(suppliers.id, requests.supplierId)))
    .where(and(...conditions))
    .orderBy(requests.deadline, requests.id);
}

const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

type Asked = Known["requests"][number];

const kindOf = ({ template }: Sendable) =>
  mailKinds[template as Template] as { reader: string; tasks?: "open" | "any"; link?: string; isUrgent?: true };

function letterFor(mail: Sendable, known: Known, made: Making, { portalUrl, mailFrom, now }: House): Letter {
  const kind = kindOf(mail);
  const { template, language } = mail as Sendable & { template: Template };
  const buyer = known.buyers.get(mail.buyerId ?? "");
  const supplier = known.suppliers.get(mail.supplierId ?? "");
  const owner = [mail.fromMemberId, supplier?.ownerId]
    .map((id) => known.members.get(id ?? ""))
    .find((member) => member && !member.leftAt);
  const timeZone = buyer?.timeZone ?? "UTC";
  const today = todayIn(now, timeZone);

  const asked = known.requests.filter(({ id, buyerId, supplierId }) =>
    mail.requestIds.length > 0
      ? mail.requestIds.includes(id) && buyerId === mail.buyerId
      : supplierId === mail.supplierId,
  );
  const open = asked.filter(
    ({ waitsFor, deadline }) => waitsFor === "supplier" && (template !== "late" || deadline < today),
  );
  const code = template === "code" ? known.codes.get((mail.data as { codeId: string }).codeId) : undefined;
  if (isStale(kind.isUrgent === true, mail.createdAt, now) || (template === "code" && !(code && code.expiresAt > now)))
    return { dropped: "too old to be of use" };
  const reader = known.contacts.get(mail.contactId ?? "") ?? known.members.get(mail.memberId ?? "");
  if (kind.tasks === "open" && reader?.leftAt) return { dropped: "the reader has left" };
  const [own = ownShare(mail, known), ...others] = sharesIn(mail, open, known);
  if (kind.tasks === "open" && own.open.length === 0) return { dropped: "nothing left to ask for" };

  // A new link lists what is left to do; other mails about any task name it whatever became of it.
  const shown = kind.tasks === "open" ? own.open : template === "new-link" ? open : kind.tasks ? asked : [];
  const isInNameOfOwner =
    kind.reader === "supplier" || template === "member-invitation" || template === "reminder-test";
  const replyTo =
    repliesTo(mail) ??
    (owner && { name: owner.name, address: owner.email }) ??
    (buyer && { name: buyer.name, address: buyer.contactEmail });
  const data = {
    ...(mail.data as object),
    portalUrl,
    to: own.name ?? undefined,
    owner: owner && isInNameOfOwner ? filled(owner, ["name", "title", "phone"]) : undefined,
    buyer: buyer && filled(buyer, ["name", "legalBasis", "timeZone", "contactName", "contactPhone", "website"]),
    supplier: own.supplier,
    hasEnglishLine:
      kind.reader === "supplier" && language === "nb" && (supplier?.country === "DK" || supplier?.country === "SE"),
    tasks: shown.map((request) => ({
      ...taskIn(request, language, { today, timeZone }),
      ...(template === "late" ? { supplier: request.supplier } : {}),
    })),
    ...(template === "late" ? { path: pathTo(shown) } : {}),
    ...(template === "reminder-test" ? { link: `${portalUrl}/admin/reminders` } : {}),
    ...(kind.link ? { link: linkFor(mail, kind.link, own, made, { portalUrl, today, now }) } : {}),
    also: others.map(
      (share): AlsoFor => ({
        supplier: share.supplier ?? "",
        to: share.name ?? "",
        tasks: share.open.map((request) => taskIn(request, language, { today, timeZone })),
        link: linkFor(mail, "invitation", share, made, { portalUrl, today, now }),
      }),
    ),
    ...(code ? codeFor(code, made, now) : {}),
  };
  return {
    template,
    language,
    data: data as unknown as MailData<Template>,
    message: {
      language,
      messageId: messageIdOf(mail.id, portalUrl),
      from: senderOf(
        mailFrom,
        [data.owner?.name, buyer?.name].map((name) => name && nameLike(name)),
      ),
      to: { name: nameLike(own.name ?? ""), address: mail.email },
      replyTo: replyTo && { ...replyTo, name: nameLike(replyTo.name) },
      calendar:
        kind.reader === "supplier" || template === "reminder-test"
          ? calendarFor(mail, [...shown, ...others.flatMap((share) => share.open)], data.buyer?.name ?? "", {
              portalUrl,
              now,
              today,
            })
          : undefined,
    },
    asks: kind.reader === "supplier" ? [own, ...others].flatMap((share) => share.open.map(({ id }) => id)) : [],
    undelivered:
      kind.reader === "supplier" ? asked.flatMap(({ id, undeliveredAt }) => (undeliveredAt ? [id] : [])) : [],
  };
}

type Share = {
  contactId: string | null;
  supplierId: string | null;
  supplier?: string;
  name: string | null;
  open: Asked[];
};

const ownShare = ({ contactId, supplierId, name }: Sendable, known: Known): Share => ({
  contactId,
  supplierId,
  supplier: known.suppliers.get(supplierId ?? "")?.name,
  name,
  open: [],
});

/**
 * What is open in a mail, by whom it waits for: the reader first, then others who share the address. Who has nothing left
 * to do, has gone or has another address by now is left out.
 */
function sharesIn(mail: Sendable, open: readonly Asked[], known: Known): Share[] {
  const own = ownShare(mail, known);
  const others = mail.alsoContactIds.flatMap((id): Share[] => {
    const contact = known.contacts.get(id);
    if (!contact || contact.leftAt || contact.email !== mail.email) return [];
    return [{ ...contact, contactId: id, open: [] }];
  });
  const shares = [own, ...others];
  const isAlone = mail.alsoContactIds.length === 0;
  for (const one of open) {
    const share =
      shares.find(({ contactId }) => contactId !== null && contactId === one.waitingForId) ??
      shares.find(({ supplierId }) => supplierId === one.supplierId);
    (isAlone ? own : share)?.open.push(one);
  }
  return shares.filter((share) => share.open.length > 0);
}

/** Somebody of the supplier did something, and the owner is told: her reply goes to that person. */
function repliesTo({ template, data }: Sendable) {
  if (template !== "supplier-said" && template !== "contact-proposed") return undefined;
  const { by } = data as { by: { name: string; email: string } };
  return { name: by.name, address: by.email };
}

/** Only what there is: a column that is null is left out. */
function filled<Row extends object, Name extends keyof Row>(row: Row, names: readonly Name[]) {
  return Object.fromEntries(names.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]]))) as {
    [Key in Name]: NonNullable<Row[Key]>;
  };
}

function taskIn(asked: Asked, language: Language, { today, timeZone }: Days): Task {
  const { name, concerning, deadline, minutes, waitsFor, signedVersion, answeredAt } = asked;
  return {
    name: name[language],
    concerning,
    deadline,
    minutes,
    isOverdue: waitsFor === "supplier" && deadline < today,
    ...(signedVersion !== null ? { signedVersion } : {}),
    ...(answeredAt !== null ? { answeredOn: dayOf(new Date(answeredAt), timeZone) } : {}),
  };
}

/** The buyer's. */
type Days = { today: string; timeZone: string };

/** Where a member finds what is late: the request itself, or the list. */
function pathTo([first, ...more]: readonly Asked[]) {
  return first && more.length === 0 ? `/suppliers/${first.supplierId}/requests/${first.id}` : "/suppliers?overdue=yes";
}

type Making = { links: (typeof links.$inferInsert)[]; codes: { id: string; hash: Buffer }[] };

/** A member's first link lives a week; whoever asks to sign in sits waiting and gets fifteen minutes. */
const memberDays = 7;

function linkFor(
  mail: Sendable,
  kind: string,
  { open, supplierId, contactId }: Share,
  made: Making,
  { portalUrl, today, now }: { portalUrl: string; today: string; now: Date },
): string {
  const secret = newSecret();
  const isSignIn = kind === "sign in" || (mail.template === "new-link" && open.length === 0);
  const { email, buyerId, memberId } = mail;
  const lastDay = open.reduce((last, { deadline }) => (deadline > last ? deadline : last), today);
  const minutes = mail.template === "member-invitation" ? memberDays * 24 * 60 : signInMinutes;
  made.links.push({
    hash: hashOf(secret),
    kind: isSignIn ? "sign in" : kind === "colleague" ? "colleague" : "invitation",
    email,
    buyerId,
    memberId,
    supplierId,
    contactId,
    requestIds: isSignIn ? [] : open.map(({ id }) => id),
    // The page looks at the deadlines themselves, which may have moved by then; this is when the row is of no more use.
    expiresAt: isSignIn
      ? new Date(now.getTime() + minutes * 60_000)
      : new Date(`${plusDays(lastDay, invitationDays + 1)}T12:00:00Z`),
  });
  // The page goes on in the language of the mail, which the browser may not have been set to; and to what it is about.
  const isAboutOne = ["message", "own-code-compared", "part-done", "plan-agreed", "returned"].includes(mail.template);
  const task = isAboutOne ? `&task=${mail.requestIds[0]}` : "";
  return `${portalUrl}/${isSignIn ? "sign-in" : "invitation"}/${secret}?language=${mail.language}${task}`;
}

function codeFor({ id, expiresAt }: { id: string; expiresAt: Date }, made: Making, now: Date) {
  const code = newCode();
  made.codes.push({ id, hash: hashOfCode(id, code) });
  return { code, minutes: Math.max(1, Math.floor((expiresAt.getTime() - now.getTime()) / 60_000)) };
}

/** Every day to come that the mail names: of tasks, of the actions of a plan, of certificates. */
function calendarFor(
  mail: Sendable,
  asked: readonly Asked[],
  buyer: string,
  { portalUrl, now, today }: { portalUrl: string; now: Date; today: string },
) {
  const { language } = mail;
  const t = translatorFor(language).getFixedT(language, "emails");
  const { actions = [], certificates = [] } = mail.data as Partial<Queued["plan-agreed"] & Queued["certificates-end"]>;
  const entries = [
    ...asked
      .filter(({ waitsFor }) => waitsFor === "supplier")
      .map(({ id, version, name, deadline }) => ({ id, version, deadline, task: name })),
    ...actions.map(({ id, version, title, due }) => ({ id, version, deadline: due, task: title })),
    ...certificates.map(({ id, version, name, endsOn }) => ({ id, version, deadline: endsOn, task: name })),
  ]
    .filter(({ deadline }) => deadline >= today)
    .map(
      ({ task, ...entry }): Entry => ({
        ...entry,
        summary: t("tasks.calendarEntry", { buyer, task: task[language] }),
      }),
    );
  if (entries.length === 0) return undefined;
  return { name: t("tasks.calendarFile"), content: calendarOf(entries, { portalUrl, now }) };
}
