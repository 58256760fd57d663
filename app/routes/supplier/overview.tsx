/** A supplier's tasks: what to do first, what others have, what is done. */
import { Link, useLoaderData } from "@remix-run/react";

import { ButtonLink } from "~/components/button-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { TaskList } from "~/components/task-list";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { OutcomeTag } from "~/features/decisions/decision-words";
import { decidedOn } from "~/features/decisions/decisions.server";
import { responsibleFor } from "~/features/members/responsible.server";
import { todayIn } from "~/features/requests/deadlines";
import { StateTag, useDeadline } from "~/features/requests/task-words";
import { nextStep, placeOf, places, toSign } from "~/features/requests/tasks";
import { type Task, tasksOf } from "~/features/requests/tasks.server";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled<typeof loader>((t, { buyer }) => t("my:titleFrom", { buyer }));

export const loader = forColleague(async ({ store, supplier, now }) => ({
  buyer: supplier.buyerName,
  supplier: supplier.supplierName,
  me: { contactId: supplier.contactId, role: supplier.role },
  companies: supplier.companies,
  tasks: (await tasksOf(store, supplier)).map(shown),
  decision: supplier.role === "contributor" ? null : await decidedOn(store, supplier),
  owner: (await responsibleFor(store, supplier)).owner,
  today: todayIn(now, supplier.timeZone),
  timeZone: supplier.timeZone,
}));

const shown = ({
  id,
  kind,
  state,
  name,
  documentTitle,
  minutes,
  concerning,
  deadline,
  closedAt,
  waitingForId,
  waitingForName,
  signatureId,
  moreTime,
}: Task) => ({
  id,
  kind,
  state,
  name: documentTitle ?? name,
  minutes,
  concerning,
  deadline,
  closedAt: closedAt?.toISOString() ?? null,
  waitingForId,
  waitingForName,
  signatureId,
  moreTime,
});
type Shown = ReturnType<typeof shown>;
type DecidedOn = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["decision"]>;

export default function Overview() {
  const { buyer, supplier, me, companies, tasks, decision, owner, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["my", "common"]);
  const { language } = useReader();
  const mine = tasks.filter((task) => placeOf(task, me) === "me");
  const isLate = mine.some(({ deadline }) => deadline < today);
  const minutes = mine.reduce((sum, task) => sum + task.minutes, 0);
  return (
    <Page
      lead={
        mine.length > 0
          ? `${t("lead", { count: mine.length, buyer, minutes: t("common:minutes", { count: minutes }) })}${isLate ? ` ${t("notTooLate")}` : ""}`
          : t("nothing", { buyer })
      }
    >
      {me.role === "contributor" && <p className="ds-paragraph">{t("contributor", { supplier })}</p>}
      <Next tasks={tasks} me={me} />
      {decision && <Decided decision={decision} />}
      {mine.length === 0 && <p className="ds-paragraph">{t("nothingHelp")}</p>}
      {places.map((place) => {
        const here = tasks.filter((task) => placeOf(task, me) === place);
        return (
          here.length > 0 && (
            <Section key={place} title={t(`places.${place}`, { buyer })}>
              <TaskList tasks={here.map((task) => inList(task))} />
            </Section>
          )
        );
      })}
      {owner && (
        <Section title={t("questions.heading")}>
          <p className="ds-paragraph">{t("questions.person", { person: owner.name, buyer })}</p>
          <ul className="links">
            {owner.phone && (
              <li>
                <a className="ds-link" href={`tel:${owner.phone.replace(/[^\d+]/g, "")}`}>
                  {t("questions.phone", { phone: owner.phone })}
                </a>
              </li>
            )}
            <li>
              <a className="ds-link" href={`mailto:${owner.email}`}>
                {t("questions.mail", { email: owner.email })}
              </a>
            </li>
          </ul>
        </Section>
      )}
      {me.role !== "contributor" && (
        <ul className="links">
          <li>
            <Link className="ds-link" to="/my/colleagues">
              {t("colleague")}
            </Link>
          </li>
          <li>
            <Link className="ds-link" to="/my/not-me">
              {t("notMe")}
            </Link>
          </li>
          {mine.length > 0 && (
            <li>
              <Link className="ds-link" to="/my/pause">
                {t("pause.title")}
              </Link>
            </li>
          )}
          {companies > 1 && (
            <li>
              {t("others", { count: companies })}{" "}
              <Link className="ds-link" to="/companies" reloadDocument>
                {t("changeCompany")}
              </Link>
            </li>
          )}
        </ul>
      )}
    </Page>
  );

  function inList(task: Shown) {
    return {
      id: task.id,
      title: task.name[language],
      to: `/my/requests/${task.id}`,
      about: <About task={task} today={today} buyer={buyer} />,
      state: <StateTag state={task.state} />,
    };
  }
}

function Decided({ decision: { outcome, decidedAt } }: { decision: DecidedOn }) {
  const { t } = useTranslation("decision");
  const { timeZone } = useLoaderData<typeof loader>();
  const { language } = useReader();
  return (
    <p className="ds-paragraph">
      <OutcomeTag outcome={outcome} /> {formatDate(dayOf(decidedAt!, timeZone), language)}.{" "}
      <Link className="ds-link" to="/my/decision">
        {t("see")}
      </Link>
    </p>
  );
}

function About({ task, today, buyer }: { task: Shown; today: string; buyer: string }) {
  const { t } = useTranslation(["my", "tasks", "common"]);
  const { language } = useReader();
  const deadline = useDeadline();
  const { state, moreTime } = task;
  const isOpen = placeOf(task, { contactId: "", role: "contact" }) !== "done";
  return (
    <>
      {task.concerning && <div>{t("tasks:concerning", { concerning: task.concerning })}</div>}
      <div>
        {deadline(task, today)}
        {isOpen && state !== "not relevant asked" && state !== "already done asked" && (
          <> · {t("common:minutes", { count: task.minutes })}</>
        )}
      </div>
      {isOpen && task.waitingForName && <div>{t("tasks:waitingFor", { name: task.waitingForName })}</div>}
      {isOpen && moreTime?.state === "asked" && (
        <div>{t("askedMoreTime", { date: formatDate(moreTime.askedUntil, language), buyer })}</div>
      )}
      {task.signatureId && (
        <div>
          <Link className="ds-link" to={`/my/signatures/${task.signatureId}`}>
            {t("receipt")}
          </Link>
        </div>
      )}
    </>
  );
}

/** One clear thing to begin with. */
function Next({ tasks, me }: { tasks: Shown[]; me: Parameters<typeof nextStep>[1] }) {
  const { t } = useTranslation(["my", "tasks", "ownCode"]);
  const step = nextStep(tasks, me);
  if (!step) return null;
  const isFacts = step.do === "task" && step.task.kind === "company facts";
  const isDocument = step.do === "task" && step.task.kind === "document";
  const isAssessment = step.do === "task" && step.task.kind === "assessment";
  const isDeclaration = step.do === "task" && step.task.kind === "declaration";
  const isPlan = step.do === "task" && step.task.kind === "improvement plan";
  const isCertificate = step.do === "task" && step.task.kind === "certificate";
  const isAudit = step.do === "task" && step.task.kind === "audit";
  const isAddendum = step.do === "task" && step.task.state === "compared" && me.role !== "contributor";
  const documents = step.do === "sign all" ? step.tasks : toSign(tasks, me);
  return (
    <div className="ds-card next" data-color="accent" data-variant="tinted">
      <h2 className="ds-heading" data-size="xs">
        {t("next.heading")}
      </h2>
      <p className="ds-paragraph">
        {isFacts
          ? t("next.facts")
          : isPlan
            ? t("next.plan")
            : isCertificate || isAudit
              ? t(isAudit ? "next.audit" : "next.certificate")
              : isAssessment
                ? t("next.assessment")
                : isDeclaration
                  ? t("next.declaration")
                  : isAddendum
                    ? t("ownCode:addendum.waits")
                    : step.do === "sign all"
                      ? t("next.signAll", { count: documents.length })
                      : t("next.sign")}
      </p>
      <div className="actions">
        {step.do === "sign all" ? (
          <ButtonLink to={`/my/sign?${documents.map(({ id }) => `request=${id}`).join("&")}`}>
            {t("next.readAll")}
          </ButtonLink>
        ) : isAddendum ? (
          <ButtonLink to={`/my/requests/${step.task.id}/addendum`}>{t("ownCode:addendum.open")}</ButtonLink>
        ) : (
          <ButtonLink
            to={`/my/requests/${step.task.id}/${isFacts ? "facts" : isDocument ? "document" : isAssessment ? "assessment" : isDeclaration ? "declaration" : isPlan ? "plan" : isAudit ? "audit" : ""}`}
          >
            {t(
              isFacts || isAssessment || isDeclaration || isPlan || isCertificate || isAudit
                ? step.task.state === "in progress"
                  ? "next.continue"
                  : "next.start"
                : me.role === "contributor"
                  ? "task.seeDocument"
                  : "next.read",
            )}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
