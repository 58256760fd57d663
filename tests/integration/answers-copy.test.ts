import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { copyFile, copyOf } from "~/features/assessments/copy.server";
import { requestOf } from "~/features/requests/requests.server";
import { answer, assessed, bestAnswers, csr, submitted } from "../support/assessed";
import { test } from "../support/database";
import { asContact } from "../support/invited";
import { scopeOfMember } from "../support/people";

const reader = { language: "nb", timeZone: "Europe/Oslo", mayKnowScore: false } as const;

test("a copy says what was asked and answered, what was found and the fingerprint, and carries the bytes behind it", async ({
  database,
  owner,
}) => {
  const { by, world, request } = await assessed(owner, database);
  const copy = (mayKnowScore: boolean) =>
    inScope(database, scopeOfMember(world.member), async (store) =>
      copyOf(store, (await requestOf(store, by, request))!, { ...reader, mayKnowScore }),
    );
  expect(await copy(true)).toBeUndefined();
  await answer(database, by, request, {
    ...bestAnswers(),
    "management.policy": { value: "no", comment: "Vedtas i vår.\n第二行" },
  });
  await submitted(database, by, request);
  const [kept] = await owner`select content, hash, score from submissions where request_id = ${request}`;
  const { name, pages } = (await copy(true))!;
  expect(name).toMatch(/^.+ – .+ – \d{4}-\d\d-\d\d\.pdf$/);
  expect(pages.attachments[0]!.text).toBe(kept!.content);
  expect(pages.lines.map(({ value }) => value)).toContain(
    (kept!.hash as Buffer).toString("hex").match(/.{8}/g)!.join(" "),
  );
  const told = (text: string) => pages.groups.flatMap(({ questions }) => questions).find((one) => one.text === text)!;
  const policy = csr.sections[1]!.questions.find(({ key }) => key === "management.policy")!;
  expect(told(policy.text.nb)).toMatchObject({
    said: ["Nei", "Vedtas i vår.\n第二行"],
    warnings: ["Moderat mangel", `Foreslått tiltak: ${policy.gap!.action.nb}`],
  });
  expect(pages.lines.some(({ value }) => String(value).startsWith(`${kept!.score} av 100`))).toBe(true);
  expect((await copy(false))!.pages.lines.length).toBe(pages.lines.length - 1);

  const [first, second] = await Promise.all(
    [1, 2].map(async () => Buffer.from(await copyFile({ name, pages }).arrayBuffer())),
  );
  expect(first!.subarray(0, 5).toString()).toBe("%PDF-");
  expect(first!.equals(second!)).toBe(true);
});

test("a copy is the supplier's own to read, and no other's", async ({ database, owner }) => {
  const { by, request } = await assessed(owner, database);
  await answer(database, by, request, bestAnswers());
  await submitted(database, by, request);
  const other = await assessed(owner, database);
  const read = (who: typeof by) =>
    asContact(database, who, async (store) => {
      const task = await requestOf(store, by, request);
      return task && copyOf(store, task, reader);
    });
  expect(await read(by)).toHaveProperty("pages");
  expect(await read(other.by)).toBeUndefined();
});
