/** The human-rights declaration is signed like a document: sealed are the very bytes of the form with its answers. */
import type { Database } from "db/client.server";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { returnQuestions } from "~/features/assessments/reviewing.server";
import { submit } from "~/features/assessments/submission.server";
import { documentAsSigned } from "~/features/documents/document-text";
import { allVersions } from "~/features/documents/drafts.server";
import { evidenceOf } from "~/features/evidence/evidence.server";
import { verifySeal } from "~/features/evidence/verify.server";
import { standardQuestionnaires } from "~/features/questionnaires/content/library";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { requestOf } from "~/features/requests/requests.server";
import { sealStillHolds } from "~/features/signatures/signatures.server";
import { receiptBehind, signedTexts } from "~/features/signatures/signing.server";
import { answer, assessed, bestAnswers, visit } from "../support/assessed";
import { test } from "../support/database";
import { asContact } from "../support/invited";
import { scopeOfMember } from "../support/people";

const declaration = standardQuestionnaires().find(({ key }) => key === "hr_decent_work_declaration")!;
const text = questionsOf(declaration).find(({ type }) => type === "long_text" || type === "text");
const now = new Date();

type Owner = Parameters<typeof assessed>[0];

async function declared(owner: Owner, database: Database) {
  const made = await assessed(owner, database, { questionnaire: declaration });
  const { by, request } = made;
  const typed = "# Vi gjør det slik:\n1.1 **Alt** for {{buyer_name}}";
  await answer(database, by, request, { ...bestAnswers(declaration), ...(text ? { [text.key]: typed } : {}) });
  const hand = () =>
    asContact(database, by, async (store) =>
      submit(
        store,
        by,
        await assessmentOf(store, by, request),
        { title: "Daglig leder", language: "nb", visit },
        new Date(),
      ),
    );
  const outcome = await hand();
  if (!("signatureId" in outcome)) throw new Error(JSON.stringify(outcome));
  return { ...made, hand, signatureId: outcome.signatureId! };
}

describe("a declaration that is submitted", () => {
  test("is signed with its answers in both languages, whatever was typed, and the seal holds", async ({
    database,
    owner,
  }) => {
    const { by, signatureId, request } = await declared(owner, database);
    const receipt = (await asContact(database, by, (store) => receiptBehind(store, by, signatureId)))!;
    expect(receipt).toMatchObject({ signerTitle: "Daglig leder", ip: visit.ip, way: "here", isInPart: false });
    expect(receipt.documents).toMatchObject([{ key: declaration.key, version: 1, requestId: request }]);
    const { hashNb, hashEn } = receipt.documents[0]!;
    const [nb, en] = await asContact(database, by, (store) => signedTexts(store, by, [hashNb, hashEn]));
    const read = documentAsSigned(nb!);
    expect(read.title.nb).toBe(declaration.title.nb);
    expect(read.chapters.flatMap(({ clauses }) => clauses).length).toBeGreaterThan(5);
    for (const question of questionsOf(declaration).filter(({ key }) => nb!.includes(key)))
      expect(en).toContain(question.text.en);
    expect(await asContact(database, by, (store) => sealStillHolds(store, by, signatureId))).toBe(true);
    const mails = await owner`select template from mails where supplier_id = ${by.supplierId} and template = 'receipt'`;
    expect(mails).toHaveLength(1);
  });

  test("has its evidence drawn and its seal confirmed like any other signature", async ({ database, owner }) => {
    const { by, signatureId } = await declared(owner, database);
    const reader = { language: "en" as const, timeZone: "Europe/Oslo", portalUrl: "https://portal.example" };
    const evidence = (await asContact(database, by, (store) => evidenceOf(store, by, signatureId, reader)))!;
    expect(evidence.pages.documents[0]!.text.title).toBe(declaration.title.en);
    expect(evidence.pages.certificate.warning).toBeNull();
    const verdict = await inScope(database, { role: "visitor" }, (store) => verifySeal(store, evidence.seal));
    expect(JSON.stringify(verdict)).toContain("Daglig leder");
  });

  test("and sent back is signed anew; both signatures stay", async ({ database, owner }) => {
    const { by, world, request, hand, signatureId } = await declared(owner, database);
    const [first] = questionsOf(declaration).filter(({ type }) => type === "choice");
    await inScope(database, scopeOfMember(world.member), async (store) =>
      returnQuestions(
        store,
        world.member,
        (await requestOf(store, by, request))!,
        { questions: [first!.key], reason: "Se på dette igjen.", until: "2027-01-15" },
        { now, today: "2026-11-22" },
      ),
    );
    await answer(database, by, request, { [first!.key]: first!.options!.at(-1)!.value });
    const again = await hand();
    expect(again).toHaveProperty("signatureId");
    const rows = await owner`select signature_id from signed_documents where request_id = ${request} order by id`;
    expect(rows.map(({ signature_id }) => signature_id)).toEqual([
      signatureId,
      (again as { signatureId: string }).signatureId,
    ]);
  });

  test("leaves no document of its own to be written or asked for", async ({ database, owner }) => {
    const { world } = await declared(owner, database);
    const versions = await inScope(database, scopeOfMember(world.member), (store) => allVersions(store, world.buyerId));
    expect(versions.some(({ key }) => key === declaration.key)).toBe(false);
  });
});
