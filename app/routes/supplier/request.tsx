/** One task: what it is, who asks, by when, how it stands, and what can be done with it. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forColleague, forSupplier } from "~/features/accounts/guard.server";
import { newestSubmission } from "~/features/assessments/submission.server";
import { toldIn } from "~/features/messages/about.server";
import { AskAbout } from "~/features/messages/ask-about";
import { writing } from "~/features/messages/message-form";
import { hasThread, threadOf, writeToBuyer } from "~/features/messages/messages.server";
import { Thread } from "~/features/messages/thread";
import { OwnCodeFacts } from "~/features/own-codes/own-code-facts";
import { mayWithOwnCode, ownCodeBehind } from "~/features/own-codes/own-codes.server";
import { takeBackClaim, takeBackSignature, takeOver } from "~/features/requests/asides.server";
import { coveringRequest } from "~/features/requests/covering.server";
import { todayIn } from "~/features/requests/deadlines";
import type { Act } from "~/features/requests/kinds";
import { leadOn } from "~/features/requests/outcome.server";
import { actsFor, isDone, turn } from "~/features/requests/rules";
import { HandedOver, Quoted, StateTag, useDeadline } from "~/features/requests/task-words";
import { taskInFull, taskOf } from "~/features/requests/tasks.server";
import { practice } from "~/features/requirements/table";
import { SignedFirst } from "~/features/signatures/signed-first";
import { readForm } from "~/forms/read-form.server";
import { ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const takingBack = z.object({ form: z.literal("back") });
const takingOver = z.object({ form: z.literal("over") });
const unsigning = z.object({ form: z.literal("unsign") });
const saying = z.discriminatedUnion("form", [takingBack, takingOver, unsigning, writing]);

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forColleague(async ({ store, supplier, params, language, now }) => {
  const task = await taskInFull(store, supplier, idIn(params, "request"));
  return {
    task,
    title: (task.documentTitle ?? task.name)[language],
    acts: actsFor(task.kind, task.state, supplier.role),
    canUseOwnCode: mayWithOwnCode(task, "use own code", supplier.role),
    ownCode: supplier.role === "contributor" ? null : await ownCodeBehind(store, supplier, task.id),
    messages:
      supplier.role === "contributor"
        ? []
        : await toldIn(store, task, await threadOf(store, supplier, task.id), language),
    mayWrite: supplier.role !== "contributor" && hasThread(task),
    covering: await coveringRequest(store, task),
    isForSmall: task.key === practice,
    buyer: supplier.buyerName,
    company: supplier.supplierName,
    timeZone: supplier.timeZone,
    me: supplier.contactId,
    isContributor: supplier.role === "contributor",
    hasResult:
      task.kind === "assessment" &&
      isDone(task.kind, task.state) &&
      supplier.role !== "contributor" &&
      (await newestSubmission(store, supplier, task.id)) !== undefined,
    today: todayIn(now, supplier.timeZone),
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, saying);
  if (!form.ok) return form.rejection;
  const { values } = form;
  switch (values.form) {
    case "back":
      return leadOn(task.id, await takeBackClaim(store, supplier, task, now), "my.takenBack");
    case "over":
      return leadOn(task.id, await takeOver(store, supplier, task, now), "my.takenOver");
    case "unsign":
      return leadOn(task.id, await takeBackSignature(store, supplier, task, now), "my.signatureTakenBack");
    case "message":
      if ((await context.portal.limits.count("message of person", supplier.personId)) === "too many")
        return form.refuse("body", "messagesTooOften");
      await writeToBuyer(store, supplier, task, values.body);
      throw redirect(done(`/my/requests/${task.id}`, "messages.sent"));
  }
});

export default function Task() {
  const { task, acts, canUseOwnCode, ownCode, messages, mayWrite, ...loaded } = useLoaderData<typeof loader>();
  const { covering, isForSmall, buyer, company, timeZone, me, isContributor, hasResult, today } = loaded;
  const { t } = useTranslation([
    "my",
    "tasks",
    "common",
    "ownCode",
    "assessments",
    "declarations",
    "plans",
    "certificates",
  ]);
  const { language } = useReader();
  const deadline = useDeadline();
  const { id, kind, state } = task;
  const may = (act: Act) => acts.includes(act);
  const isDocument = kind === "document";
  const { signedFirst } = task;
  const isSignedByMe = signedFirst?.contactId === me;
  const canSign = isDocument && may("sign") && !isSignedByMe && !may("sign addendum");
  const canAnswer = turn(state) === "supplier";
  const isWithAnother = task.waitingForId !== null && task.waitingForId !== me && may("hand over");
  return (
    <Page
      back={<BackLink to="/my">{t("title")}</BackLink>}
      lead={t(`tasks:kinds.${kind}`)}
      actions={<StateTag state={state} />}
    >
      {task.handedOver && may("hand over") && <HandedOver {...task.handedOver} />}
      {signedFirst && canSign && <SignedFirst signer={signedFirst} supplier={company} timeZone={timeZone} />}
      {said()}
      {isForSmall && <p className="ds-paragraph">{t("tasks:small")}</p>}
      <SummaryList
        lines={[
          { label: t("task.asked"), value: buyer },
          task.concerning ? { label: t("task.concerning"), value: task.concerning } : null,
          {
            label: t("task.deadline"),
            value: (
              <>
                <div>{deadline(task, today, { labelled: true })}</div>
                {task.moreTime?.state === "asked" && (
                  <div className="subtle">
                    {t("askedMoreTime", { date: formatDate(task.moreTime.askedUntil, language), buyer })}
                  </div>
                )}
                {task.moreTime?.state === "granted" && task.moreTime.grantedUntil && (
                  <div className="subtle">
                    {t("gotMoreTime", { date: formatDate(task.moreTime.grantedUntil, language), buyer })}
                  </div>
                )}
                {task.moreTime?.state === "refused" && (
                  <div className="subtle">
                    {t("refusedMoreTime", { buyer })} {task.moreTime.answer}
                  </div>
                )}
              </>
            ),
          },
          { label: t("task.time"), value: t("common:minutes", { count: task.minutes }) },
          task.documentVersion !== null ? { label: t("task.version"), value: String(task.documentVersion) } : null,
          task.waitingForName && may("hand over") ? { label: t("task.waits"), value: task.waitingForName } : null,
        ]}
      />
      <div className="actions task-do">{toDo()}</div>
      {kind === "assessment" && mayWrite && <AskAbout request={id} buyer={buyer} />}
      {ownCode && (
        <Section title={t("ownCode:yours")}>
          <OwnCodeFacts code={ownCode} files="/my/files" />
        </Section>
      )}
      {otherwise()}
      <Thread
        messages={messages}
        questions={`/my/requests/${id}/questions`}
        names={{ supplier: company, buyer }}
        to={mayWrite ? "buyer" : null}
        timeZone={timeZone}
      />
    </Page>
  );

  /** What has been said, and what happens now. */
  function said() {
    const { claim } = task;
    const says: [condition: boolean, text: ReactNode][] = [
      [state === "not relevant asked", t("task.notRelevantAsked", { buyer })],
      [state === "already done asked", t("task.alreadyDoneAsked", { buyer })],
      [state === "declined", t("task.declined", { buyer })],
      [covering !== null, t("task.satisfied", { name: covering?.name[language] ?? "" })],
      [state === "signed with reservation", t("task.reserved", { buyer })],
      [state === "own code", t("ownCode:waits", { buyer })],
      [state === "compared", t("ownCode:compared", { buyer, count: ownCode?.clauses ?? 0 })],
      [state === "addendum signed", t("ownCode:signed")],
      [state === "accepted" && ownCode !== null, t("ownCode:accepted", { buyer })],
      [isDocument && state === "accepted", t("task.reservationAccepted", { buyer })],
      [state === "returned", t("task.returned", { buyer })],
      [state === "agreed", t("plans:leadCarryOut")],
      [kind === "improvement plan" && state === "accepted", t("plans:leadDone")],
      [kind === "assessment" && state === "accepted", t("assessments:accepted", { buyer })],
      [kind === "assessment" && state === "accepted with gaps", t("assessments:acceptedWithGaps", { buyer })],
      [state === "not accepted", t("certificates:notAccepted", { buyer })],
      [(kind === "certificate" || kind === "audit") && state === "submitted", t("certificates:waits", { buyer })],
      [kind === "declaration" && state === "accepted", t("declarations:accepted", { buyer })],
      [kind === "declaration" && state === "accepted with gaps", t("declarations:acceptedWithGaps", { buyer })],
      [
        state === "submitted" || state === "in review",
        t(
          kind === "improvement plan"
            ? "plans:leadWait"
            : kind === "declaration"
              ? "declarations:waits"
              : "assessments:waits",
          { buyer },
        ),
      ],
      [
        signedFirst !== null && !canSign,
        task.waitingForName
          ? t("task.signedInPart", { signer: signedFirst?.name ?? "", name: task.waitingForName })
          : t("task.signedInPartByOne", { signer: signedFirst?.name ?? "" }),
      ],
      [isWithAnother && !signedFirst, t("task.handedOver", { name: task.waitingForName ?? "" })],
    ];
    const now = says.find(([condition]) => condition);
    if (!now) return null;
    const buyersWords =
      state === "accepted" || state === "accepted with gaps" || state === "compared"
        ? task.reason
        : state === "not accepted"
          ? task.reason
          : state === "returned"
            ? claim?.state === "refused"
              ? claim.answer
              : task.reason
            : null;
    const ownWords = state === "declined" ? task.reason : claim?.state === "asked" ? claim.reason : null;
    return (
      <Alert tone={state === "returned" || state === "not accepted" ? "warning" : "info"}>
        <p className="ds-paragraph">{now[1]}</p>
        {buyersWords && <Quoted label={t("tasks:writes", { name: buyer })} words={buyersWords} />}
        {ownWords && <Quoted label={t("task.reason")} words={ownWords} />}
        {may("take back claim") && (
          <ServerForm schema={takingBack} id="back">
            <SubmitButton variant="secondary">{t("tasks:acts.take back claim")}</SubmitButton>
          </ServerForm>
        )}
        {signedFirst && may("take back signature") && (
          <ServerForm schema={unsigning} id="unsign">
            <SubmitButton variant="secondary">{t("tasks:acts.take back signature")}</SubmitButton>
          </ServerForm>
        )}
        {isWithAnother && !signedFirst && (
          <ServerForm schema={takingOver} id="over">
            <SubmitButton variant="secondary">{t("task.takeOver")}</SubmitButton>
          </ServerForm>
        )}
      </Alert>
    );
  }

  function toDo() {
    if (task.signatureId && kind !== "assessment")
      return <ButtonLink to={`/my/signatures/${task.signatureId}`}>{t("receipt")}</ButtonLink>;
    if (kind === "assessment")
      return (
        <>
          {hasResult ? (
            <ButtonLink to={`/my/requests/${id}/findings`}>{t("assessments:seeResult")}</ButtonLink>
          ) : (
            <ButtonLink
              to={`/my/requests/${id}/${canAnswer || isContributor ? "assessment" : "check"}`}
              variant={canAnswer ? "primary" : "secondary"}
            >
              {t(canAnswer ? "assessments:open" : "assessments:seeAnswers")}
            </ButtonLink>
          )}
          {task.signatureId && (
            <ButtonLink to={`/my/signatures/${task.signatureId}`} variant="secondary">
              {t("receipt")}
            </ButtonLink>
          )}
        </>
      );
    if (kind === "improvement plan")
      return (
        <ButtonLink to={`/my/requests/${id}/plan`} variant={turn(state) === "supplier" ? "primary" : "secondary"}>
          {t(may("submit") ? (state === "in progress" ? "plans:goOn" : "plans:open") : "plans:see")}
        </ButtonLink>
      );
    if (kind === "audit")
      return (
        <ButtonLink to={`/my/requests/${id}/audit`} variant={may("submit") ? "primary" : "secondary"}>
          {t("tasks:openAudit")}
        </ButtonLink>
      );
    if (kind === "certificate")
      return (
        <ButtonLink
          to={may("submit") ? `/my/certificates?type=${task.key}#upload` : "/my/certificates"}
          variant={may("submit") ? "primary" : "secondary"}
        >
          {t(may("submit") ? "certificates:open" : "certificates:see")}
        </ButtonLink>
      );
    if (kind === "declaration")
      return (
        <ButtonLink
          to={`/my/requests/${id}/declaration${canAnswer || isContributor ? "" : "/sent"}`}
          variant={canAnswer ? "primary" : "secondary"}
        >
          {t(canAnswer ? "declarations:open" : "declarations:see")}
        </ButtonLink>
      );
    if (!isDocument)
      return (
        <ButtonLink to={`/my/requests/${id}/facts`} variant={may("submit") ? "primary" : "secondary"}>
          {t(may("submit") ? "task.openFacts" : "task.seeFacts")}
        </ButtonLink>
      );
    if (isSignedByMe)
      return (
        <ButtonLink to={`/my/signatures/${signedFirst.id}`} variant="secondary">
          {t("receipt")}
        </ButtonLink>
      );
    return (
      <>
        {may("sign addendum") && (
          <ButtonLink to={`/my/requests/${id}/addendum`}>{t("ownCode:addendum.open")}</ButtonLink>
        )}
        <ButtonLink to={`/my/requests/${id}/document`} variant={canSign ? "primary" : "secondary"}>
          {t(!canSign ? "task.seeDocument" : state === "declined" ? "task.signAfterAll" : "task.openDocument")}
        </ButtonLink>
        {isContributor && <p className="ds-paragraph">{t("task.readOnly")}</p>}
      </>
    );
  }

  function otherwise() {
    const asides = [
      may("hand over") && { to: "hand-over", text: t("tasks:acts.hand over") },
      may("ask more time") && { to: "more-time", text: t("tasks:acts.ask more time") },
      may("say already done") && { to: "already-done", text: t(`tasks:alreadyDone.${kind}`) },
      may("sign with reservation") && { to: "reservation", text: t("tasks:acts.sign with reservation") },
      canUseOwnCode && { to: "own-code", text: t("tasks:acts.use own code") },
      may("say not relevant") && { to: "not-relevant", text: t("tasks:acts.say not relevant") },
      may("decline") && { to: "decline", text: t("tasks:acts.decline") },
    ].filter((aside) => aside !== false);
    if (asides.length === 0) return null;
    return (
      <Section title={t("task.other")}>
        <ul className="links">
          {asides.map(({ to, text }) => (
            <li key={to}>
              <Link className="ds-link" to={`/my/requests/${id}/${to}`}>
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    );
  }
}
