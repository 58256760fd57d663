/** One question of a supplier's self-assessment: what was submitted, and what both sides have written about it. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { answerInWords } from "~/features/assessments/answer-words";
import { answersOf } from "~/features/assessments/submission";
import { contentOf, newestSubmission } from "~/features/assessments/submission.server";
import { questionNamed } from "~/features/messages/about.server";
import { writing } from "~/features/messages/message-form";
import { hasThread, threadOf, writeToSupplier } from "~/features/messages/messages.server";
import { Thread } from "~/features/messages/thread";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import { requestOf } from "~/features/requests/requests.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { readForm } from "~/forms/read-form.server";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("messages:aboutQuestion"));

export const loader = forBuyer(async ({ store, member, params, language }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, member.buyerId, whose.supplierId)) ?? notFound();
  const { question } = await questionNamed(store, request, params.question);
  const submission = await newestSubmission(store, whose, request.id);
  const given = submission && answersOf(await contentOf(store, whose, submission.id)).get(question.key);
  const questionnaire = await questionnaireBehind(store, member.buyerId, request.questionnaireId!);
  const { t } = translatorFor(language);
  const messages = await threadOf(store, whose, request.id);
  return {
    page: `/suppliers/${supplier.id}/requests/${request.id}`,
    isRead: submission !== undefined && canCoordinate(member.roles),
    text: question.text[language],
    answer: given ? answerInWords(question, given.answer, questionnaire, language, t("assessments:confirmed")) : null,
    comment: given?.comment ?? null,
    messages: messages.filter((message) => message.question === question.key),
    mayWrite: hasThread(request) && canBuy(member.roles),
    supplier: supplier.name,
    buyer: member.buyerName,
    timeZone: member.timeZone,
  };
});

export const action = forBuyer(async ({ store, member, params, request: asked, context }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const { question } = await questionNamed(store, request, params.question);
  const form = await readForm(asked, writing);
  if (!form.ok) return form.rejection;
  if (!hasThread(request)) return form.refuse(null, "overtaken");
  if ((await context.portal.limits.count("message of person", member.personId)) === "too many")
    return form.refuse("body", "messagesTooOften");
  await writeToSupplier(store, member, request, form.values.body, { question: question.key, text: question.text });
  const page = `/suppliers/${whose.supplierId}/requests/${request.id}`;
  throw redirect(done(`${page}/questions/${question.key}`, "messages.sent"));
});

export default function QuestionThread() {
  const { page, isRead, text, answer, comment, messages, mayWrite, supplier, buyer, timeZone } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["messages", "answers", "reviews"]);
  return (
    <Page
      back={
        isRead ? (
          <BackLink to={`${page}/review`}>{t("reviews:backToReading")}</BackLink>
        ) : (
          <BackLink to={page}>{t("answers:backToRequest")}</BackLink>
        )
      }
      lead={<p className="ds-paragraph">{text}</p>}
    >
      <SummaryList
        lines={[
          { label: t("answer"), value: answer && <span className="typed break">{answer}</span> },
          comment !== null && { label: t("explanation"), value: <span className="typed break">{comment}</span> },
        ]}
      />
      <Thread messages={messages} names={{ supplier, buyer }} to={mayWrite ? "supplier" : null} timeZone={timeZone} />
    </Page>
  );
}
