/** One question of a self-assessment: what was answered, and what both sides have written about it. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { nameOf } from "~/features/assessments/answer-form";
import { answerInWords } from "~/features/assessments/answer-words";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { mayAnswer } from "~/features/assessments/returning";
import { questionNamed } from "~/features/messages/about.server";
import { writing } from "~/features/messages/message-form";
import { hasThread, threadOf, writeToBuyer } from "~/features/messages/messages.server";
import { Thread } from "~/features/messages/thread";
import { taskOf } from "~/features/requests/tasks.server";
import { readForm } from "~/forms/read-form.server";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

export const handle = titled((t) => t("messages:aboutQuestion"));

export const loader = forSupplier(async ({ store, supplier, params, language }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const { task, questionnaire, answers, kept } = assessment;
  const { question, section } = await questionNamed(store, task, params.question);
  const { t } = translatorFor(language);
  const messages = await threadOf(store, supplier, task.id);
  return {
    id: task.id,
    text: question.text[language],
    at: mayAnswer(assessment, question.key)
      ? `/my/requests/${task.id}/assessment/${section}#question-${nameOf(question.key)}`
      : null,
    answer: answerInWords(question, answers[question.key], questionnaire, language, t("assessments:confirmed")),
    comment: kept.get(question.key)?.comment ?? null,
    messages: messages.filter((message) => message.question === question.key),
    mayWrite: hasThread(task),
    buyer: supplier.buyerName,
    company: supplier.supplierName,
    timeZone: supplier.timeZone,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const { question } = await questionNamed(store, task, params.question);
  const form = await readForm(request, writing);
  if (!form.ok) return form.rejection;
  if (!hasThread(task)) return form.refuse(null, "overtaken");
  if ((await context.portal.limits.count("message of person", supplier.personId)) === "too many")
    return form.refuse("body", "messagesTooOften");
  await writeToBuyer(store, supplier, task, form.values.body, { question: question.key, text: question.text });
  throw redirect(done(`/my/requests/${task.id}/questions/${question.key}`, "messages.sent"));
});

export default function QuestionThread() {
  const { id, text, at, answer, comment, messages, mayWrite, buyer, company, timeZone } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["messages", "assessments"]);
  const { language } = useReader();
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}/questions`}>{t("questions")}</BackLink>}
      lead={<p className="ds-paragraph">{text}</p>}
    >
      <SummaryList
        lines={[
          {
            label: t("answer"),
            value: answer && (
              <span className="typed break" lang={language}>
                {answer}
              </span>
            ),
          },
          comment !== null && { label: t("explanation"), value: <span className="typed break">{comment}</span> },
        ]}
      />
      {at && (
        <div className="actions">
          <ButtonLink to={at} variant="secondary">
            {t("toAnswer")}
          </ButtonLink>
        </div>
      )}
      <Thread
        messages={messages}
        names={{ supplier: company, buyer }}
        to={mayWrite ? "buyer" : null}
        timeZone={timeZone}
      />
    </Page>
  );
}
