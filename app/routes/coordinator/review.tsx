/** A submitted self-assessment, read by a coordinator: accepted, or some of its questions sent back. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { Reading, TickedReading } from "~/features/assessments/reading";
import { anyReview, reviewForms } from "~/features/assessments/review-form";
import { reviewShown } from "~/features/assessments/review-page.server";
import { accept, returnQuestions, takeUp } from "~/features/assessments/reviewing.server";
import { onWorkingDay, plusDays, todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { actsFor } from "~/features/requests/rules";
import { StateTag } from "~/features/requests/state-tag";
import { Quoted } from "~/features/requests/task-words";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, RadioGroup, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatDateTime, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

/** Enough for a few questions; the coordinator chooses another where it is not. */
const daysToAnswerAgain = 14;

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forCoordinator(async ({ request: asked, store, member, params, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const beside = new URL(asked.url).searchParams.get("beside") === "last-year" ? "last year" : "before";
  const read = request.kind === "assessment" ? await reviewShown(store, request, language, beside) : null;
  return {
    ...(read ?? notFound()),
    id: request.id,
    state: request.state,
    deadline: request.deadline,
    acts: actsFor(request.kind, request.state, member.roles),
    supplier: { id: supplier.id, name: supplier.name },
    until: onWorkingDay(plusDays(todayIn(now, member.timeZone), daysToAnswerAgain)).date,
    buyer: member.buyerName,
    timeZone: member.timeZone,
  };
});

export const action = forCoordinator(async ({ store, member, params, request: asked, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  if (request.kind !== "assessment") notFound();
  if (!member.roles.includes("coordinator")) throw new Response(null, { status: 403 });
  const form = await readForm(asked, anyReview);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const page = `/suppliers/${whose.supplierId}/requests/${request.id}`;
  switch (values.form) {
    case "take": {
      const taken = await takeUp(store, member, request, now);
      if ("refusal" in taken) return form.refuse(null, "overtaken");
      throw redirect(done(`${page}/review`, "reviews.taken"));
    }
    case "accept": {
      const accepted = await accept(store, member, request, values, now);
      if ("refusal" in accepted) return form.refuse(null, "overtaken");
      throw redirect(done(`${page}/review`, "reviews.accepted"));
    }
    case "return": {
      const today = todayIn(now, member.timeZone);
      const returned = await returnQuestions(store, member, request, values, { now, today });
      if ("wrong" in returned)
        return returned.wrong === "not asked"
          ? form.refuse("questions", "choice")
          : form.refuse("until", returned.wrong === "past" ? "datePast" : "dateTooFar");
      if ("refusal" in returned) return form.refuse(null, "overtaken");
      const said = returned.deadline.moved ? ("reviews.returnedMoved" as const) : ("reviews.returned" as const);
      throw redirect(done(`${page}/review`, said, values.questions.length));
    }
  }
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Review() {
  const read = useLoaderData<typeof loader>();
  const { t } = useTranslation(["reviews", "answers"]);
  const { language } = useReader();
  const {
    id,
    supplier,
    state,
    submission,
    sections,
    previously,
    otherwise,
    confirmed,
    covered,
    unchanged,
    acts,
    until,
    timeZone,
    groups,
  } = read;
  const reading = {
    groups,
    sections,
    files: `/suppliers/${supplier.id}/files`,
    thread: {
      at: `/suppliers/${supplier.id}/requests/${id}/questions`,
      names: { supplier: supplier.name, buyer: read.buyer },
      timeZone,
    },
  };
  const hasBadAnswers = groups.some(({ questions }) =>
    questions.some(({ severity, wants }) => severity || wants.evidence),
  );
  return (
    <Page
      back={<BackLink to={`/suppliers/${supplier.id}/requests/${id}`}>{t("answers:backToRequest")}</BackLink>}
      lead={t("lead", { supplier: supplier.name, name: submission.name, title: submission.title })}
      actions={<StateTag state={state} />}
    >
      <Reviewed read={read} />
      <SummaryList
        lines={[
          { label: t("submitted"), value: formatDateTime(submission.at, language, timeZone) },
          submission.number > 1 && { label: t("number"), value: String(submission.number) },
          previously && {
            label: t("previously"),
            value: t("unchanged", { date: formatDate(dayOf(previously, timeZone), language), count: unchanged }),
            action: otherwise && (
              <Link className="ds-link" to={otherwise === "last year" ? "?beside=last-year" : "?"}>
                {t(`besides.${otherwise}`)}
              </Link>
            ),
          },
          confirmed.length > 0 && {
            label: t("confirmed"),
            value: formatList(
              confirmed.map(({ title, count }) => t("confirmedSection", { title, count })),
              language,
            ),
          },
          covered.length > 0 && {
            label: t("covered"),
            value: covered.map(({ key, title, by, at }) => (
              <div key={key}>
                {t("coveredSection", { title, name: by, date: formatDate(dayOf(at, timeZone), language) })}
              </div>
            )),
          },
          submission.score !== null && {
            label: t("score"),
            value: t("scoreIs", { score: submission.score, band: submission.band ?? "" }),
          },
          hasBadAnswers && {
            label: t("gaps"),
            value: (
              <Link className="ds-link" to={`/suppliers/${supplier.id}/gaps`}>
                {t("seeGaps")}
              </Link>
            ),
          },
          { label: t("fingerprint"), value: <span className="fingerprint">{submission.hash}</span> },
          {
            label: t("copy"),
            value: (
              <a className="ds-link" href={`/suppliers/${supplier.id}/requests/${id}/answers`}>
                {t("downloadCopy")}
              </a>
            ),
          },
        ]}
      />
      {acts.includes("review") && (
        <ServerForm id="take" schema={reviewForms.take}>
          <Actions>
            <SubmitButton variant="secondary">{t("take")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {acts.includes("return") ? (
        <ServerForm id="return" schema={reviewForms.return} saved={{ until }}>
          <TickedReading {...reading} />
          <Section title={t("return.title")} id="sending-back">
            <TextArea name="reason" label={t("return.reason")} help={t("return.reasonHelp")} maxLength={2000} />
            <DateField name="until" label={t("return.until")} help={t("return.untilHelp")} />
            <Actions>
              <SubmitButton variant="secondary">{t("return.send")}</SubmitButton>
            </Actions>
          </Section>
        </ServerForm>
      ) : (
        <Reading {...reading} />
      )}
      {acts.includes("accept") && (
        <Section title={t("accept.title")} id="accepting">
          <ServerForm
            id="accept"
            schema={reviewForms.accept}
            saved={{ outcome: hasBadAnswers ? "accepted with gaps" : "accepted" }}
          >
            <RadioGroup
              name="outcome"
              label={t("accept.outcome")}
              options={(["accepted", "accepted with gaps"] as const).map((value) => ({
                value,
                label: t(`accept.outcomes.${value}`),
                help: t(`accept.help.${value}`),
              }))}
            />
            <TextArea name="words" label={t("accept.words")} help={t("accept.wordsHelp")} maxLength={2000} optional />
            <Actions>
              <SubmitButton>{t("accept.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}

/** What was made of it already. */
function Reviewed({ read: { review, deadline, supplier, timeZone } }: { read: Loaded }) {
  const { t } = useTranslation("reviews");
  const { language } = useReader();
  if (!review) return null;
  const { outcome, words, by, at, questions } = review;
  return (
    <Alert tone={outcome === "returned" ? "info" : "success"} title={t(`outcomes.${outcome}`)}>
      <p className="ds-paragraph">{t("reviewedBy", { name: by ?? "", at: formatDateTime(at, language, timeZone) })}</p>
      {words && <Quoted label={t("toSupplier", { supplier: supplier.name })} words={words} />}
      {questions.length > 0 && (
        <>
          <p className="ds-paragraph">
            {t("returnedQuestions", { count: questions.length, date: formatDate(deadline, language) })}
          </p>
          <ul className="ds-list">
            {questions.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
