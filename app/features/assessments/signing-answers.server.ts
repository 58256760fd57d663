/**
 * Signing answers: a declaration is submitted by somebody who may bind the company, in one act with its signature. What
 * is sealed are the very bytes of the form with its answers, in both languages; a second submission is signed anew.
 */
import type { Store } from "db/client.server";
import { documents } from "db/schema/index";
import { languages } from "db/schema/words";
import { and, eq } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { documentBehind } from "~/features/documents/documents.server";
import { keepAddendum } from "~/features/own-codes/addenda.server";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { type AnsweredLine, answeredTexts } from "~/features/questionnaires/signed-form";
import { nameInLaw, signAnswered } from "~/features/signatures/signatures.server";
import { sendReceipts } from "~/features/signatures/signing.server";
import { translatorFor } from "~/i18n/translators.server";
import { answerInWords } from "./answer-words";
import type { Assessment } from "./assessment.server";

type Signer = { title: string; language: "nb" | "en"; visit: { ip: string; browser: string } };

/** @returns the signature, with its receipt on the way to the signer */
export async function signAnswers(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  { title, language, visit }: Signer,
  now: Date,
): Promise<string> {
  const { task, questionnaire } = assessment;
  const [form] = await store
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.buyerId, by.buyerId), eq(documents.questionnaireId, task.questionnaireId!)));
  const document = form && (await documentBehind(store, by.buyerId, form.id));
  if (!document) throw new Error(`No form to sign for questionnaire ${task.questionnaireId}`);
  const texts = await keepAddendum(store, by, answeredTexts(questionnaire, linesIn(assessment)));
  const { signatureId } = await signAnswered(
    store,
    by,
    {
      request: task,
      document,
      texts,
      language,
      name: by.name,
      title,
      ...visit,
      ...(await nameInLaw(store, by)),
    },
    now,
  );
  await sendReceipts(store, by, signatureId, language, {});
  return signatureId;
}

/** Every question asked, with the answer, the explanation and the files, each by its name. */
function linesIn({ questionnaire, asked, answers, kept, files }: Assessment): Map<string, AnsweredLine[]> {
  const inBoth = (say: (language: "nb" | "en") => string) => {
    const [nb, en] = languages.map(say);
    return { nb: nb!, en: en! };
  };
  const word = (key: "answer" | "explanation" | "attached") =>
    inBoth((language) => translatorFor(language).t(`assessments:signed.${key}`));
  const same = (value: string) => ({ nb: value, en: value });
  return new Map(
    questionsOf(questionnaire)
      .filter(({ key }) => asked.has(key))
      .map((question) => {
        const { key } = question;
        const comment = kept.get(key)?.comment;
        const attached = files.filter((file) => file.question === key);
        const said = inBoth((language) => {
          const { t } = translatorFor(language);
          const words = answerInWords(question, answers[key], questionnaire, language, t("assessments:confirmed"));
          return words ?? t("assessments:signed.nothing");
        });
        return [
          key,
          [
            ...(question.type === "file" && attached.length > 0 ? [] : [{ label: word("answer"), value: said }]),
            ...(comment ? [{ label: word("explanation"), value: same(comment) }] : []),
            ...attached.map(({ name, hash }) => ({ label: word("attached"), value: same(`${name}, SHA-256 ${hash}`) })),
          ],
        ];
      }),
  );
}
