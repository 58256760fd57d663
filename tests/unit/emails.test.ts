import { type MailData, type Template, templates } from "emails/mail";
import { renderMail } from "emails/render";
import enEmails from "locales/en/emails";
import type { Language } from "locales/index";
import nbEmails from "locales/nb/emails";
import { sampleLink, sampleMails } from "tests/support/sample-mails";
import { describe, expect, test } from "vitest";

const both: Language[] = ["nb", "en"];
const everyMail = templates.flatMap((template) => both.map((language) => [template, language] as const));
const sample = (template: Template, language: Language, changes: object = {}) =>
  renderMail(template, language, { ...sampleMails(language)[template], ...changes } as MailData<Template>);

const count = (text: string, part: string) => text.split(part).length - 1;

describe.each(everyMail)("%s in %s", (template, language) => {
  test("is whole: a subject, a heading, and no blank, key or English left over", async () => {
    const { subject, html, text } = await sample(template, language);
    expect(subject.length).toBeGreaterThan(8);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain(`lang="${language}"`);
    expect(html).toContain("</h1>");
    for (const part of [subject, html, text]) expect(part).not.toMatch(/\{\{|\}\}|undefined|\bnull\b|NaN|\[object/);
    // A key that was not found is shown as the key: words with full stops between them.
    expect(text).not.toMatch(/\b(layout|tasks|why|use|genuine|[a-z]+[A-Z]\w+)\.[a-z]\w+/);
    expect(text).toMatch(language === "nb" ? /Hei / : /Hello /);
  });

  test("needs no images, no scripts and nothing from elsewhere", async () => {
    const { html } = await sample(template, language);
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(/i);
  });

  test("leads to one place only, and the text names it once, on a line of its own", async () => {
    const { html, text } = await sample(template, language);
    const places = [...html.matchAll(/href="([^"]+)"/g)].map(([, place]) => place);
    const lines = text.split("\n").filter((line) => /https?:/.test(line));
    const data = sampleMails(language)[template] as { link?: string; path?: string; portalUrl: string };
    const place = data.link ?? (data.path ? data.portalUrl + data.path : undefined);
    expect(places).toEqual(place ? [place] : []);
    expect(lines).toEqual(place ? [place] : []);
    // Once on the button and once written out, for those whose mail program shows no buttons.
    expect(count(html, place ?? "https://")).toBe(place ? 2 : 0);
  });

  test("shows names and words as text, whatever they contain", async () => {
    const nasty = `<img src=x onerror=alert(1)> {{link}} $t(layout.hello) "x" 'y' & Æ\u202e\r\nBcc: all@example.com`;
    const data = sampleMails(language)[template] as Record<string, unknown>;
    const buyer = data.buyer ? { buyer: { ...(data.buyer as object), name: nasty } } : {};
    const by =
      typeof data.by === "string" ? { by: nasty } : data.by ? { by: { name: nasty, email: "a@b.example" } } : {};
    const own = Object.fromEntries(
      ["previous", "named", "supplier", "to", "words", "reason", "answer"]
        .filter((name) => name in data)
        .map((name) => [name, nasty]),
    );
    const { subject, html, text } = await sample(template, language, { ...buyer, ...by, ...own });
    expect(html).not.toContain("<img");
    expect(html).not.toContain("\u202e");
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(count(html, 'href="')).toBeLessThanOrEqual(1);
    if (JSON.stringify({ ...buyer, ...by, ...own }).includes("onerror")) {
      expect(text).toContain("<img src=x onerror=alert(1)> {{link}} $t(layout.hello)");
    }
  });
});

describe("every mail to a supplier", () => {
  test.each(both)("tells how to make sure it is genuine, by what the buyer has told (%s)", async (language) => {
    const data = sampleMails(language).invitation;
    const told = async (change: object) =>
      (await sample("invitation", language, { buyer: { ...data.buyer, ...change } })).text;
    expect(await told({})).toMatch(/Marit Bakke (på|on) \+47 32 10 20 30; .* www\.fjordlys\.example/);
    expect(await told({ contactName: undefined })).toMatch(/Fjordlys Elektronikk AS (på|on) \+47 32 10 20 30/);
    expect(await told({ contactPhone: undefined })).toMatch(
      /nummer du finner på www\.fjordlys|number you find on www\.fjordlys/,
    );
    // A number that only the mail itself vouches for proves nothing.
    expect(await told({ website: undefined })).not.toContain("+47 32 10 20 30");
  });

  test.each([
    ["transparency act", "åpenhetsloven", "Transparency Act"],
    ["procurement law", "anskaffelsesloven", "Public Procurement Act"],
    ["own policy", "egne retningslinjer", "own policy"],
  ] as const)("names its legal basis: %s", async (legalBasis, norwegian, english) => {
    for (const language of both) {
      const data = sampleMails(language);
      for (const template of ["invitation", "hand-over", "taken-over"] as const) {
        const { text } = await sample(template, language, { buyer: { ...data[template].buyer, legalBasis } });
        expect(text).toContain(language === "nb" ? norwegian : english);
      }
    }
  });

  test("written in Norwegian to Denmark or Sweden begins with a line in English", async () => {
    const { html, text } = await sample("invitation", "nb", { hasEnglishLine: true });
    expect(text.indexOf("This e-mail is in Norwegian")).toBeLessThan(text.indexOf("Hei "));
    expect(html).toMatch(/<p[^>]*lang="en"/);
    expect((await sample("invitation", "nb")).text).not.toContain("This e-mail");
  });

  test("keeps the lines of a person's words, and makes no address of a name", async () => {
    const { text, html } = await sample("colleague", "en", {
      words: "First line\r\nSecond <b>line</b>",
      by: "Call https://evil.example www.evil.example",
    });
    expect(text).toContain("First line\nSecond <b>line</b>");
    expect(html).toContain("First line<");
    expect(text).toContain("Call https: //evil.example www evil.example");
  });
});

describe("the words for numbers", () => {
  test("one minute is one minute", async () => {
    const tasks = [{ name: "X", concerning: "", deadline: "2026-12-01", minutes: 1, isOverdue: false }];
    expect((await sample("invitation", "nb", { tasks })).text).toContain("om lag 1 minutt\n");
    expect((await sample("invitation", "en", { tasks })).text).toContain("about 1 minute\n");
  });

  test("an invitation names the first of several deadlines in its subject", async () => {
    expect((await sample("invitation", "nb")).subject).toBe(
      "Fjordlys Elektronikk AS ber Nordvik Mekaniske AS om å svare innen 7. desember 2026",
    );
  });

  test("a document to be signed anew says so, and which version was signed", async () => {
    const task = { name: "X", concerning: "", deadline: "2026-12-01", minutes: 1, isOverdue: false };
    const mail = await sample("invitation", "nb", { tasks: [{ ...task, signedVersion: 1 }] });
    expect(mail.text).toContain("Ny versjon. Dere har signert versjon 1");
    expect((await sample("invitation", "nb", { tasks: [task] })).text).not.toContain("Ny versjon");
  });

  test("a reminder of what is overdue says that it is not too late", async () => {
    const overdue = await sample("reminder", "nb");
    expect(overdue.subject).toBe("Påminnelse: Fjordlys Elektronikk AS venter på svar fra Nordvik Mekaniske AS");
    expect(overdue.text).toContain("Det er ikke for sent å svare");
    expect(overdue.text).toContain("Fristen var 2. november 2026");
    const tasks = sampleMails("nb").invitation.tasks;
    expect((await sample("reminder", "nb", { tasks })).subject).toContain("innen 7. desember 2026");
  });

  test("a receipt tells one document by its name and several by their number, with or without reservation", async () => {
    const data = sampleMails("nb").receipt;
    expect((await sample("receipt", "nb", { documents: data.documents.slice(0, 1) })).subject).toBe(
      "Kvittering: Nordvik Mekaniske AS har signert «Etiske retningslinjer for leverandører»",
    );
    const reserved = await sample("receipt", "en", { reservation: "Not clause 4.\nNor clause 5." });
    expect(reserved.subject).toContain("has signed 2 documents with reservations");
    expect(reserved.text).toMatch(/Reservations\nNot clause 4\./);
  });

  test("a code opens its subject, so that a phone shows it without opening the mail", async () => {
    expect((await sample("code", "nb")).subject).toMatch(/^048213 /);
  });

  test.each(["not relevant", "already done", "more time"] as const)(
    "an answer to %s says what happens next",
    async (claim) => {
      for (const language of both) {
        const granted = await sample("claim-answered", language, { claim, outcome: "granted", until: "2027-01-15" });
        const refused = await sample("claim-answered", language, { claim, outcome: "refused" });
        expect(granted.text.includes(sampleLink)).toBe(claim === "more time");
        expect(refused.text).toContain(sampleLink);
        expect(refused.text).toContain("14");
      }
    },
  );

  test("a new link with nothing left to do says so, and signs in", async () => {
    const { text } = await sample("new-link", "nb", { tasks: [] });
    expect(text).toContain("er gjort");
    expect(text).toContain("15 minutter");
  });
});

test("both languages leave the same blanks", () => {
  const blanks = (texts: object, path = ""): string[] =>
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === "string"
        ? [`${path}${key}: ${[...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, blank]) => blank).sort()}`]
        : blanks(text, `${path}${key}.`),
    );
  const unique = (lines: string[]) =>
    lines.map((line) => line.replace(/: (.*)/, (_, names: string) => `: ${[...new Set(names.split(","))]}`));
  expect(unique(blanks(enEmails))).toEqual(unique(blanks(nbEmails)));
});

test.each(both)("a reminder to an address of two companies has a part and a link for each, in %s", async (language) => {
  const one = sampleMails(language).reminder;
  const also = [{ supplier: "Nordvik Plast AS", to: "Kari Solheim", tasks: one.tasks, link: `${one.link}2` }];
  const { text, html } = await renderMail("reminder", language, { ...one, also });
  expect(text).toContain("Nordvik Plast AS");
  expect(text.split(`${one.link}2`)).toHaveLength(2);
  expect(html.match(/class="button"/g)).toHaveLength(2);
});
