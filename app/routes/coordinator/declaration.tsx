/** A submitted minerals declaration, read by a coordinator: accepted, or some of its pages sent back. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { declarationParts } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { anyReview, reviewForms } from "~/features/declarations/review-form";
import { reviewShown } from "~/features/declarations/review-page.server";
import { accept, returnParts, takeUp } from "~/features/declarations/reviewing.server";
import { onWorkingDay, plusDays, todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { actsFor } from "~/features/requests/rules";
import { StateTag } from "~/features/requests/state-tag";
import { Quoted } from "~/features/requests/task-words";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { CheckboxGroup, DateField, RadioGroup, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

/** Enough for a page or two; the coordinator chooses another where it is not. */
const daysToAnswerAgain = 14;

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forCoordinator(async ({ store, member, params, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const today = todayIn(now, member.timeZone);
  const read = request.kind === "declaration" ? await reviewShown(store, request, { language, today }) : null;
  return {
    ...(read ?? notFound()),
    id: request.id,
    title: request.name[language],
    state: request.state,
    deadline: request.deadline,
    acts: actsFor(request.kind, request.state, member.roles),
    supplier: { id: supplier.id, name: supplier.name },
    until: onWorkingDay(plusDays(today, daysToAnswerAgain)).date,
    timeZone: member.timeZone,
  };
});

export const action = forCoordinator(async ({ store, member, params, request: asked, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  if (request.kind !== "declaration") notFound();
  if (!member.roles.includes("coordinator")) throw new Response(null, { status: 403 });
  const form = await readForm(asked, anyReview);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const page = `/suppliers/${whose.supplierId}/requests/${request.id}/declaration`;
  switch (values.form) {
    case "take": {
      const taken = await takeUp(store, member, request, now);
      if ("refusal" in taken) return form.refuse(null, "overtaken");
      throw redirect(done(page, "reviews.taken"));
    }
    case "accept": {
      const accepted = await accept(store, member, request, values, now);
      if ("refusal" in accepted) return form.refuse(null, "overtaken");
      throw redirect(done(page, "declared.accepted"));
    }
    case "return": {
      const today = todayIn(now, member.timeZone);
      const returned = await returnParts(store, member, request, values, { now, today });
      if ("wrong" in returned) return form.refuse("until", returned.wrong === "past" ? "datePast" : "dateTooFar");
      if ("refusal" in returned) return form.refuse(null, "overtaken");
      throw redirect(done(page, returned.deadline.moved ? "declared.returnedMoved" : "declared.returned"));
    }
  }
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

const tones = { block: "danger", high: "danger", medium: "warning", low: "info", unchecked: undefined } as const;

export default function Declaration() {
  const read = useLoaderData<typeof loader>();
  const { t } = useTranslation(["declared", "declarations", "reviews", "answers"]);
  const { language } = useReader();
  const { id, supplier, state, submission, facts, flags, open, corrected, parts, acts, until, timeZone } = read;
  const { template, hasTemplate, fileId, componentsRated, componentsFileId } = read;
  const here = `/suppliers/${supplier.id}/requests/${id}`;
  return (
    <Page
      back={<BackLink to={here}>{t("answers:backToRequest")}</BackLink>}
      lead={t("reviews:lead", { supplier: supplier.name, name: submission.name, title: submission.title })}
      actions={<StateTag state={state} />}
    >
      <Reviewed read={read} />
      <SummaryList
        lines={[
          { label: t("reviews:submitted"), value: formatDateTime(submission.at, language, timeZone) },
          submission.number > 1 && { label: t("reviews:number"), value: String(submission.number) },
          submission.isRenewal && { label: t("declarations:begin.renew"), value: t("renewal") },
          { label: t("declarations:facts.version"), value: facts.version },
          { label: t("declarations:facts.scope"), value: facts.scope },
          { label: t("declarations:facts.date"), value: facts.date },
          {
            label: t("declarations:facts.smelters"),
            value: (
              <Link className="ds-link" to="/suppliers/smelters">
                {facts.smelters}
              </Link>
            ),
          },
          componentsRated !== null && {
            label: t("declarations:products.componentsRated"),
            value: <span className="typed break">{componentsRated}</span>,
          },
          { label: t("reviews:fingerprint"), value: <span className="fingerprint">{submission.hash}</span> },
        ]}
      />
      <div className="actions">
        {fileId && (
          <a className="ds-button" data-variant="secondary" href={`/suppliers/${supplier.id}/files/${fileId}`}>
            {t("file")}
          </a>
        )}
        {componentsFileId && (
          <a
            className="ds-button"
            data-variant="secondary"
            href={`/suppliers/${supplier.id}/files/${componentsFileId}`}
          >
            {t("declarations:products.ratingFile")}
          </a>
        )}
        {hasTemplate && (
          <a className="ds-button" data-variant="secondary" href={`${here}/declaration/workbook`}>
            {t("declarations:sent.workbook", { template })}
          </a>
        )}
      </div>
      {acts.includes("review") && (
        <ServerForm id="take" schema={reviewForms.take}>
          <Actions>
            <SubmitButton variant="secondary">{t("reviews:take")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      <Section title={t("missing", { count: open.length })} id="missing">
        {open.length === 0 ? (
          <p className="ds-paragraph">{t("declarations:sent.complete")}</p>
        ) : (
          <ul className="ds-list">
            {open.map(({ text, cell }) => (
              <li key={`${cell} ${text}`}>
                {text} <span className="subtle">{cell}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("flags", { count: flags.length })} id="flags">
        <Table
          caption={t("flags", { count: flags.length })}
          rows={flags}
          rowKey={({ key }) => key}
          empty={<p className="ds-paragraph">{t("noFlags")}</p>}
          columns={[
            { key: "text", header: t("says"), cell: ({ text }) => text },
            { key: "rule", header: t("rule"), cell: ({ rule }) => rule },
            {
              key: "severity",
              header: t("severity"),
              cell: ({ severity }) => <Tag tone={tones[severity]}>{t(`severities.${severity}`)}</Tag>,
            },
            { key: "follow", header: t("followUp"), cell: ({ followUp }) => t(`followUps.${followUp}`) },
            {
              key: "cells",
              header: t("cells"),
              cell: ({ cells }) => <span className="break">{cells.slice(0, 6).join(", ")}</span>,
            },
          ]}
        />
      </Section>
      <Changed read={read} />
      {corrected.length > 0 && (
        <Section title={t("corrected")} id="corrected">
          <SummaryList
            lines={corrected.map(({ cell, held, now }) => ({
              label: cell,
              value: (
                <>
                  <div className="typed break">{now ?? t("reviews:notAnswered")}</div>
                  <div className="subtle typed break">{t("held", { text: held ?? "" })}</div>
                </>
              ),
            }))}
          />
        </Section>
      )}
      {parts
        .filter(({ values }) => values.length > 0)
        .map(({ part, values }) => (
          <Details key={part} summary={t(`declarations:parts.${part}`)}>
            <SummaryList
              lines={values.map(({ label, value }) => ({ label, value: <span className="typed break">{value}</span> }))}
            />
          </Details>
        ))}
      {acts.includes("return") && (
        <Section title={t("return.title")} id="sending-back">
          <ServerForm id="return" schema={reviewForms.return} saved={{ until }}>
            <CheckboxGroup
              name="parts"
              label={t("return.parts")}
              options={declarationParts.map((value) => ({ value, label: t(`declarations:parts.${value}`) }))}
            />
            <TextArea
              name="reason"
              label={t("reviews:return.reason")}
              help={t("reviews:return.reasonHelp")}
              maxLength={2000}
            />
            <DateField name="until" label={t("reviews:return.until")} help={t("reviews:return.untilHelp")} />
            <Actions>
              <SubmitButton variant="secondary">{t("reviews:return.send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {acts.includes("accept") && (
        <Section title={t("accept")} id="accepting">
          <ServerForm
            id="accept"
            schema={reviewForms.accept}
            saved={{
              outcome: flags.some(({ followUp }) => followUp === "gap" || followUp === "suspicion")
                ? "accepted with gaps"
                : "accepted",
            }}
          >
            <RadioGroup
              name="outcome"
              label={t("reviews:accept.outcome")}
              options={(["accepted", "accepted with gaps"] as const).map((value) => ({
                value,
                label: t(`reviews:accept.outcomes.${value}`),
                help: t(`reviews:accept.help.${value}`),
              }))}
            />
            <TextArea
              name="words"
              label={t("reviews:accept.words")}
              help={t("reviews:accept.wordsHelp")}
              maxLength={2000}
              optional
            />
            <Actions>
              <SubmitButton>{t("accept")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}

/** Answers, and smelters that came and went, since the declaration before. */
function Changed({ read: { changes, timeZone } }: { read: Loaded }) {
  const { t } = useTranslation(["declared", "reviews"]);
  const { language } = useReader();
  if (!changes) return null;
  const { answers, added, gone, since } = changes;
  const smelters = [
    { title: t("added", { count: added.length }), names: added },
    { title: t("gone", { count: gone.length }), names: gone },
  ].filter(({ names }) => names.length > 0);
  return (
    <Section title={t("changed", { date: formatDate(dayOf(since, timeZone), language) })} id="changed">
      {answers.length + added.length + gone.length === 0 && <p className="ds-paragraph">{t("unchanged")}</p>}
      {answers.length > 0 && (
        <SummaryList
          lines={answers.map(({ text, now, before }) => ({
            label: text,
            value: (
              <>
                <div className="typed break">{now ?? t("reviews:notAnswered")}</div>
                <div className="subtle typed break">
                  {t("reviews:before")}: {before ?? t("reviews:notAnswered")}
                </div>
              </>
            ),
          }))}
        />
      )}
      {smelters.map(({ title, names }) => (
        <div key={title}>
          <h3 className="ds-heading" data-size="xs">
            {title}
          </h3>
          <ul className="ds-list">
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** What was made of it already. */
function Reviewed({ read: { review, deadline, supplier, timeZone } }: { read: Loaded }) {
  const { t } = useTranslation(["reviews", "declared", "declarations"]);
  const { language } = useReader();
  if (!review) return null;
  const { outcome, words, by, at, parts } = review;
  return (
    <Alert tone={outcome === "returned" ? "info" : "success"} title={t(`outcomes.${outcome}`)}>
      <p className="ds-paragraph">{t("reviewedBy", { name: by ?? "", at: formatDateTime(at, language, timeZone) })}</p>
      {words && <Quoted label={t("toSupplier", { supplier: supplier.name })} words={words} />}
      {parts.length > 0 && (
        <>
          <p className="ds-paragraph">{t("declared:returnedParts", { date: formatDate(deadline, language) })}</p>
          <ul className="ds-list">
            {parts.map((part) => (
              <li key={part}>{t(`declarations:parts.${part}`)}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
