/** One request as the buyer sees it: what was asked, how it stands, what has happened, and what can be done about it now. */
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { newestSubmission } from "~/features/assessments/submission.server";
import { certificatesShown } from "~/features/certificates/certificate-page.server";
import { isDeclared } from "~/features/declarations/submission.server";
import { Story } from "~/features/events/story-list";
import { mailsOf } from "~/features/mails/mails.server";
import { toldIn } from "~/features/messages/about.server";
import { hasThread, settle, threadOf, writeToSupplier } from "~/features/messages/messages.server";
import { Thread } from "~/features/messages/thread";
import { OwnCodeFacts } from "~/features/own-codes/own-code-facts";
import { comparisonFor, mayWithOwnCode } from "~/features/own-codes/own-codes.server";
import { answerForms, anyAnswer, followedUp } from "~/features/requests/answer-forms";
import {
  claimsOf,
  decideMoreTime,
  extensionsOf,
  peopleOf,
  sendBack,
  waitFor,
  withdraw,
} from "~/features/requests/answers.server";
import { coveringRequest } from "~/features/requests/covering.server";
import { isOverdue, todayIn } from "~/features/requests/deadlines";
import { signatureFor, storyOf } from "~/features/requests/history.server";
import { ticked } from "~/features/requests/invite.server";
import { remind, remindedAmong } from "~/features/requests/remind.server";
import { requestOf } from "~/features/requests/requests.server";
import { actsFor } from "~/features/requests/rules";
import { StateTag } from "~/features/requests/state-tag";
import { acceptReservations } from "~/features/signatures/accepting.server";
import { reservedClauses } from "~/features/signatures/reservations.server";
import { ReservedClauses } from "~/features/signatures/reserved-clauses";
import { firstSigners } from "~/features/signatures/signed.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, HiddenField, SelectField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { name, language }) => name[language]);

export const loader = forBuyer(async ({ store, member, params, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, member.buyerId, whose.supplierId)) ?? notFound();
  const today = todayIn(now, member.timeZone);
  const acts = actsFor(request.kind, request.state, member.roles);
  const people = await peopleOf(store, whose);
  const [reminded] = acts.includes("remind")
    ? await remindedAmong(store, member, ticked([whose.supplierId]), now, request.id)
    : [];
  const { since, lines } = await storyOf(store, whose, request.id);
  const mails = (await mailsOf(store, member.buyerId, whose.supplierId)).filter(({ requestIds }) =>
    requestIds.includes(request.id),
  );
  const signatureId = await signatureFor(store, whose, request.id);
  return {
    ...request,
    name: request.name!,
    covering: await coveringRequest(store, request),
    buyer: member.buyerName,
    supplier: supplier.name,
    language,
    timeZone: member.timeZone,
    today,
    acts,
    people,
    reader: people.find(({ id, isMain }) => (request.waitingForId ? id === request.waitingForId : isMain)) ?? null,
    reminder: reminded?.outcome ?? null,
    since,
    lines,
    mails,
    extensions: await extensionsOf(store, whose, request.id),
    claims: await claimsOf(store, whose, request.id),
    signatureId,
    signedFirst: (await firstSigners(store, whose, [request])).get(request.id) ?? null,
    ownCode: (await comparisonFor(store, whose, request.id)) ?? null,
    mayRecordCode: mayWithOwnCode(request, "use own code", member.roles),
    mayCompare: mayWithOwnCode(request, "compare", member.roles),
    mayRead:
      (canCoordinate(member.roles) || member.roles.includes("reader")) &&
      ((request.kind === "assessment" && (await newestSubmission(store, whose, request.id)) !== undefined) ||
        (request.kind === "declaration" && (await isDeclared(store, whose, request.id)))),
    certificates:
      request.kind === "certificate"
        ? (await certificatesShown(store, whose, today)).filter(({ type }) => type === request.key)
        : [],
    reserved: signatureId ? await reservedClauses(store, whose, signatureId) : [],
    messages: await toldIn(store, request, await threadOf(store, whose, request.id), language),
    mayWrite: hasThread(request) && canBuy(member.roles),
  };
});

export const action = forBuyer(async ({ request: { url }, request: asked, store, member, params, context, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const form = await readForm(asked, anyAnswer);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const here = new URL(url).pathname.replace(/\.data$/, "");
  switch (values.form) {
    case "grant":
    case "keep": {
      const decision = {
        extensionId: values.extension,
        ...(values.form === "grant" ? { until: values.until } : { answer: values.answer }),
      };
      const answered = await decideMoreTime(store, member, request, decision as never, now);
      if ("wrongDate" in answered)
        return form.refuse("until", answered.wrongDate === "too far away" ? "dateTooFar" : "dateNotLater");
      if ("refusal" in answered) return form.refuse(null, "overtaken");
      const granted = answered.deadline?.moved ? ("answers.grantedMoved" as const) : ("answers.granted" as const);
      throw redirect(done(here, values.form === "keep" ? "answers.kept" : granted));
    }
    case "remind": {
      const chosen = ticked([whose.supplierId]);
      const sent = await remind(store, member, { chosen, words: values.words, requestId: request.id }, now);
      if (sent.mails === 0) return form.refuse(null, "overtaken");
      throw redirect(done(here, "answers.reminded"));
    }
    case "waiting": {
      const outcome = await waitFor(store, member, request, values.contact, now);
      if ("refusal" in outcome) return form.refuse(null, "overtaken");
      throw redirect(done(here, "answers.waiting"));
    }
    case "return": {
      const outcome = await sendBack(store, member, request, values.reason, now);
      if ("refusal" in outcome) return form.refuse(null, "overtaken");
      throw redirect(done(here, "answers.returned"));
    }
    case "accept": {
      if (request.state !== "signed with reservation") return form.refuse(null, "overtaken");
      const outcome = await acceptReservations(store, member, request, values, now);
      if ("refusal" in outcome) return form.refuse(null, "overtaken");
      throw redirect(done(here, "answers.accepted"));
    }
    case "message": {
      if (!hasThread(request)) return form.refuse(null, "overtaken");
      if ((await context.portal.limits.count("message of person", member.personId)) === "too many")
        return form.refuse("body", "messagesTooOften");
      await writeToSupplier(store, member, request, values.body);
      throw redirect(done(here, "messages.sent"));
    }
    case "settle":
      await settle(store, member, request);
      throw redirect(done(here, "messages.settled"));
    case "withdraw": {
      const outcome = await withdraw(store, member, request, values.reason, now);
      if ("refusal" in outcome) return form.refuse(null, "overtaken");
      throw redirect(done(here, "answers.withdrawn"));
    }
  }
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Request() {
  const request = useLoaderData<typeof loader>();
  const { t } = useTranslation(["answers", "requests", "suppliers", "signatures", "common", "plans", "auditing"]);
  const { language } = useReader();
  const { supplierId, acts, timeZone } = request;
  const rejection = useActionData<{ errors?: Record<string, unknown> }>();
  const day = (date: string) => formatDate(date, language);
  const dayAt = (moment: Date | null) => (moment ? day(dayOf(moment, timeZone)) : "");
  const asked = request.extensions.find(({ state }) => state === "asked");
  const claim = request.claims.find(({ state }) => state === "asked");
  const maySettle = acts.includes("confirm not relevant") || acts.includes("confirm already done");
  return (
    <Page
      lead={request.concerning ? t("requests:concerning", { concerning: request.concerning }) : undefined}
      back={<BackLink to={`/suppliers/${supplierId}`}>{request.supplier}</BackLink>}
    >
      <div className="stack">
        {rejection?.errors?.[""] ? (
          <Alert tone="warning" role="alert">
            {t("overtaken")}
          </Alert>
        ) : null}
        {claim && (
          <Alert tone="info" title={t(`claimAsked.${claim.kind}`, { name: claim.claimedBy })}>
            {claim.reason && <p className="ds-paragraph">{claim.reason}</p>}
            {maySettle ? (
              <p className="ds-paragraph">
                <Link className="ds-link" to={`/suppliers/${supplierId}/claims/${claim.id}`}>
                  {t("claimAsked.open")}
                </Link>
              </p>
            ) : (
              <p className="ds-paragraph">{t("claimAsked.coordinator")}</p>
            )}
          </Alert>
        )}
        {asked && acts.includes("grant more time") && <MoreTime request={request} asked={asked} />}

        <SummaryList
          lines={[
            {
              label: t("request.state"),
              value: (
                <span>
                  <StateTag state={request.state} />{" "}
                  {request.since && (
                    <span className="subtle">{t("request.since", { date: dayAt(request.since) })}</span>
                  )}
                </span>
              ),
            },
            {
              label: t("request.deadline"),
              value: (
                <span>
                  {day(request.deadline)}{" "}
                  {isOverdue(request.state, request.deadline, request.today) && (
                    <Tag tone="danger">{t("common:overdue")}</Tag>
                  )}
                  {request.firstDeadline !== request.deadline && (
                    <span className="subtle"> {t("request.first", { date: day(request.firstDeadline) })}</span>
                  )}
                </span>
              ),
            },
            request.waitsFor !== null && {
              label: t("request.waitsFor"),
              value:
                request.waitsFor === "buyer"
                  ? t("request.us")
                  : (request.waitingForName ?? request.reader?.name ?? null),
            },
            request.signedFirst !== null && {
              label: t("request.signedInPart"),
              value: (
                <Link className="ds-link" to={`/suppliers/${supplierId}/signatures/${request.signedFirst.id}`}>
                  {t("signatures:evidence.signerWithTitle", request.signedFirst)}
                </Link>
              ),
            },
            request.documentVersion !== null && {
              label: t("request.version"),
              value: t("request.versionOf", {
                title: request.documentTitle![language],
                version: request.documentVersion,
              }),
            },
            request.sentAt !== null && { label: t("request.sent"), value: dayAt(request.sentAt) },
            request.submittedAt !== null && {
              label: t("request.answered"),
              value: `${dayAt(request.submittedAt)}${request.isLate ? ` (${t("request.late")})` : ""}`,
            },
            request.covering !== null && {
              label: t("request.coveredBy"),
              value: (
                <Link className="ds-link" to={`/suppliers/${supplierId}/requests/${request.covering.id}`}>
                  {request.covering.name[language]}
                </Link>
              ),
            },
            request.reason !== null && {
              label: request.state.startsWith("accepted") ? t("reservations.reason") : t("request.reason"),
              value: request.reason,
            },
            request.reviewOn !== null && { label: t("request.reviewOn"), value: day(request.reviewOn) },
            request.signatureId !== null && {
              label: t("request.signature"),
              value: (
                <Link className="ds-link" to={`/suppliers/${supplierId}/signatures/${request.signatureId}`}>
                  {t("request.seeSignature")}
                </Link>
              ),
            },
          ]}
        />
      </div>
      {request.reserved.length > 0 && <Reservations request={request} />}
      {request.ownCode && <OwnCode request={request} />}
      {request.certificates.length > 0 && (
        <div className="actions">
          {request.certificates.slice(0, 1).map(({ id, name }) => (
            <ButtonLink
              key={id}
              to={`/suppliers/${supplierId}/certificates/${id}`}
              variant={acts.includes("accept") ? "primary" : "secondary"}
            >
              {t("request.seeCertificate", { name: name[language] })}
            </ButtonLink>
          ))}
        </div>
      )}
      {request.mayRead && (
        <div className="actions">
          <ButtonLink
            to={`/suppliers/${supplierId}/requests/${request.id}/${request.kind === "declaration" ? "declaration" : "review"}`}
            variant={acts.includes("accept") ? "primary" : "secondary"}
          >
            {t(acts.includes("accept") ? "request.review" : "request.seeAnswers")}
          </ButtonLink>
        </div>
      )}
      {request.kind === "audit" && (
        <div className="actions">
          <ButtonLink to={`/suppliers/${supplierId}/requests/${request.id}/audit`}>{t("auditing:audit")}</ButtonLink>
        </div>
      )}
      {request.kind === "improvement plan" && (
        <div className="actions">
          <ButtonLink
            to={`/suppliers/${supplierId}/requests/${request.id}/plan`}
            variant={acts.includes("agree") || request.state === "in review" ? "primary" : "secondary"}
          >
            {t(acts.includes("agree") ? "plans:decide" : "plans:see")}
          </ButtonLink>
        </div>
      )}
      {acts.length > 0 && <Doings request={request} />}

      <Thread
        messages={request.messages}
        questions={`/suppliers/${supplierId}/requests/${request.id}/questions`}
        names={{ supplier: request.supplier, buyer: request.buyer }}
        to={request.mayWrite ? "supplier" : null}
        mayBeSettled={request.mayWrite && request.questionAt !== null}
        timeZone={timeZone}
      />

      <Section title={t("request.story")}>
        <Story lines={request.lines} timeZone={timeZone} />
      </Section>

      <Section title={t("request.mails")}>
        {request.mails.length === 0 ? (
          <p className="ds-paragraph subtle">{t("request.noMails")}</p>
        ) : (
          <ul className="task-list">
            {request.mails.map((mail) => (
              <li key={mail.id}>
                <div>
                  {mail.email}
                  <div className="subtle">{formatDateTime(mail.sentAt ?? mail.queuedAt, language, timeZone)}</div>
                  {mail.serverSaid && mail.state !== "sent" && <div className="subtle">{mail.serverSaid}</div>}
                </div>
                <div>
                  <Tag tone={mail.state === "refused" || mail.state === "given up" ? "danger" : "neutral"}>
                    {t(`suppliers:mails.states.${mail.state}`)}
                  </Tag>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}

/** What the supplier signed without; a coordinator says whether it will do. */
function Reservations({ request }: { request: Loaded }) {
  const { t } = useTranslation(["answers", "gaps", "signatures"]);
  const isOpen = request.state === "signed with reservation";
  return (
    <Section title={t("signatures:reservation.made")} id="reservations">
      <ReservedClauses reserved={request.reserved} />
      {request.acts.includes("accept") && (
        <ServerForm id="accept" schema={answerForms.accept}>
          <TextArea name="reason" label={t("reservations.reason")} help={t("reservations.reasonHelp")} optional />
          <SelectField
            name="severity"
            label={t("gaps:follow")}
            help={t("gaps:followHelp")}
            empty={t("gaps:followNot")}
            options={followedUp.map((value) => ({ value, label: t(`gaps:severities.${value}`) }))}
            optional
          />
          <Actions>
            <SubmitButton>{t("reservations.accept")}</SubmitButton>
            <a className="ds-button" data-variant="secondary" href="#messages">
              {t("reservations.answer")}
            </a>
          </Actions>
        </ServerForm>
      )}
      {isOpen && !request.acts.includes("accept") && <p className="ds-paragraph">{t("reservations.coordinator")}</p>}
    </Section>
  );
}

/** The code the supplier follows instead of ours, and how far it has been compared. */
function OwnCode({ request }: { request: Loaded }) {
  const { t } = useTranslation("comparison");
  const { ownCode, supplierId, id, mayCompare, state } = request;
  if (!ownCode) return null;
  const here = `/suppliers/${supplierId}/requests/${id}`;
  return (
    <Section title={t("theirs")}>
      <OwnCodeFacts code={ownCode.ownCode} files={`/suppliers/${supplierId}/files`} />
      <div className="actions">
        {mayCompare && <ButtonLink to={`${here}/comparison`}>{t("open")}</ButtonLink>}
        {ownCode.comparedAt !== null && (
          <ButtonLink to={`${here}/comparison`} variant="secondary">
            {t("see")}
          </ButtonLink>
        )}
        {ownCode.hashNb !== null && (
          <ButtonLink to={`${here}/addendum`} variant="secondary">
            {t("addendum.text")}
          </ButtonLink>
        )}
      </div>
      {state === "own code" && !mayCompare && <p className="ds-paragraph">{t("coordinator")}</p>}
    </Section>
  );
}

function MoreTime({ request, asked }: { request: Loaded; asked: Loaded["extensions"][number] }) {
  const { t } = useTranslation("answers");
  const { language } = useReader();
  return (
    <section className="ds-card" aria-labelledby="more-time">
      <div className="ds-card__block stack">
        <h2 className="ds-heading" data-size="xs" id="more-time">
          {t("moreTime.title", { name: asked.askedBy, date: formatDate(asked.askedUntil, language) })}
        </h2>
        <p className="ds-paragraph">
          {t("moreTime.reason")} {asked.reason}
        </p>
        <p className="ds-paragraph subtle">{t("moreTime.now", { date: formatDate(request.deadline, language) })}</p>
        <ServerForm id="grant" schema={answerForms.grant} saved={{ until: asked.askedUntil }}>
          <HiddenField name="extension" value={asked.id} />
          <DateField name="until" label={t("moreTime.until")} help={t("moreTime.untilHelp")} />
          <Actions>
            <SubmitButton>{t("moreTime.grant")}</SubmitButton>
          </Actions>
        </ServerForm>
        <Details summary={t("moreTime.keep")}>
          <ServerForm id="keep" schema={answerForms.keep}>
            <HiddenField name="extension" value={asked.id} />
            <TextArea name="answer" label={t("moreTime.answer")} help={t("moreTime.answerHelp")} />
            <Actions>
              <SubmitButton variant="secondary">{t("moreTime.keep")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      </div>
    </section>
  );
}

/** Only what the reader may do now is shown; a form that came back with an error is open. */
function Doings({ request }: { request: Loaded }) {
  const { t } = useTranslation(["answers", "requests"]);
  const { acts, supplierId, id, reader, people, reminder } = request;
  const open = useActionData<{ form?: string }>()?.form;
  const may = (act: (typeof acts)[number]) => acts.includes(act);
  return (
    <Section
      title={t("request.do")}
      actions={
        <>
          {may("register") && (
            <ButtonLink
              variant="secondary"
              to={`/suppliers/${supplierId}/register-signature?document=${request.documentId}`}
            >
              {t("requests:acts.register")}
            </ButtonLink>
          )}
          {request.mayRecordCode && (
            <ButtonLink variant="secondary" to={`/suppliers/${supplierId}/requests/${id}/own-code`}>
              {t("requests:acts.use own code")}
            </ButtonLink>
          )}
          {may("exempt") && (
            <ButtonLink variant="secondary" to={`/suppliers/${supplierId}/requests/${id}/exempt`}>
              {t("requests:acts.exempt")}
            </ButtonLink>
          )}
        </>
      }
    >
      {may("remind") && (
        <Details summary={t("remind.summary")} open={open === "remind"}>
          {reminder === "now" && reader ? (
            <ServerForm id="remind" schema={answerForms.remind}>
              <p className="ds-paragraph">{t("remind.to", { name: reader.name, email: reader.email })}</p>
              <TextArea name="words" label={t("remind.words")} help={t("remind.wordsHelp")} optional />
              <Actions>
                <SubmitButton>{t("remind.send")}</SubmitButton>
              </Actions>
            </ServerForm>
          ) : (
            <p className="ds-paragraph">
              {reminder === "reminded today"
                ? t("remind.today")
                : reminder === "undeliverable" && reader
                  ? t("remind.undeliverable", { email: reader.email })
                  : t("remind.nobody")}
            </p>
          )}
        </Details>
      )}
      {may("hand over") && people.length > 0 && (
        <Details summary={t("waiting.summary")} open={open === "waiting"}>
          <ServerForm id="waiting" schema={answerForms.waiting} saved={{ contact: request.waitingForId }}>
            <SelectField
              name="contact"
              label={t("waiting.person")}
              help={t("waiting.help")}
              empty={t("waiting.main")}
              options={people
                .filter(({ isMain }) => !isMain)
                .map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
              optional
            />
            <Actions>
              <SubmitButton>{t("waiting.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {may("return") && request.kind === "company facts" && (
        <Details summary={t("sendBack.summary")} open={open === "return"}>
          <ServerForm id="return" schema={answerForms.return}>
            <TextArea name="reason" label={t("sendBack.reason")} help={t("sendBack.reasonHelp")} />
            <Actions>
              <SubmitButton>{t("sendBack.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {may("withdraw") && (
        <Details summary={t("withdraw.summary")} open={open === "withdraw"}>
          <ServerForm id="withdraw" schema={answerForms.withdraw}>
            <p className="ds-paragraph">{t("withdraw.help")}</p>
            <TextArea name="reason" label={t("withdraw.reason")} />
            <Actions>
              <SubmitButton color="danger">{t("withdraw.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
    </Section>
  );
}
