/** The questions of a self-assessment, with what has been written about each. */
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Page, Section } from "~/components/page";
import { Tag } from "~/components/tag";
import { TaskList } from "~/components/task-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { threadOf } from "~/features/messages/messages.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

export const handle = titled((t) => t("messages:questions"));

export const loader = forSupplier(async ({ store, supplier, params, language }) => {
  const { task, sections, asked, questionnaire } = await assessmentOf(store, supplier, idIn(params, "request"));
  const messages = await threadOf(store, supplier, task.id);
  return {
    id: task.id,
    whole: questionnaire.title[language],
    buyer: supplier.buyerName,
    sections: sections
      .map(({ key, title, questions }) => ({
        key,
        title: title[language],
        questions: questions
          .filter((question) => asked.has(question.key))
          .map((question) => {
            const about = messages.filter((message) => message.question === question.key);
            return {
              key: question.key,
              text: question.text[language],
              messages: about.length,
              last: about.at(-1)?.side,
            };
          }),
      }))
      .filter(({ questions }) => questions.length > 0),
  };
});

export default function Questions() {
  const { id, whole, buyer, sections } = useLoaderData<typeof loader>();
  const { t } = useTranslation("messages");
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{whole}</BackLink>} lead={t("questionsLead", { buyer })}>
      {sections.map(({ key, title, questions }) => (
        <Section key={key} title={title} id={key}>
          <TaskList
            tasks={questions.map(({ key, text, messages, last }) => ({
              id: key,
              title: text,
              to: `/my/requests/${id}/questions/${key}`,
              state: messages > 0 && (
                <Tag tone={last === "buyer" ? "info" : undefined}>{t("count", { count: messages })}</Tag>
              ),
            }))}
          />
        </Section>
      ))}
    </Page>
  );
}
