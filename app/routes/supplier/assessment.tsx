/** A self-assessment: its sections, how far each has come, and who has them. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { Progress } from "~/components/progress";
import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { TaskList } from "~/components/task-list";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { progressOf } from "~/features/assessments/asked";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { reusableFor, sayOfReuse } from "~/features/assessments/carrying-over.server";
import { ReturnedNotice } from "~/features/assessments/returned-notice";
import { returnedShown } from "~/features/assessments/returned-page.server";
import { mayAnswer } from "~/features/assessments/returning";
import { sayDone, sharesIn } from "~/features/assessments/sharing.server";
import { HiddenField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { choice, id } from "~/forms/rules";
import { ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const partDone = z.object({});
const reusing = z.object({ from: id, intent: choice(["yes", "no"]) });

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forColleague(async ({ store, supplier, params, language }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const { task, questionnaire, covered, sections, answers, asked, isOpen } = assessment;
  const returned = returnedShown(assessment, language);
  const shares = isOpen ? await sharesIn(store, supplier, task.id) : [];
  const mine = shares.filter(({ contactId }) => contactId === supplier.contactId);
  const namesOf = (section: string, isDone: boolean) => [
    ...new Set(
      shares.filter((share) => share.section === section && (share.doneAt !== null) === isDone).map(({ name }) => name),
    ),
  ];
  return {
    id: task.id,
    title: questionnaire.title[language],
    intro: questionnaire.intro[language],
    minutes: task.minutes,
    buyer: supplier.buyerName,
    isOpen,
    returned,
    isContributor: supplier.role === "contributor",
    reusable: (await reusableFor(store, supplier, assessment))
      .filter(({ isAllowed }) => isAllowed === null)
      .map(({ request, buyer, at, answers }) => ({ request, buyer, on: dayOf(at), answers })),
    part: mine.length === 0 ? null : mine.every(({ doneAt }) => doneAt) ? ("done" as const) : ("open" as const),
    sections: sections.map(({ key, title, questions }) => ({
      key,
      title: title[language],
      isWith: namesOf(key, false),
      isDoneBy: namesOf(key, true),
      ...progressOf(questions, asked, answers),
      isLocked: !questions.some(({ key }) => asked.has(key) && mayAnswer(assessment, key)),
      again: returned?.questions.filter(({ section }) => section === key).length ?? 0,
    })),
    covered: covered.map(({ key, title, by }) => ({
      key,
      title: title[language],
      by: by.name[language],
      on: dayOf(by.at),
    })),
  };
});

export const action = forColleague(async ({ store, supplier, params, request, now }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const here = `/my/requests/${assessment.task.id}/assessment`;
  const typed = await formIn(request);
  if (typed.get("form") === "done") {
    await sayDone(store, supplier, assessment, now);
    throw redirect(done(here, "assessments.partDone"));
  }
  const form = await readForm(typed, reusing);
  if (!form.ok) return form.rejection;
  const isAllowed = form.values.intent === "yes";
  const said = await sayOfReuse(store, supplier, assessment, { request: form.values.from, isAllowed });
  if (said === "nothing there") notFound();
  throw redirect(isAllowed ? done(here, "assessments.reused") : here);
});

export default function AssessmentSections() {
  const { id, intro, minutes, buyer, isOpen, returned, isContributor, reusable, part, sections, covered } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["assessments", "my", "common"]);
  const { language } = useReader();
  const sum = (count: (section: (typeof sections)[number]) => number) =>
    sections.reduce((total, section) => total + count(section), 0);
  const [answered, of] = [sum((section) => section.answered), sum((section) => section.of)];
  const isComplete = sum((section) => section.missing) === 0;
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{t("back")}</BackLink>} lead={intro}>
      {returned ? (
        <ReturnedNotice returned={returned} buyer={buyer} />
      ) : isOpen ? (
        <p className="ds-paragraph">{t("resume", { minutes: t("common:minutes", { count: minutes }) })}</p>
      ) : (
        <Alert>{t("locked", { buyer })}</Alert>
      )}
      {isContributor && <p className="ds-paragraph">{t("contributor")}</p>}
      {reusable.map(({ request, buyer, on, answers }) => (
        <Alert key={request} title={t("offers.ask.title")}>
          <p className="ds-paragraph">
            {t("offers.ask.lead", { buyer, count: answers, date: formatDate(on, language) })}
          </p>
          <ServerForm schema={reusing} id={`reuse-${request}`}>
            <HiddenField name="from" value={request} />
            <div className="actions">
              <SubmitButton intent="yes">{t("offers.ask.yes")}</SubmitButton>
              <SubmitButton intent="no" variant="secondary">
                {t("offers.ask.no")}
              </SubmitButton>
            </div>
          </ServerForm>
        </Alert>
      ))}
      <Progress done={answered} of={of}>
        {t("progress", { answered, of })}
      </Progress>
      <TaskList
        tasks={[
          ...sections
            .filter((section) => section.of > 0)
            .map((section) => ({
              id: section.key,
              title: section.title,
              to: isOpen && !section.isLocked ? `/my/requests/${id}/assessment/${section.key}` : undefined,
              about: (
                <>
                  <div>
                    {section.again > 0
                      ? t("returned.section", { count: section.again })
                      : t("progress", { answered: section.answered, of: section.of })}
                  </div>
                  {!isContributor && section.isWith.length > 0 && (
                    <div>{t("share.isWith", { names: formatList(section.isWith, language) })}</div>
                  )}
                  {!isContributor && section.isDoneBy.length > 0 && (
                    <div>{t("share.isDoneBy", { names: formatList(section.isDoneBy, language) })}</div>
                  )}
                </>
              ),
              state:
                returned && section.missing === 0 ? (
                  <Tag tone={section.again > 0 ? "warning" : undefined}>
                    {t(section.again > 0 ? "returned.again" : "returned.locked")}
                  </Tag>
                ) : (
                  <Tag tone={toneOf(section)}>{t(`sectionStates.${stateOf(section)}`)}</Tag>
                ),
            })),
          ...covered.map(({ key, title, by, on }) => ({
            id: key,
            title,
            about: t("covered.by", { name: by, date: formatDate(on, language) }),
            state: <Tag>{t("covered.state")}</Tag>,
          })),
        ]}
      />
      {!isContributor && (
        <div className="actions task-do">
          <ButtonLink to={`/my/requests/${id}/check`} variant={isOpen && isComplete ? "primary" : "secondary"}>
            {t(isOpen ? "toCheck" : "seeAnswers")}
          </ButtonLink>
          {isOpen && (
            <ButtonLink to={`/my/requests/${id}/share`} variant="secondary">
              {t("share.open")}
            </ButtonLink>
          )}
        </div>
      )}
      {part === "open" && (
        <ServerForm schema={partDone} id="done">
          <p className="ds-paragraph">{t("share.amDoneHelp")}</p>
          <SubmitButton variant={isContributor ? "primary" : "secondary"}>{t("share.amDone")}</SubmitButton>
        </ServerForm>
      )}
      {part === "done" && <p className="ds-paragraph">{t("share.wasDone")}</p>}
    </Page>
  );
}

type Counted = { answered: number; missing: number };

const stateOf = ({ answered, missing }: Counted) => (missing === 0 ? "done" : answered === 0 ? "not begun" : "begun");
const tones = { done: "success", begun: "info", "not begun": undefined } as const;
const toneOf = (section: Counted) => tones[stateOf(section)];
