/** Everything that waits for a person on the buyer's side, the most urgent kinds first. */
import { data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { riskLevels } from "db/schema/words";
import type { ReactNode } from "react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { FilterForm, FilterSelect } from "~/components/filter-form";
import { Page, Section } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { decideProposal } from "~/features/contacts/proposals.server";
import { countryName } from "~/features/countries/countries";
import { type DeskKind, deskAddress, deskKinds, deskViewIn, narrowings, perDeskPage } from "~/features/desk/desk";
import { type DeskItem, deskOf } from "~/features/desk/desk.server";
import { tellRisk } from "~/features/events/story";
import { todayIn } from "~/features/requests/deadlines";
import { acknowledge } from "~/features/risk/risk.server";
import type { RiskChange } from "~/features/risk/risk-level";
import { choicesFor } from "~/features/suppliers/list.server";
import { readForm } from "~/forms/read-form.server";
import { choice, id } from "~/forms/rules";
import { dayOf, formatDate, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

const answer = z.discriminatedUnion("about", [
  z.object({ about: z.literal("risk"), id, supplier: id }),
  z.object({ about: z.literal("all risks") }),
  z.object({ about: z.literal("proposal"), id, answer: choice(["granted", "refused"]) }),
]);

export const handle = titled((t) => t("desk:title"));

export const loader = forBuyer(async ({ request, store, member, now }) => {
  const view = deskViewIn(new URL(request.url).searchParams);
  const desk = await deskOf(store, member, view, todayIn(now, member.timeZone));
  return {
    ...desk,
    view,
    choices: await choicesFor(store, member.buyerId),
    mayAct: canBuy(member.roles),
    mayDecide: canCoordinate(member.roles),
    mayReview: member.roles.includes("coordinator"),
    timeZone: member.timeZone,
  };
});

export const action = forBuyer(async ({ request, store, member, now }) => {
  const form = await readForm(request, answer);
  if (!form.ok) throw new Response(null, { status: 400 });
  const { values } = form;
  const view = deskViewIn(new URL(request.url).searchParams);
  const back = deskAddress(view);
  if (values.about === "all risks") {
    const { items } = await deskOf(store, member, view, todayIn(now, member.timeZone));
    const shown = items.filter(({ kind }) => kind === "risk");
    for (const { id, supplierId } of shown) await acknowledge(store, member, supplierId, id, now);
    throw redirect(done(back, "desk.seenAll", shown.length));
  }
  if (values.about === "risk") {
    const outcome = await acknowledge(store, member, values.supplier, values.id, now);
    if (outcome === "overtaken") return data({ isOvertaken: true }, { status: 422 });
    throw redirect(done(back, "desk.seen"));
  }
  const outcome = await decideProposal(store, member, values.id, values.answer, now);
  if ("refusal" in outcome) return data({ isOvertaken: true }, { status: 422 });
  throw redirect(done(back, values.answer === "granted" ? "desk.accepted" : "desk.refused"));
});

export default function Desk() {
  const { counts, items, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["desk", "deviations", "yearlyReview"]);
  const isOvertaken = useActionData<{ isOvertaken?: boolean }>()?.isOvertaken;
  const total = deskKinds.reduce((sum, kind) => sum + counts[kind], 0);
  const shown = deskKinds.filter((kind) => counts[kind] > 0 && (view.only === null || view.only === kind));
  return (
    <Page
      wide
      lead={t("lead", { count: total })}
      actions={
        <>
          <ButtonLink variant="secondary" to="/yearly-review">
            {t("yearlyReview:link")}
          </ButtonLink>
          <ButtonLink variant="secondary" to="/deviations">
            {t("deviations:link")}
          </ButtonLink>
        </>
      }
    >
      {isOvertaken && (
        <Alert tone="warning" role="alert">
          {t("overtaken")}
        </Alert>
      )}
      <nav aria-label={t("whose")} className="choices-row">
        {(["mine", "all"] as const).map((whose) => (
          <Link
            key={whose}
            className="ds-button"
            data-size="sm"
            data-variant={view.whose === whose ? "primary" : "secondary"}
            to={deskAddress({ ...view, whose })}
            aria-current={view.whose === whose ? "true" : undefined}
          >
            {t(whose)}
          </Link>
        ))}
        {view.only && (
          <Link className="ds-link" to={deskAddress({ ...view, only: null })}>
            {t("everything")}
          </Link>
        )}
      </nav>
      <Narrowing />
      {shown.length === 0 && (
        <Empty title={t("nothing")}>
          <p className="ds-paragraph">{t("nothingHelp")}</p>
          {view.whose === "mine" && (
            <Link className="ds-link" to={deskAddress({ whose: "all", only: null, narrowed: {} })}>
              {t("seeAll")}
            </Link>
          )}
        </Empty>
      )}
      {shown.map((kind) => (
        <Part key={kind} kind={kind} count={counts[kind]} items={items.filter((item) => item.kind === kind)} />
      ))}
    </Page>
  );
}

/** Which suppliers it is about; all of it is in the address. */
function Narrowing() {
  const { t } = useTranslation(["desk", "suppliers"]);
  const { language } = useReader();
  const { choices } = useLoaderData<typeof loader>();
  return (
    <FilterForm fields={narrowings}>
      <FilterSelect
        name="owner"
        label={t("suppliers:filter.owner")}
        options={choices.members.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="risk"
        label={t("suppliers:filter.risk")}
        options={riskLevels.map((value) => ({ value, label: t(`suppliers:risks.${value}`) }))}
      />
      <FilterSelect
        name="country"
        label={t("suppliers:filter.country")}
        options={choices.countries
          .map((value) => ({ value, label: countryName(value, language) }))
          .sort((one, other) => one.label.localeCompare(other.label, language))}
      />
      <FilterSelect
        name="category"
        label={t("suppliers:filter.category")}
        options={choices.categories.map((value) => ({ value, label: value }))}
      />
    </FilterForm>
  );
}

function Part({ kind, count, items }: { kind: DeskKind; count: number; items: DeskItem[] }) {
  const { t } = useTranslation("desk");
  const { view, mayAct } = useLoaderData<typeof loader>();
  return (
    <Section
      title={`${t(`sections.${kind}`)} (${count})`}
      actions={
        kind === "overdue" && mayAct && view.whose === "all" ? (
          <ButtonLink variant="secondary" to="/suppliers/remind?overdue=yes&all=yes">
            {t("remindAll")}
          </ButtonLink>
        ) : undefined
      }
    >
      {kind === "risk" && mayAct && items.length > 1 && (
        <Form method="post" className="actions" preventScrollReset>
          <input type="hidden" name="about" value="all risks" />
          <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
            {t("seeAllRisks", { count: items.length })}
          </button>
          <span className="subtle">{t("seeAllRisksHelp")}</span>
        </Form>
      )}
      <ul className="desk">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {view.only === kind
        ? count > perDeskPage && <Pagination page={view.page} perPage={perDeskPage} count={count} />
        : count > items.length && (
            <p className="ds-paragraph">
              <Link className="ds-link" to={deskAddress({ ...view, only: kind })}>
                {t("more", { count })}
              </Link>
            </p>
          )}
    </Section>
  );
}

/** The supplier, what it is about, and the one thing to do next. */
function Item({ item }: { item: DeskItem }) {
  const { t, i18n } = useTranslation(["desk", "requests", "gaps", "decision"]);
  const { mayAct, mayReview, mayDecide, timeZone } = useLoaderData<typeof loader>();
  const { language } = useReader();
  const { facts, supplierId } = item;
  const page = `/suppliers/${supplierId}`;
  const task = item.name?.[language] ?? "";
  const day = (date: string | undefined) => (date ? formatDate(date, language) : "");
  const date = item.at ? day(item.at.length > 10 ? dayOf(new Date(item.at), timeZone) : item.at) : "";
  const severity = facts.severity ? t(`gaps:severities.${facts.severity}`).toLowerCase() : "";
  const lead = (to: string, text: string) => (
    <Link className="ds-button" data-variant="secondary" data-size="sm" to={to}>
      {text}
      <span className="ds-sr-only">: {item.supplier}</span>
    </Link>
  );
  const told: Record<DeskKind, () => [ReactNode, ReactNode]> = {
    suspicion: () => [
      t(facts.isZeroTolerance ? "suspicion.zeroTolerance" : "suspicion.breach", { question: task, date }),
      lead(`${page}/gaps/${item.id}`, t("decide")),
    ],
    decision: () => [
      t(facts.isMine ? "decision.mine" : "decision.others", {
        name: facts.by ?? "",
        outcome: facts.outcome ? t(`decision:outcomes.${facts.outcome}`).toLowerCase() : "",
        date,
      }),
      lead(
        `${page}/decision${mayDecide && !facts.isMine ? `/${item.id}` : ""}`,
        t(mayDecide && !facts.isMine ? "decide" : "decision.open"),
      ),
    ],
    "answered decision": () => [
      t("answeredDecision", {
        name: facts.by ?? "",
        outcome: facts.outcome ? t(`decision:outcomes.${facts.outcome}`).toLowerCase() : "",
        date,
      }),
      lead(`${page}/decision`, t("decision.open")),
    ],
    condition: () => [
      t((facts.days ?? 0) > 0 ? "condition.late" : "condition.due", { date }),
      lead(`${page}/decision`, t("decision.open")),
    ],
    ready: () => [t("ready"), lead(`${page}/decision`, t("decision.open"))],
    "review due": () => [
      t((facts.days ?? 0) > 0 ? "reviewDue.late" : "reviewDue.due", { date }),
      lead(`${page}/decision`, t("decision.open")),
    ],
    claim: () => [
      t(`claim.${facts.claim ?? "not relevant"}`, { name: facts.by ?? "", task }),
      lead(`${page}/claims/${item.id}`, t("decide")),
    ],
    question: () => [
      t("question", { name: facts.by ?? "", task, date }),
      lead(
        `${page}/requests/${item.requestId}${facts.question ? `/questions/${facts.question}` : ""}#messages`,
        t("answer"),
      ),
    ],
    reservation: () => [
      t("reservation", {
        task,
        date,
        count: facts.clauses?.length ?? 0,
        clauses: formatList(facts.clauses ?? [], language),
      }),
      lead(`${page}/requests/${item.requestId}`, t("decide")),
    ],
    "own code": () => [
      t("ownCode", { task, date }),
      lead(`${page}/requests/${item.requestId}/comparison`, t("compare")),
    ],
    "more time": () => [
      t("moreTime", { name: facts.by ?? "", until: day(facts.until), deadline: day(facts.deadline), task }),
      lead(`${page}/requests/${item.requestId}`, t("decide")),
    ],
    dispute: () => [
      t("dispute", { name: facts.by ?? "", task, date }),
      lead(`${page}/gaps/${item.id}#disputes`, t("answer")),
    ],
    proposal: () => [
      t("proposal", { by: facts.by ?? "", name: facts.person ?? "", email: facts.email ?? "" }),
      mayAct && (
        <Form method="post" className="actions" preventScrollReset>
          <input type="hidden" name="about" value="proposal" />
          <input type="hidden" name="id" value={item.id} />
          <button
            className="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="submit"
            name="answer"
            value="granted"
          >
            {t("accept", { name: facts.person ?? "" })}
          </button>
          <button
            className="ds-button"
            data-variant="tertiary"
            data-size="sm"
            type="submit"
            name="answer"
            value="refused"
          >
            {t("refuse", { by: facts.by ?? "" })}
          </button>
        </Form>
      ),
    ],
    undeliverable: () => [
      t("undeliverable", { name: facts.person ?? "", email: facts.email ?? "", date }),
      lead(`${page}/contacts/${item.id}`, t("correct")),
    ],
    declined: () => [t("declined", { task, date }), lead(`${page}/requests/${item.requestId}`, t("open"))],
    plan: () => [
      t("review", { task, date, state: facts.state ? t(`requests:states.${facts.state}`) : "" }),
      lead(`${page}/requests/${item.requestId}/plan`, t("readPlan")),
    ],
    "done action": () => [
      t("doneAction", { gap: task, severity }),
      lead(item.requestId ? `${page}/requests/${item.requestId}/plan` : `${page}/gaps/${item.id}`, t("verify")),
    ],
    gap: () => [t("gap", { gap: task, severity, date }), lead(`${page}/gaps/${item.id}`, t("decide"))],
    audit: () => [
      t("review", { task, date, state: facts.state ? t(`requests:states.${facts.state}`) : "" }),
      lead(`${page}/requests/${item.requestId}/audit`, t("followAudit")),
    ],
    exemption: () => [t("exemption", { task }), lead(`${page}/requests/${item.requestId}`, t("open"))],
    review: () => [
      t("review", { task, date, state: facts.state ? t(`requests:states.${facts.state}`) : "" }),
      (facts.asked === "assessment" || facts.asked === "declaration") && mayReview
        ? lead(
            `${page}/requests/${item.requestId}/${facts.asked === "declaration" ? "declaration" : "review"}`,
            t("readAnswers"),
          )
        : lead(`${page}/requests/${item.requestId}`, t("open")),
    ],
    certificate: () => [
      t("certificate", { name: facts.by ?? "", certificate: item.name?.[language] ?? "", date }),
      lead(`${page}/certificates/${item.id}`, t("readCertificate")),
    ],
    addendum: () => [t("addendum", { task, date }), lead(`${page}/requests/${item.requestId}`, t("open"))],
    risk: () => [
      tellRisk(facts.why as RiskChange, i18n.t, language),
      mayAct && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="about" value="risk" />
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="supplier" value={supplierId} />
          <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
            {t("seen")}
            <span className="ds-sr-only">: {item.supplier}</span>
          </button>
        </Form>
      ),
    ],
    call: () => [t("call", { date }), lead(page, t("openSupplier"))],
    overdue: () => [t("overdue", { count: facts.days ?? 0, date }), lead(page, t("openSupplier"))],
  };
  const [said, next] = told[item.kind]();
  return (
    <li>
      <div>
        <Link className="ds-link" to={page}>
          {item.supplier}
        </Link>
        <p className="ds-paragraph">{said}</p>
        {facts.reason && <p className="ds-paragraph subtle">{t("reason", { reason: facts.reason })}</p>}
        {facts.words && <p className="ds-paragraph subtle typed">{facts.words}</p>}
      </div>
      {next && <div>{next}</div>}
    </li>
  );
}
