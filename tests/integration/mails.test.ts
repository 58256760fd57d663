import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "db/client.server";
import { mails } from "db/schema/index";
import { desc } from "drizzle-orm";
import { mailKinds, type Template, templates } from "emails/mail";
import { renderMail } from "emails/render";
import pino from "pino";
import type postgres from "postgres";
import { test } from "tests/support/database";
import { newSupplier, newWorld, scopeOfMember, type World } from "tests/support/people";
import { sampleMails } from "tests/support/sample-mails";
import { type MailServer, mailServer } from "tests/support/smtp";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { hashOf } from "~/features/accounts/secrets.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { hashOfCode, lettersFor, sendable } from "~/features/mails/letters.server";
import { mailerFor } from "~/features/mails/mailer.server";
import { mailsOf, type Outgoing, queueMail, queueMails } from "~/features/mails/mails.server";
import { type Sender, startSender } from "~/features/mails/sender.server";
import { formatDate } from "~/i18n/format";

const environment = { PORTAL_URL: "https://portal.example.no", MAIL_FROM: "Aktsom <portal@example.no>" };
const log = pino({ level: "silent" });

let server: MailServer;
const opened: (() => unknown)[] = [];

beforeEach<{ owner: postgres.Sql }>(async ({ owner }) => {
  await owner`update mails set state = 'cancelled' where state in ('queued', 'sending')`;
  server = await mailServer();
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await server.close();
});

function sender(
  database: Database,
  { url = server.url, ...options }: { url?: string | null } & Parameters<typeof startSender>[2] = {},
): Sender {
  const mailer = url ? mailerFor(url) : undefined;
  const started = startSender({ database, environment, log }, mailer, { lookEvery: 60_000, ...options });
  opened.push(async () => {
    await started.stop();
    mailer?.close();
  });
  return started;
}

/** Asked to sign the code of conduct, as far as the database goes. */
async function ask(
  owner: postgres.Sql,
  { buyerId, member, requirements, documentId }: World,
  { supplierId }: SupplierSession,
  deadline = "2030-03-01",
) {
  const [request] = await owner`
    insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at)
    values (${buyerId}, ${supplierId}, ${requirements.code}, 'document', 'sent', ${deadline}, ${deadline}, ${documentId}, ${member.memberId}, now())
    returning id`;
  return request!.id as string;
}

const invitation = (
  { buyerId, supplierId, contactId, email, name, language }: SupplierSession,
  requestIds: string[] = [],
) =>
  ({
    template: "invitation",
    data: {},
    buyerId,
    supplierId,
    contactId,
    email,
    name,
    language,
    requestIds,
  }) satisfies Outgoing;

const queue = (database: Database, { member }: World, ...outgoing: Outgoing[]) =>
  inScope(database, scopeOfMember(member), (store) => queueMails(store, outgoing));

/** A supplier that was asked, and the mail that asks it. */
async function invited(
  owner: postgres.Sql,
  database: Database,
  world: World,
  options: Parameters<typeof newSupplier>[2] = {},
) {
  const supplier = await newSupplier(owner, world, options);
  const request = await ask(owner, world, supplier);
  await queue(database, world, invitation(supplier, [request]));
  return { supplier, request };
}

const mailTo = async (owner: postgres.Sql, email: string) =>
  (await owner`select *, send_after > now() as "waits" from mails where email = ${email} order by id desc limit 1`)[0]!;

async function until(isSo: () => Promise<boolean> | boolean, patience = 50_000) {
  for (const end = Date.now() + patience; Date.now() < end; await wait(20)) if (await isSo()) return;
  throw new Error(`It did not happen in ${patience} ms: ${isSo}`);
}

/** The parts of a mail by their type, decoded: "text/plain", "text/html", "text/calendar". */
function partsOf(raw: string): Record<string, string> {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const body = raw.slice(end + 4);
  const [, type = "text/plain"] = /^Content-Type: ([\w/]+)/im.exec(head) ?? [];
  const [, boundary] = /boundary="([^"]+)"/.exec(head) ?? [];
  if (boundary) {
    const inner = body.split(`--${boundary}`).slice(1, -1);
    return Object.assign({}, ...inner.map((part) => partsOf(part.replace(/^\r\n/, ""))));
  }
  if (/^Content-Transfer-Encoding: base64/im.test(head))
    return { [type]: Buffer.from(body, "base64").toString("utf8") };
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { [type]: /quoted-printable/i.test(head) ? Buffer.from(bytes, "latin1").toString("utf8") : body };
}
const textOf = (raw: string) => partsOf(raw)["text/plain"] ?? "";
const secretIn = (text: string) => /\/(?:invitation|sign-in)\/([\w-]{43})/.exec(text)?.[1] ?? "";

describe("a mail the server accepts", () => {
  test("goes out in the owner's name, answers go to her, and its link works though the database does not hold it", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const { supplier, request } = await invited(owner, database, world);
    await sender(database).idle();

    const [letter] = server.lettersTo(supplier.email);
    const mail = await mailTo(owner, supplier.email);
    expect(letter).toMatchObject({
      messageId: `<${mail.id}@portal.example.no>`,
      subject: "Fjordlys Elektronikk AS ber Åsane Kretskort AS om å svare innen 1. mars 2030",
      to: `Ola Åsane <${supplier.email}>`,
    });
    expect(letter!.from).toBe(`"Kari Nordmann, Fjordlys Elektronikk AS" <portal@example.no>`);
    expect(letter!.replyTo).toContain(`<${world.member.email}>`);
    expect(letter!.raw).toContain("Auto-Submitted: auto-generated");
    expect(mail).toMatchObject({ state: "sent", attempts: 1, kept: null });
    expect(mail.server_said).toMatch(/^250 /);
    expect(mail.sent_at).not.toBeNull();

    const secret = secretIn(textOf(letter!.raw));
    const [link] = await owner`select * from links where hash = ${hashOf(secret)}`;
    expect(link).toMatchObject({
      kind: "invitation",
      contact_id: supplier.contactId,
      request_ids: [request],
      email: supplier.email,
    });
    const everything = JSON.stringify([await owner`select * from mails`, await owner`select * from links`]);
    expect(everything).not.toContain(secret);
  });

  test("brings the deadline as a calendar file", async ({ database, owner }) => {
    const { supplier, request } = await invited(owner, database, await newWorld(owner));
    await sender(database).idle();
    const { raw } = server.lettersTo(supplier.email)[0]!;
    expect(raw).toContain("frister.ics");
    const file = partsOf(raw)["text/calendar"];
    expect(file).toContain(`UID:${request}@portal.example.no`);
    expect(file).toContain("DTSTART;VALUE=DATE:20300301");
  });

  test("brings every day to come that it names, whichever mail it is, under a name that stays when the day moves", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const { supplier, request } = await invited(owner, database, world);
    const toSuppliers = templates.filter((name) => mailKinds[name].reader === "supplier" && name !== "code");
    const letterOf = async (template: Template) => {
      const outgoing = { ...invitation(supplier, [request]), template, data: sampleMails("nb")[template] } as Outgoing;
      await queue(database, world, outgoing);
      return inScope(database, { role: "job" }, async (store) => {
        const batch = await store.select(sendable).from(mails).orderBy(desc(mails.id)).limit(1);
        const now = new Date("2026-11-01T12:00:00Z");
        const house = { portalUrl: environment.PORTAL_URL, mailFrom: environment.MAIL_FROM, now };
        const [letter] = (await lettersFor(store, batch, house)).values();
        if (!letter || letter.dropped) throw new Error(`${template} was not written`);
        return { ...letter, ...(await renderMail(template, "nb", letter.data)) };
      });
    };
    const named: string[] = [];
    for (const template of toSuppliers) {
      const { text, message } = await letterOf(template);
      const entries = { [request]: "2030-03-01", a1: "2027-01-29", c1: "2027-02-19", c2: "2026-11-20" };
      for (const [id, day] of Object.entries(entries)) {
        if (!text.includes(formatDate(day, "nb"))) continue;
        named.push(template);
        expect([template, message.calendar?.content]).toEqual([
          template,
          expect.stringMatching(new RegExp(`UID:${id}@[^]*?DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`)),
        ]);
      }
    }
    expect(named).toEqual(
      expect.arrayContaining([
        "invitation",
        "reminder",
        "renewal",
        "hand-over",
        "returned",
        "plan-agreed",
        "certificates-end",
      ]),
    );

    const sequenceOf = async () =>
      Number(/SEQUENCE:(\d+)/.exec((await letterOf("reminder")).message.calendar!.content)![1]);
    const before = await sequenceOf();
    await owner`update requests set deadline = '2030-04-01', version = version + 1 where id = ${request}`;
    const { message } = await letterOf("reminder");
    expect(message.calendar!.content).toMatch(new RegExp(`UID:${request}@[^]*?DTSTART;VALUE=DATE:20300401`));
    expect(await sequenceOf()).toBeGreaterThan(before);
  });

  test("leads to a page in the reader's language", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { supplier } = await invited(owner, database, world, { language: "en", country: "NO" });
    await sender(database).idle();
    expect(textOf(server.lettersTo(supplier.email)[0]!.raw)).toMatch(/\/invitation\/[\w-]{43}\?language=en\s/);
  });

  test("is written in the reader's language; to Denmark and Sweden with a line of English first", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const english = await invited(owner, database, world, { language: "en", country: "GB" });
    const danish = await invited(owner, database, world, { country: "DK" });
    await sender(database).idle();
    expect(server.lettersTo(english.supplier.email)[0]!.subject).toBe(
      "Fjordlys Elektronikk AS asks Åsane Kretskort AS to respond by 1 March 2030",
    );
    const text = textOf(server.lettersTo(danish.supplier.email)[0]!.raw);
    expect(text.indexOf("This e-mail is in Norwegian")).toBeGreaterThan(0);
    expect(text.indexOf("This e-mail is in Norwegian")).toBeLessThan(text.indexOf("Hei Ola"));
  });

  test("is not sent when what caused it was rolled back", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    const request = await ask(owner, world, supplier);
    const undone = inScope(database, scopeOfMember(world.member), async (store) => {
      await queueMail(store, invitation(supplier, [request]));
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await sender(database).idle();
    expect(server.attempts).toEqual([]);
  });

  test("wakes a running sender by itself", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const running = sender(database);
    await running.idle();
    const { supplier } = await invited(owner, database, world);
    await until(() => server.lettersTo(supplier.email).length === 1, 5_000);
  });

  test("waits until it may be sent", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    const request = await ask(owner, world, supplier);
    await queue(database, world, { ...invitation(supplier, [request]), sendAfter: new Date(Date.now() + 3_600_000) });
    await sender(database).idle();
    expect(server.attempts).toEqual([]);
    expect((await mailTo(owner, supplier.email)).state).toBe("queued");
  });
});

describe("what a mail says", () => {
  test("lists what is still open when it is sent, and is not sent when nothing is", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const done = await invited(owner, database, world);
    await owner`update requests set state = 'signed', closed_at = now() where id = ${done.request}`;
    await sender(database).idle();
    expect(server.attempts).toEqual([]);
    expect(await mailTo(owner, done.supplier.email)).toMatchObject({
      state: "cancelled",
      server_said: "Not sent: nothing left to ask for.",
    });
  });

  test("a reminder that names no tasks brings all that are open, overdue or not", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    await ask(owner, world, supplier, "2020-01-02");
    const others = await newSupplier(owner, world, { name: "En annen" });
    await ask(owner, world, others);
    await queue(database, world, { ...invitation(supplier), template: "reminder" });
    await sender(database).idle();
    const text = textOf(server.lettersTo(supplier.email)[0]!.raw);
    expect(text).toContain("Fristen var 2. januar 2020");
    expect(text).not.toContain("2030");
  });

  test("a new link signs in when everything is done", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    await queue(database, world, { ...invitation(supplier), template: "new-link" });
    await sender(database).idle();
    const text = textOf(server.lettersTo(supplier.email)[0]!.raw);
    expect(text).toContain("https://portal.example.no/sign-in/");
    const [link] = await owner`select *, expires_at - now() as lasts from links where hash = ${hashOf(secretIn(text))}`;
    expect(link).toMatchObject({ kind: "sign in", contact_id: supplier.contactId });
    expect(link!.lasts).toMatch(/^00:14:/);
  });

  test("what a supplier did is told to the owner, and her answer goes to the one who did it", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    const request = await ask(owner, world, supplier);
    await queue(database, world, {
      template: "supplier-said",
      data: {
        said: "more time",
        by: { name: "Ola Åsane", email: supplier.email },
        until: "2030-04-01",
        reason: "Vi flytter.",
        path: `/suppliers/${supplier.supplierId}`,
      },
      buyerId: world.buyerId,
      supplierId: supplier.supplierId,
      memberId: world.member.memberId,
      requestIds: [request],
      email: world.member.email,
      name: "Kari Nordmann",
      language: "nb",
    });
    await sender(database).idle();
    const letter = server.lettersTo(world.member.email)[0]!;
    expect(letter.subject).toBe("Åsane Kretskort AS ber om frist til 1. april 2030");
    expect(letter.replyTo).toContain(supplier.email);
    expect(letter.from).toBe(
      "Fjordlys Elektronikk AS <portal@example.no>"
        .replace(/^Fjordlys Elektronikk AS/, '"Fjordlys Elektronikk AS"')
        .replace(/"/g, ""),
    );
    expect(textOf(letter.raw)).toContain(`https://portal.example.no/suppliers/${supplier.supplierId}`);
  });

  test("names bring no header of their own along", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world, { name: "Hei\r\nBcc: all@example.com\r\n\r\n<b>" });
    await owner`update members set name = ${'Kari" <evil@example.com>,\r\nBcc: x@example.com'} where id = ${world.member.memberId}`;
    const request = await ask(owner, world, supplier);
    await queue(database, world, { ...invitation(supplier, [request]), name: "Ola\nCc: y@example.com" });
    await sender(database).idle();
    const [letter] = server.letters;
    expect(letter!.recipients).toEqual([supplier.email]);
    expect(letter!.raw).not.toMatch(/^(bcc|cc):/im);
    expect(letter!.from).toMatch(/<portal@example\.no>$/);
  });

  test("a code is made when it is sent, and only its hash is kept", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    const codeId = await newCodeRow(owner, supplier, "10 minutes");
    await queue(database, world, codeMail(supplier, codeId));
    await sender(database).idle();
    const { subject } = server.lettersTo(supplier.email)[0]!;
    const digits = /^\d{6}/.exec(subject)?.[0] ?? "";
    const [code] = await owner`select hash from codes where id = ${codeId}`;
    expect(code!.hash).toEqual(hashOfCode(codeId, digits));
    expect(JSON.stringify(await owner`select * from mails`)).not.toContain(digits);
  });

  test("a code nobody can use any more is not sent", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const supplier = await newSupplier(owner, world);
    await queue(database, world, codeMail(supplier, await newCodeRow(owner, supplier, "-1 second")));
    await sender(database).idle();
    expect((await mailTo(owner, supplier.email)).state).toBe("cancelled");
  });

  const codeMail = (
    { buyerId, supplierId, contactId, email, name, language }: SupplierSession,
    codeId: string,
  ): Outgoing => ({
    template: "code",
    data: { codeId, act: "sign", documents: [{ nb: "Etiske retningslinjer", en: "Code of conduct" }] },
    ...{ buyerId, supplierId, contactId, email, name, language },
  });

  async function newCodeRow(owner: postgres.Sql, { personId }: SupplierSession, lasts: string) {
    const hash = hashOf(`${Math.random()}`);
    await owner`insert into sessions (hash, person_id, expires_at) values (${hash}, ${personId}, now() + interval '1 day')`;
    const [code] = await owner`insert into codes (session_hash, person_id, draft, expires_at)
      values (${hash}, ${personId}, '{}', now() + ${lasts}::interval) returning id`;
    return code!.id as string;
  }
});

describe("a mail the server refuses", () => {
  test("for good is not tried again; the address, the requests and the supplier's page say so", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const { supplier, request } = await invited(owner, database, world);
    server.treat(supplier.email, "refuse");
    await sender(database).idle();
    expect(server.attempts).toEqual([supplier.email]);
    const [contact] = await owner`select undeliverable_since from contacts where id = ${supplier.contactId}`;
    const [asked] = await owner`select undelivered_at from requests where id = ${request}`;
    expect(contact!.undeliverable_since).not.toBeNull();
    expect(asked!.undelivered_at).not.toBeNull();
    const [shown] = await inScope(database, scopeOfMember(world.member), (store) =>
      mailsOf(store, world.buyerId, supplier.supplierId),
    );
    expect(shown).toMatchObject({
      template: "invitation",
      state: "refused",
      serverSaid: "550 5.1.1 No such mailbox here",
      email: supplier.email,
    });

    // The address is corrected, and the same request goes out again.
    const email = `ny-${supplier.email}`;
    await owner`update contacts set email = ${email}, undeliverable_since = null where id = ${supplier.contactId}`;
    await queue(database, world, { ...invitation(supplier, [request]), email });
    await until(() => server.lettersTo(email).length === 1);
    await until(async () => {
      const [again] = await owner`select undelivered_at from requests where id = ${request}`;
      return again!.undelivered_at === null;
    });
  });

  test("for now comes again a minute later, with the same Message-ID and a new link", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { supplier } = await invited(owner, database, world);
    server.treat(supplier.email, "defer");
    const running = sender(database);
    await running.idle();
    const deferred = await mailTo(owner, supplier.email);
    expect(deferred).toMatchObject({
      state: "queued",
      attempts: 1,
      server_said: "451 4.3.0 Try again later",
      waits: true,
    });
    const seconds = (deferred.send_after.getTime() - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThan(75);

    server.treat(supplier.email, "accept");
    await owner`update mails set send_after = now() where id = ${deferred.id}`;
    running.wake();
    await running.idle();
    expect(await mailTo(owner, supplier.email)).toMatchObject({ state: "sent", attempts: 2 });
    expect(server.lettersTo(supplier.email).map(({ messageId }) => messageId)).toEqual([
      `<${deferred.id}@portal.example.no>`,
    ]);
    expect(await owner`select hash from links where contact_id = ${supplier.contactId}`).toHaveLength(2);
  });

  test("is given up after two days, and counts as not delivered", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { supplier, request } = await invited(owner, database, world);
    await owner`update mails set attempts = 11 where email = ${supplier.email}`;
    server.treat(supplier.email, "defer");
    await sender(database).idle();
    expect(await mailTo(owner, supplier.email)).toMatchObject({ state: "given up", attempts: 12 });
    const [asked] = await owner`select undelivered_at from requests where id = ${request}`;
    const [contact] = await owner`select undeliverable_since from contacts where id = ${supplier.contactId}`;
    expect(asked!.undelivered_at).not.toBeNull();
    expect(contact!.undeliverable_since).toBeNull();
  });

  test("keeps no other from going out, nor does one that cannot be written", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const refused = await invited(owner, database, world);
    const dropped = await invited(owner, database, world);
    const broken = await newSupplier(owner, world);
    await queue(database, world, { ...invitation(broken), template: "receipt", data: {} } as unknown as Outgoing);
    const good = await invited(owner, database, world);
    server.treat(refused.supplier.email, "refuse");
    server.treat(dropped.supplier.email, "drop");
    await sender(database).idle();
    expect(server.lettersTo(good.supplier.email)).toHaveLength(1);
    expect(await mailTo(owner, dropped.supplier.email)).toMatchObject({ state: "queued", attempts: 1 });
    expect(await mailTo(owner, broken.email)).toMatchObject({
      state: "queued",
      attempts: 1,
      server_said: "The portal could not write the mail.",
    });
  });
});

describe("a server with moods", { timeout: 120_000 }, () => {
  test("that takes a mail and hangs up before saying so gets it again, as the same mail", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const { supplier } = await invited(owner, database, world);
    server.treat(supplier.email, "unheard");
    const running = sender(database, { pause: 1 });
    await running.idle();
    expect(await mailTo(owner, supplier.email)).toMatchObject({ state: "queued", attempts: 1 });
    server.treat(supplier.email, "accept");
    await owner`update mails set send_after = now() where email = ${supplier.email}`;
    running.wake();
    await until(async () => (await mailTo(owner, supplier.email)).state === "sent");
    const ids = server.lettersTo(supplier.email).map(({ messageId }) => messageId);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(1);
  });

  test("that takes its time for one mail keeps no other waiting, and gets it once", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const slow = await invited(owner, database, world);
    server.treat(slow.supplier.email, "held");
    const others = [];
    for (let n = 0; n < 10; n++) others.push(await invited(owner, database, world));
    const running = sender(database, { claimedFor: 1_000, signOfLifeEvery: 200 });
    const second = sender(database, { claimedFor: 1_000, lookEvery: 100 });
    await until(() => server.letters.length === others.length);
    expect(await mailTo(owner, slow.supplier.email)).toMatchObject({ state: "sending" });
    server.release();
    await Promise.all([running.idle(), second.idle()]);
    await until(async () => (await mailTo(owner, slow.supplier.email)).state === "sent");
    expect(server.lettersTo(slow.supplier.email)).toHaveLength(1);
  });

  test("that is slower than we wait gets it again, as the same mail", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { supplier } = await invited(owner, database, world);
    server.treat(supplier.email, "held");
    const running = sender(database, { url: `${server.url}?socketTimeout=400`, pause: 1 });
    await running.idle();
    expect(await mailTo(owner, supplier.email)).toMatchObject({ state: "queued", attempts: 1, waits: true });
    server.release();
    server.treat(supplier.email, "accept");
    await owner`update mails set send_after = now() where email = ${supplier.email}`;
    running.wake();
    await until(async () => (await mailTo(owner, supplier.email)).state === "sent");
    expect(new Set(server.lettersTo(supplier.email).map(({ messageId }) => messageId)).size).toBe(1);
  });

  test("that answers 421 gets every mail once it has time again, each once", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const all = [];
    for (let n = 0; n < 12; n++) all.push((await invited(owner, database, world)).supplier.email);
    for (const email of all) server.treat(email, "busy");
    const running = sender(database, { pause: 50 });
    await running.idle();
    expect(server.letters).toEqual([]);
    for (const email of all) server.treat(email, "accept");
    await owner`update mails set send_after = now() where state = 'queued'`;
    await until(async () => {
      running.wake();
      return server.letters.length >= all.length;
    });
    await running.idle();
    expect(server.letters.flatMap(({ recipients }) => recipients).sort()).toEqual(all.sort());
    const states = await owner`select distinct state from mails where email = any(${all}) and state <> 'cancelled'`;
    expect(states).toEqual([{ state: "sent" }]);
  });

  test("that takes so many a second gets no more", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await manyInvitations(owner, world, 13);
    const begun = performance.now();
    await sender(database, { url: `${server.url}?rateLimit=2&rateDelta=300` }).idle();
    expect(server.letters).toHaveLength(13);
    // Two in each span of time, so that six have passed before the thirteenth.
    expect(server.letters.at(-1)!.at - begun).toBeGreaterThan(6 * 300);
  });

  test("that knows one of a thousand not refuses that one alone", { timeout: 300_000 }, async ({ database, owner }) => {
    const world = await newWorld(owner);
    await manyInvitations(owner, world, 1000);
    const [gone] =
      await owner`select email from contacts where buyer_id = ${world.buyerId} order by id offset 500 limit 1`;
    server.treat(gone!.email, "refuse");
    await sender(database).idle();
    const states =
      await owner`select state, count(*)::int as n from mails where buyer_id = ${world.buyerId} group by 1 order by 1`;
    expect(states).toEqual([
      { state: "refused", n: 1 },
      { state: "sent", n: 999 },
    ]);
    expect(
      await owner`select email from contacts where buyer_id = ${world.buyerId} and undeliverable_since is not null`,
    ).toEqual([{ email: gone!.email }]);
  });
});

describe("a server that is down", () => {
  test("costs a few mails an attempt and the others nothing; up again, everything goes out", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    for (let n = 0; n < 30; n++) await invited(owner, database, world);
    const road = await roadTo(server);
    const running = sender(database, { url: road.url, pause: 300 });
    await running.idle();
    const [tried] =
      await owner`select count(*) filter (where attempts > 0)::int as tried, count(*)::int as all, min(state) as least, max(state) as most from mails where state <> 'cancelled' and buyer_id = ${world.buyerId}`;
    expect(tried).toMatchObject({ all: 30, least: "queued", most: "queued" });
    expect(tried!.tried).toBeLessThanOrEqual(10);
    expect(server.attempts).toEqual([]);

    await road.open();
    await owner`update mails set send_after = now() where state = 'queued'`;
    await until(() => server.letters.length >= 30);
    await running.idle();
    expect(new Set(server.letters.map(({ messageId }) => messageId)).size).toBe(30);
    expect(server.letters).toHaveLength(30);
  });

  test("makes a link for signing in of no use after an hour", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { email } = world.member;
    const late: Outgoing = {
      template: "sign-in",
      data: {},
      email,
      language: "nb",
      buyerId: world.buyerId,
      memberId: world.member.memberId,
    };
    await queue(database, world, late);
    await owner`update mails set created_at = now() - interval '61 minutes' where email = ${email}`;
    await sender(database).idle();
    expect(await mailTo(owner, email)).toMatchObject({
      state: "cancelled",
      server_said: "Not sent: too old to be of use.",
    });
  });
});

describe("many at once", { timeout: 120_000 }, () => {
  test("a link somebody sits waiting for goes before hundreds of invitations", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await manyInvitations(owner, world, 200);
    const { email } = world.member;
    await queue(database, world, { template: "sign-in", data: {}, email, language: "nb", buyerId: world.buyerId });
    await sender(database).idle();
    const place = server.letters.findIndex(({ recipients }) => recipients.includes(email));
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(20);
    expect(server.letters).toHaveLength(201);
  });

  test("two senders send each mail once", async ({ database, owner, ownerUrl }) => {
    const world = await newWorld(owner);
    await anotherProcess(ownerUrl, server.url);
    const running = sender(database);
    await running.idle();
    await manyInvitations(owner, world, 200); // wakes both
    await until(async () => (await left(owner, world)) === 0);
    await running.idle();
    expect(server.letters).toHaveLength(200);
    expect(new Set(server.letters.map(({ messageId }) => messageId)).size).toBe(200);
  });

  test("of a sender that is killed half-way nothing is lost, and at most what was under way comes twice, as the same mail", async ({
    database,
    owner,
    ownerUrl,
  }) => {
    const world = await newWorld(owner);
    await manyInvitations(owner, world, 200);
    const killed = await anotherProcess(ownerUrl, server.url);
    await until(() => server.letters.length >= 50);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    const arrived = server.letters.length;
    expect(arrived).toBeLessThan(200);
    const [claimed] =
      await owner`select count(*)::int as n from mails where state = 'sending' and buyer_id = ${world.buyerId}`;
    expect(claimed!.n).toBeGreaterThan(0);

    const running = sender(database, { claimedFor: 2_000, signOfLifeEvery: 300, lookEvery: 200 });
    await until(async () => (await left(owner, world)) === 0);
    await running.idle();
    expect(new Set(server.letters.map(({ messageId }) => messageId)).size).toBe(200);
    expect(server.letters.length - 200).toBeLessThanOrEqual(5);
    expect(await owner`select state from mails where buyer_id = ${world.buyerId} and state <> 'sent'`).toEqual([]);
  });

  test("a slow mail that is still under way is not taken for a dead process's", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { supplier } = await invited(owner, database, world);
    server.treat(supplier.email, "slow");
    const slow = sender(database, { claimedFor: 500, signOfLifeEvery: 100 });
    const other = sender(database, { claimedFor: 500, lookEvery: 50 });
    await slow.idle();
    await other.idle();
    await until(async () => (await mailTo(owner, supplier.email)).state === "sent");
    expect(server.attempts).toEqual([supplier.email]);
  });

  test("a sender that is told to stop finishes what is under way and gives back the rest uncounted", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    for (let n = 0; n < 12; n++) {
      const { supplier } = await invited(owner, database, world);
      server.treat(supplier.email, "slow");
    }
    const mailer = mailerFor(server.url);
    const running = startSender({ database, environment, log }, mailer);
    await until(() => server.attempts.length >= 5);
    await running.stop();
    mailer.close();
    const rows =
      await owner`select state, attempts, count(*)::int as n from mails where buyer_id = ${world.buyerId} group by 1, 2 order by 1`;
    expect(rows).toEqual([
      { state: "queued", attempts: 0, n: 7 },
      { state: "sent", attempts: 1, n: 5 },
    ]);
  });
});

describe("without a mail server", () => {
  test("a mail is kept whole, and its link is one that works", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const { supplier } = await invited(owner, database, world);
    await sender(database, { url: null }).idle();
    const mail = await mailTo(owner, supplier.email);
    expect(mail).toMatchObject({ state: "sent" });
    expect(mail.kept.subject).toContain("Åsane Kretskort AS");
    expect(mail.kept.html).toContain("<html");
    const [link] = await owner`select kind from links where hash = ${hashOf(secretIn(mail.kept.text))}`;
    expect(link).toEqual({ kind: "invitation" });
    expect(server.attempts).toEqual([]);
  });
});

/** Queued the way an invitation of everybody is: in one statement. */
async function manyInvitations(
  owner: postgres.Sql,
  { buyerId, member, requirements, documentId }: World,
  count: number,
) {
  await owner`
    with companies as (
      insert into suppliers (buyer_id, name, country, added_by, owner_id)
      select ${buyerId}::uuid, 'Leverandør ' || n, 'NO', ${member.memberId}::uuid, ${member.memberId}::uuid from generate_series(1, ${count}::int) n returning id
    ), people as (
      insert into contacts (buyer_id, supplier_id, name, email, is_main)
      select ${buyerId}::uuid, id, 'Kontakt', 'k' || replace(id::text, '-', '') || '@leverandor.example', true from companies returning id, supplier_id, email
    ), asked as (
      insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at)
      select ${buyerId}::uuid, id, ${requirements.code}::uuid, 'document', 'sent', '2030-03-01', '2030-03-01', ${documentId}::uuid, ${member.memberId}::uuid, now()
        from companies returning id, supplier_id
    )
    insert into mails (buyer_id, supplier_id, contact_id, request_ids, email, name, language, template)
    select ${buyerId}::uuid, people.supplier_id, people.id, array[asked.id], email, 'Kontakt', 'nb', 'invitation'
      from people join asked on asked.supplier_id = people.supplier_id`;
}

const left = async (owner: postgres.Sql, { buyerId }: World) =>
  (await owner`select count(*)::int as n from mails where buyer_id = ${buyerId} and state in ('queued', 'sending')`)[0]!
    .n as number;

/** Sends from a process of its own; resolves when it has begun. */
async function anotherProcess(databaseUrl: string, smtpUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/mail-sender.ts", databaseUrl, smtpUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  opened.push(() => child.kill("SIGKILL"));
  await once(child.stdout!, "data");
  return child;
}

/** A way to the mail server that can be closed: its port stays the same. */
async function roadTo({ url }: MailServer) {
  const { port: target } = new URL(url);
  const road = createServer((from) => {
    const to = dial(Number(target), "127.0.0.1");
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => road.listen(port, "127.0.0.1", done));
  await listen(0);
  const { port } = road.address() as AddressInfo;
  await new Promise((closed) => road.close(closed));
  opened.unshift(() => new Promise((closed) => road.close(closed)));
  return { url: `smtp://127.0.0.1:${port}`, open: () => listen(port) };
}
