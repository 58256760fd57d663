/** What is sent from a page of questions: read, held to the questions, and kept; from the whole page or one field. */
import { data } from "@remix-run/node";
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import type { Upload } from "~/features/files/files.server";
import { evidenceEndings, evidenceTypes, proofLimit, uploadMessages } from "~/features/files/media-types";
import type { Question } from "~/features/questionnaires/questionnaire";
import type { Errors } from "~/forms/check";
import { type Rejection, readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import type { MessageKey } from "~/forms/rules";
import { typedIn } from "~/forms/values";
import { formatSize } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import type { Portal } from "~/portal.server";
import { answersForm, fieldsOf, type Given, nameOf } from "./answer-form";
import { answerInWords } from "./answer-words";
import { addFiles, keepAnswers, removeFile } from "./answers.server";
import { type Assessment, assessmentOf, type Kept, seenAs } from "./assessment.server";
import { confirmOffered } from "./carrying-over.server";
import type { Answered, Theirs } from "./keeping";

const mostFiles = 20;

/** What a chosen file may be, for those who choose one. */
export const evidenceLimits = { endings: evidenceEndings, bytes: proofLimit };

type Sent = {
  request: Request;
  store: Store;
  supplier: SupplierSession;
  language: Language;
  now: Date;
  context: { portal: Portal };
};

/**
 * Takes in a page as it was sent.
 * @returns what the button meant, or the page's answer where something is wrong; then nothing was kept
 */
export async function takeInPage(sent: Sent, assessment: Assessment, section: Assessment["sections"][number]) {
  const { store, supplier, language, now } = sent;
  const { files } = sent.context.portal;
  const { form, uploads } = await readUploads(sent.request, (name, chunks) =>
    files.receive(name, chunks, { limit: proofLimit, accepts: evidenceTypes }),
  );
  const stored = [...uploads.values()].flat().filter((one) => "storageKey" in one);
  /** What is refused is not kept: the bytes go as the rows do. */
  const giveUp = async <Refused>(answer: Refused) => {
    for (const { storageKey } of stored) await files.remove(storageKey);
    return { refused: answer };
  };
  const read = await readForm(form, answersForm(section.questions));
  if (!read.ok) return giveUp(read.rejection);
  const tell = (errors: Errors, beside: object = {}) =>
    data<Rejection & { conflicts?: { [name: string]: Theirs } }>(
      { errors, typed: typedIn(form), ...beside },
      { status: 422 },
    );
  const errors = fileErrors(section.questions, uploads, assessment, language);
  if (Object.keys(errors).length > 0) return giveUp(tell(errors));

  const given = new Map<string, Given>();
  for (const { key } of section.questions) {
    const one = read.values[nameOf(key)];
    if (one) given.set(key, one);
  }
  const kept = await keepAnswers(store, supplier, assessment, given, now);
  if ("refusal" in kept) return giveUp(tell({ "": { key: "answersClosed" } }));
  if ("conflicts" in kept) {
    const conflicts = Object.fromEntries(
      kept.conflicts.map((one) => [nameOf(one.question), theirsOf(one, assessment, language)]),
    );
    const asked = Object.fromEntries(
      Object.keys(conflicts).map((name) => [`${name}.value`, { key: "answeredMeanwhile" } as const]),
    );
    return giveUp(tell(asked, { conflicts }));
  }
  for (const question of section.questions) {
    const mine = (uploads.get(`${nameOf(question.key)}.file`) ?? []).filter((one) => "storageKey" in one);
    const place = { question: question.key, section: section.key };
    const added = await addFiles(store, supplier, assessment, place, mine, now);
    if ("refusal" in added) return giveUp(tell({ "": { key: "answersClosed" } }));
  }
  const intent = String(form.get("intent") ?? "next");
  const [, removed] = /^remove ([\da-f-]{36})$/.exec(intent) ?? [];
  if (removed) await removeFile(store, supplier, assessment, removed);
  const confirmed = section.questions.find(({ key }) => intent === `confirm ${nameOf(key)}`);
  if (confirmed || intent === "unchanged") {
    const as = await assessmentOf(store, supplier, assessment.task.id);
    await confirmOffered(store, supplier, as, section, confirmed ? { question: confirmed.key } : "unchanged", now);
  }
  return { intent: intent === "next" ? ("next" as const) : ("stay" as const), files: stored.length };
}

/**
 * Takes in one answer, sent by itself.
 * @returns what the page's own script reads (keeping.ts)
 */
export async function takeInAnswer({ request, store, supplier, language, now }: Sent, assessment: Assessment) {
  const { form } = await readUploads(request, async () => null);
  const asked = assessment.sections
    .flatMap(({ questions }) => questions)
    .find(({ key }) => nameOf(key) === form.get("question"));
  const refuse = (key: MessageKey) => told({ is: "refused", error: { key } }, 422);
  if (!asked) return refuse("notAsked");
  const read = await readForm(form, answersForm([asked]));
  if (!read.ok) {
    const [error] = Object.values(read.rejection.data.errors);
    return told({ is: "refused", error: error! }, 422);
  }
  const given = read.values[nameOf(asked.key)];
  if (!given || !assessment.asked.has(asked.key)) return refuse("notAsked");
  const kept = await keepAnswers(store, supplier, assessment, new Map([[asked.key, given]]), now);
  if ("refusal" in kept) return refuse("answersClosed");
  if ("conflicts" in kept)
    return told({ is: "conflict", theirs: theirsOf(kept.conflicts[0]!, assessment, language) }, 409);
  return told({ is: "saved", seen: kept.seen.get(asked.key)! });
}

const told = (answered: Answered, status = 200) => Response.json(answered, { status });

/** Another's answer, as it is shown to whoever answered the same meanwhile. */
function theirsOf(kept: Kept, { questionnaire, sections }: Assessment, language: Language): Theirs {
  const question = sections.flatMap(({ questions }) => questions).find(({ key }) => key === kept.question)!;
  const { t } = translatorFor(language);
  return {
    words: answerInWords(question, kept.value, questionnaire, language, t("assessments:confirmed")) ?? "",
    fields: fieldsOf(kept.value, language),
    comment: kept.comment ?? "",
    by: kept.answeredBy,
    at: kept.answeredAt.toISOString(),
    seen: seenAs(kept),
  };
}

function fileErrors(
  questions: readonly Question[],
  uploads: ReadonlyMap<string, Upload[]>,
  { files }: Assessment,
  language: Language,
): Errors {
  const errors: Errors = {};
  for (const { key, maxFiles = mostFiles } of questions) {
    const field = `${nameOf(key)}.file`;
    const chosen = uploads.get(field) ?? [];
    const bad = chosen.find((one) => "refused" in one);
    if (bad && "refused" in bad)
      errors[field] = {
        key: uploadMessages[bad.refused],
        params: {
          size: formatSize(proofLimit, language),
          types: evidenceEndings.map((ending) => ending.toUpperCase()).join(", "),
        },
      };
    else if (chosen.length > 0 && files.filter(({ question }) => question === key).length + chosen.length > maxFiles)
      errors[field] = { key: "tooManyFiles", params: { max: maxFiles } };
  }
  return errors;
}
