import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { takeInAnswer } from "~/features/assessments/answering.server";
import { addFiles } from "~/features/assessments/answers.server";
import { assessmentOf, seenAs } from "~/features/assessments/assessment.server";
import { give, sayDone, sharesIn, takeBack } from "~/features/assessments/sharing.server";
import { findingsOf, newestSubmission } from "~/features/assessments/submission.server";
import { fileOf } from "~/features/files/files.server";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import { answer, assessed, bestAnswers, csr, publish, submitted } from "../support/assessed";
import { test } from "../support/database";
import { arrive, asContact, linkFor } from "../support/invited";
import { scopeOfMember } from "../support/people";

type Database = Parameters<typeof answer>[0];

/** A colleague who was given sections, and has come in by the link in her mail. */
async function helper(
  owner: postgres.Sql,
  database: Database,
  by: SupplierSession,
  request: string,
  keys: string[],
  name = "Kollega",
) {
  const email = `${name.toLowerCase().replace(" ", ".")}.${request}@leverandor.example`;
  await asContact(database, by, async (store) => {
    const assessment = await assessmentOf(store, by, request);
    const to = { name, email, title: null, language: "nb" } as const;
    return give(store, by, assessment, { to, keys, words: "Kan du ta denne?" });
  });
  const [contact] = await owner`select id from contacts where supplier_id = ${by.supplierId} and email = ${email}`;
  return arrive(database, await linkFor(database, { ...by, email, contactId: contact!.id }, [request]));
}

const look = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, (store) => assessmentOf(store, by, request));

describe("a questionnaire", () => {
  test("once published is never changed, and goes on being what was asked when a new version comes", async ({
    database,
    owner,
  }) => {
    const { world, by, request, questionnaireId } = await assessed(owner, database);
    await expect(
      owner`update questionnaires set definition = '{}' where id = ${questionnaireId}`,
    ).rejects.toMatchObject({ constraint_name: "questionnaires_frozen" });
    const next = await publish(database, world, { ...csr, title: { nb: "Ny", en: "New" } });
    expect((await look(database, by, request)).questionnaire.title).toEqual(csr.title);
    const renewed = await inScope(database, scopeOfMember(world.member), (store) =>
      questionnaireBehind(store, world.buyerId, next),
    );
    expect(renewed).toMatchObject({ version: 2, title: { nb: "Ny" } });
    const states =
      await owner`select version, state from questionnaires where buyer_id = ${world.buyerId} order by version`;
    expect(states.map(({ version, state }) => `${version} ${state}`)).toEqual(["1 retired", "2 published"]);
  });
});

describe("an answer", () => {
  test("is kept, and the first one begins the task", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    expect((await look(database, by, request)).task.state).toBe("opened");
    await answer(database, by, request, { "company.role": "producer" });
    const { task, kept, asked } = await look(database, by, request);
    expect(task.state).toBe("in progress");
    expect(kept.get("company.role")).toMatchObject({ value: "producer", version: 1, answeredBy: by.name });
    expect(asked.has("management.audit")).toBe(true);
  });

  test("of two people at once is not overwritten: the second is shown the first one's", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const seen = seenAs(undefined);
    await answer(database, by, request, { "management.policy": "yes" }, seen);
    const second = await answer(
      database,
      by,
      request,
      { "management.policy": "no", "management.training": "yes" },
      seen,
    );
    expect(second).toMatchObject({ conflicts: [{ question: "management.policy", value: "yes" }] });
    const { kept } = await look(database, by, request);
    expect([kept.get("management.policy")?.value, kept.has("management.training")]).toEqual(["yes", false]);
    const theirs = seenAs(kept.get("management.policy"));
    await answer(database, by, request, { "management.policy": { value: "no", settle: "mine", seen, theirs } });
    expect((await look(database, by, request)).kept.get("management.policy")).toMatchObject({
      value: "no",
      version: 2,
    });
  });

  test("that nobody touched, or that two gave alike, disturbs nobody", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const seen = seenAs(undefined);
    await answer(database, by, request, { "management.policy": "yes" }, seen);
    expect(await answer(database, by, request, { "management.policy": null }, seen)).toHaveProperty("seen");
    expect(await answer(database, by, request, { "management.policy": "yes" }, seen)).toHaveProperty("seen");
    expect((await look(database, by, request)).kept.get("management.policy")).toMatchObject({
      value: "yes",
      version: 1,
    });
  });

  test("of two who save the very same moment, one is kept and the other told", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const seen = seenAs(undefined);
    const both = await Promise.all(
      ["yes", "no"].map((value) => answer(database, by, request, { "management.policy": value }, seen)),
    );
    expect(both.filter((one) => "seen" in one)).toHaveLength(1);
    expect(both.filter((one) => "conflicts" in one)).toHaveLength(1);
  });
});

describe("what is sent for one question", () => {
  const send = (database: Database, by: SupplierSession, request: string, fields: Record<string, string | string[]>) =>
    asContact(database, by, async (store) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      const told = await takeInAnswer(
        {
          request: new Request("http://portal.example/", { method: "POST", body }),
          store,
          supplier: by,
          language: "nb",
          now: new Date(),
          context: {} as never,
        },
        await assessmentOf(store, by, request),
      );
      return { status: told.status, ...(await told.json()) };
    });
  const seen = seenAs(undefined);
  const about = (key: string, value: string | string[]) => ({
    question: key,
    [`${key}.seen`]: seen,
    [`${key}.value`]: value,
  });

  test("is kept where it is an answer", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    expect(await send(database, by, request, about("company-employees", "1 250"))).toMatchObject({ is: "saved" });
    expect(await send(database, by, request, about("hours-normal", "37,5"))).toMatchObject({ is: "saved" });
    expect(await send(database, by, request, about("company-countries", ["NO", "", "CN", "NO"]))).toMatchObject({
      is: "saved",
    });
    const { kept } = await look(database, by, request);
    expect(["company.employees", "hours.normal", "company.countries"].map((key) => kept.get(key)?.value)).toEqual([
      1250,
      37.5,
      ["NO", "CN"],
    ]);
  });

  test.for<[what: string, key: string, value: string | string[], message: string]>([
    ["an option there is not", "management-policy", "maybe", "choice"],
    ["several options there are not", "company-inputs", ["cables", "gold"], "choice"],
    ["“none” together with others", "company-workforce_groups", ["none", "young"], "choosesAgainstItself"],
    ["a word for a number", "company-employees", "mange", "number"],
    ["half a person", "company-employees", "12,5", "wholeNumber"],
    ["a number that may be two", "company-employees", "1.250", "numberUnclear"],
    ["less than nobody", "company-employees", "-1", "tooSmall"],
    ["more than the whole", "company-nonpermanent_pct", "101", "tooBig"],
    ["a number without end", "company-employees", "9".repeat(25), "tooBig"],
    ["a country there is not", "company-countries", ["NO", "ZZ"], "country"],
    ["a question that is not asked", "management-audit", "lt12", "notAsked"],
    ["a question there is not", "management-nothing", "yes", "notAsked"],
  ])("%s is refused in words, and changes nothing", async ([, key, value, message], { database, owner }) => {
    const { by, request } = await assessed(owner, database);
    expect(await send(database, by, request, about(key, value))).toMatchObject({
      status: 422,
      is: "refused",
      error: { key: message },
    });
    expect((await look(database, by, request)).kept.size).toBe(0);
  });

  test("100 kB of text is refused with the length it may have", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await answer(database, by, request, { "dd.incidents": "yes_open" });
    expect(await send(database, by, request, about("dd-incident_details", "x".repeat(100_000)))).toMatchObject({
      status: 422,
      error: { key: "tooLong", params: { max: 4000 } },
    });
  });

  test("is told apart from another's answer", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await answer(database, by, request, { "management.policy": { value: "yes", comment: "Vedtatt i mai." } });
    expect(await send(database, by, request, about("management-policy", "no"))).toMatchObject({
      status: 409,
      theirs: { words: "Ja", fields: ["yes"], comment: "Vedtatt i mai.", by: by.name },
    });
  });
});

describe("submission", () => {
  test("waits for the answers that are missing, and changes nothing until then", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await answer(database, by, request, { "company.role": "producer" });
    expect(await submitted(database, by, request)).toEqual({ refusal: "not now" });
    expect((await look(database, by, request)).task.state).toBe("in progress");
  });

  test("freezes what was answered with its hash, its score and what was found", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const answers = { ...bestAnswers(), "management.policy": "no", "child.minimum_age": 12 };
    await answer(database, by, request, answers);
    const outcome = await submitted(database, by, request);
    expect(outcome).toHaveProperty("submissionId");
    const [kept] = await owner`select * from submissions where request_id = ${request}`;
    expect(kept!.hash).toEqual(createHash("sha256").update(kept!.content).digest());
    const content = JSON.parse(kept!.content);
    expect(content).toMatchObject({
      format: 1,
      questionnaire: { key: csr.key, version: 1 },
      submitter: { name: by.name, title: "Kvalitetsleder" },
      statement: `Jeg bekrefter for ${by.supplierName} at svarene er riktige, så langt jeg kjenner til.`,
    });
    const asked = content.answers.map(({ question }: { question: string }) => question);
    expect(asked).toContain("management.policy");
    expect(asked).not.toContain("foa.alternative");
    expect(kept).toMatchObject({ number: 1, band: "red" });

    const found = await asContact(database, by, async (store) =>
      findingsOf(store, by, (await newestSubmission(store, by, request))!.id),
    );
    const about = (question: string) =>
      found.filter((one) => one.question === question).map(({ kind, severity }) => `${kind} ${severity}`);
    expect(about("child.minimum_age")).toEqual(["answer zero_tolerance"]);
    expect(about("management.policy")).toEqual(["answer moderate"]);
    expect(about("minerals.cmrt")).toEqual(["missing file moderate"]);
    expect(about("ethics.policy")).toEqual(["missing evidence null"]);
    expect(found.find(({ question }) => question === "management.policy")?.action).toEqual(
      questionsOf(csr).find(({ key }) => key === "management.policy")!.gap!.action,
    );
    await expect(owner`update submissions set score = 100 where request_id = ${request}`).rejects.toThrow();
    await expect(owner`delete from findings where request_id = ${request}`).rejects.toThrow();
  });

  test("locks the answers, whoever tries", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await answer(database, by, request, bestAnswers());
    await submitted(database, by, request);
    expect(await answer(database, by, request, { "management.policy": "no" })).toEqual({ refusal: "closed" });
    await expect(
      asContact(database, by, (store) =>
        store.execute(sql`update answers set value = '"no"' where question = 'management.policy'`),
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: "answers_closed" } });
    expect(await submitted(database, by, request)).toMatchObject({ refusal: "already" });
  });

  test("tells the coordinator, and is written in the log", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    await answer(database, by, request, bestAnswers());
    await submitted(database, by, request);
    const events = await owner`select what from events where subject_id = ${request} order by id`;
    expect(events.map(({ what }) => what)).toEqual([
      "request.open",
      "request.start",
      "request.submit",
      "gap.raised",
      "assessment.submitted",
    ]);
  });
});

describe("a colleague who was given a section", () => {
  test("sees its answers only, though which of its questions are asked hangs on others", async ({
    database,
    owner,
  }) => {
    const { by, request } = await assessed(owner, database);
    await answer(database, by, request, { "company.role": "producer", "management.policy": "yes" });
    const colleague = await helper(owner, database, by, request, ["management"]);

    const seen = await look(database, colleague, request);
    expect(seen.sections.map(({ key }) => key)).toEqual(["management"]);
    expect([...seen.kept.keys()]).toEqual(["management.policy"]);
    expect(seen.asked.has("management.audit")).toBe(true);

    expect(await answer(database, colleague, request, { "management.audit": "lt12" })).toHaveProperty("seen");
    expect((await look(database, by, request)).kept.get("management.audit")?.value).toBe("lt12");
    await expect(
      asContact(database, colleague, (store) =>
        store.execute(sql`insert into answers (buyer_id, supplier_id, request_id, question, section, value, answered_by)
          values (${by.buyerId}, ${by.supplierId}, ${request}, 'company.scope', 'company', '"group"', ${colleague.contactId})`),
      ),
    ).rejects.toThrow();
    const others = await asContact(database, colleague, (store) => store.execute(sql`select question from answers`));
    expect(others.map(({ question }) => question).sort()).toEqual(["management.audit", "management.policy"]);
  });

  test("is written to with the names of her sections", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const colleague = await helper(owner, database, by, request, ["management", "hse"]);
    const [mail] = await owner`select template, data, request_ids from mails where contact_id = ${colleague.contactId}`;
    expect(mail).toMatchObject({ template: "colleague", request_ids: [request] });
    expect(mail!.data).toMatchObject({
      by: by.name,
      words: "Kan du ta denne?",
      sections: csr.sections.filter(({ key }) => key === "management" || key === "hse").map(({ title }) => title),
    });
  });

  test("says that she is done, and whoever asked her is told, once", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const colleague = await helper(owner, database, by, request, ["management"]);
    const done = () =>
      asContact(database, colleague, async (store) =>
        sayDone(store, colleague, await assessmentOf(store, colleague, request), new Date()),
      );
    await done();
    await done();
    const told =
      await owner`select email, data from mails where template = 'part-done' and supplier_id = ${by.supplierId}`;
    expect(told).toMatchObject([{ email: by.email, data: { by: colleague.name } }]);
    const shares = await asContact(database, by, (store) => sharesIn(store, by, request));
    expect(shares).toMatchObject([{ section: "management", name: colleague.name, doneAt: expect.any(Date) }]);
    await helper(owner, database, by, request, ["management"]);
    const again = await asContact(database, by, (store) => sharesIn(store, by, request));
    expect(again).toMatchObject([{ section: "management", doneAt: null }]);
  });

  test("sees it no longer once it was taken back; what she answered stays", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const colleague = await helper(owner, database, by, request, ["management"]);
    await answer(database, colleague, request, { "management.policy": "yes" });
    await asContact(database, by, async (store) => {
      const [share] = await sharesIn(store, by, request);
      return takeBack(store, by, request, share!.id);
    });
    await expect(look(database, colleague, request)).rejects.toMatchObject({ status: 404 });
    const left = await asContact(database, colleague, (store) => store.execute(sql`select question from answers`));
    expect([...left]).toEqual([]);
    expect((await look(database, by, request)).kept.get("management.policy")?.value).toBe("yes");
  });

  test("knows whoever asked her, changes nothing of hers, and knows nobody else", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const colleague = await helper(owner, database, by, request, ["management"]);
    await helper(owner, database, by, request, ["hse"], "Enda en");
    const known = await asContact(database, colleague, (store) => store.execute(sql`select name from contacts`));
    expect(known.map(({ name }) => name).sort()).toEqual([by.name, colleague.name].sort());
    await asContact(database, colleague, (store) => store.execute(sql`update contacts set language = 'en'`));
    const [asker] = await owner`select language from contacts where id = ${by.contactId}`;
    expect(asker!.language).toBe("nb");
  });

  test("reads the files of her section and her own, and no others", async ({ database, owner }) => {
    const { by, request } = await assessed(owner, database);
    const colleague = await helper(owner, database, by, request, ["management"]);
    const upload = (name: string) => ({
      name,
      mediaType: "application/pdf",
      size: 3,
      hash: Buffer.from(name),
      storageKey: `${request}-${name}`,
    });
    const add = (who: SupplierSession, question: string, section: string) =>
      asContact(database, who, async (store) => {
        const assessment = await assessmentOf(store, who, request);
        const added = await addFiles(store, who, assessment, { question, section }, [upload(question)], new Date());
        return "files" in added ? added.files[0]! : "";
      });
    const [hers, ofHerSection, another] = [
      await add(colleague, "management.policy", "management"),
      await add(by, "management.training", "management"),
      await add(by, "hse.system", "hse"),
    ];
    const reads = (id: string) =>
      asContact(database, colleague, async (store) => (await fileOf(store, colleague, id)) !== undefined);
    expect([await reads(hers), await reads(ofHerSection), await reads(another)]).toEqual([true, true, false]);
  });
});
