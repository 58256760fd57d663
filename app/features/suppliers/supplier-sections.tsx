/** The parts of a supplier's page. */
import { Link } from "@remix-run/react";
import { templates } from "emails/mail";

import { Alert } from "~/components/alert";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { Empty } from "~/components/empty";
import { Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { TaskList } from "~/components/task-list";
import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { Period, ValidityTag, VerificationTag } from "~/features/certificates/certificate-words";
import { ChecksTable } from "~/features/checks/checks-table";
import { countryName } from "~/features/countries/countries";
import { DecisionFacts } from "~/features/decisions/decision-view";
import { tellRisk } from "~/features/events/story";
import { Story } from "~/features/events/story-list";
import { SeverityTag } from "~/features/gaps/gap-words";
import { StateTag } from "~/features/requests/state-tag";
import { RiskWhy } from "~/features/risk/risk-why";
import { Judged } from "~/features/risk-assessments/known-facts";
import { DateField, HiddenField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatDateTime, formatList, formatNumber, formatShortDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { shownNumber } from "./organisation-number";
import { deactivateForm, noteForm, nothingForm } from "./supplier-form";
import type { storyBehind } from "./supplier-page.server";
import type { Supplier } from "./suppliers.server";
import { RiskTag, StatusTag } from "./tags";

type Behind = Awaited<ReturnType<typeof storyBehind>>;
type Shown = { supplier: Supplier; story: Behind; today: string; timeZone: string };

/** What somebody should do something about, before all else. */
export function Waiting({ supplier, story }: Shown) {
  const { t, i18n } = useTranslation(["suppliers", "risk"]);
  const { language, roles = [] } = useReader();
  const here = `/suppliers/${supplier.id}`;
  const [change] = story.riskChanges.filter(({ seenAt }) => seenAt === null);
  const { claims, moreTime, proposed } = story.asked;
  const failed = story.contacts.filter(({ undeliverableSince }) => undeliverableSince !== null);
  const requestName = (id: string) => story.requests.find((request) => request.id === id)?.name?.[language] ?? "";
  return (
    <>
      {supplier.status === "inactive" && (
        <Alert tone="warning" title={t("leave.isInactive")}>
          <p className="ds-paragraph">{t("leave.isInactiveText")}</p>
          {canBuy(roles) && (
            <ServerForm id="reactivate" schema={nothingForm}>
              <Actions>
                <SubmitButton variant="secondary">{t("leave.reactivate")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </Alert>
      )}
      {change && (
        <Alert tone="warning" title={t("risk:waiting")}>
          <p className="ds-paragraph">{tellRisk(change.why, i18n.t, language)}</p>
          <p className="ds-paragraph">{t("risk:waitingText")}</p>
          {canBuy(roles) && (
            <ServerForm id="risk" schema={nothingForm}>
              <HiddenField name="change" value={change.id} />
              <Actions>
                <SubmitButton variant="secondary">{t("risk:seenButton")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </Alert>
      )}
      {failed.map(({ id, email }) => (
        <Alert key={id} tone="danger" title={t("mails.failed", { email })}>
          <p className="ds-paragraph">
            <Link className="ds-link" to={`${here}/contacts/${id}`}>
              {t("mails.correct")}
            </Link>
          </p>
        </Alert>
      ))}
      {claims.length + moreTime.length + proposed.length > 0 && (
        <Alert tone="info" title={t("page.asks")}>
          <ul className="ds-list">
            {claims.map(({ id, kind, name, requestId }) => (
              <li key={id}>
                {t(`requests.claim.${kind}`)}: {name?.[language]}.{" "}
                <Link
                  className="ds-link"
                  to={canCoordinate(roles) ? `${here}/claims/${id}` : `${here}/requests/${requestId}`}
                >
                  {t("requests.decide")}
                </Link>
              </li>
            ))}
            {moreTime.map(({ id, requestId, until }) => (
              <li key={id}>
                {t("requests.moreTime", { date: formatDate(until, language) })}: {requestName(requestId)}.{" "}
                <Link className="ds-link" to={`${here}/requests/${requestId}`}>
                  {t("requests.decide")}
                </Link>
              </li>
            ))}
            {proposed.map(({ id, by, name, email }) => (
              <li key={id}>
                {t("requests.proposed", { by, name, email })}
                {canBuy(roles) && (
                  <ServerForm id={`proposal-${id}`} schema={nothingForm}>
                    <HiddenField name="proposal" value={id} />
                    <Actions>
                      <SubmitButton variant="secondary" intent="granted">
                        {t("requests.proposedYes", { name })}
                      </SubmitButton>
                      <SubmitButton variant="tertiary" intent="refused">
                        {t("requests.proposedNo", { by })}
                      </SubmitButton>
                    </Actions>
                  </ServerForm>
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

export function About({ supplier, story, today }: Shown) {
  const { t } = useTranslation("suppliers");
  const { language, roles = [] } = useReader();
  const { id, riskOverride, riskReason, nextContact } = supplier;
  const spend = supplier.yearlySpend;
  const date = (day: string) => formatDate(day, language);
  return (
    <Section title={t("page.about")} id="about">
      <SummaryList
        lines={[
          { label: t("fields.status"), value: <StatusTag status={supplier.status} /> },
          {
            label: t("fields.risk"),
            value: (
              <span>
                <RiskTag level={supplier.riskLevel} />
                {riskOverride && <> {t("page.overridden", { reason: riskReason ?? "" })}</>}
              </span>
            ),
            action: (canCoordinate(roles) || roles.includes("reader")) && (
              <Link className="ds-link" to={`/suppliers/${id}/risk`}>
                {t("page.risk")}
              </Link>
            ),
          },
          {
            label: t("fields.requirementLevel"),
            value: (
              <span>
                <RiskTag level={supplier.requirementLevel} />{" "}
                {supplier.requirementOverride
                  ? t("page.overridden", { reason: supplier.requirementReason ?? "" })
                  : !supplier.productRelated && t("page.apart")}
              </span>
            ),
            action: (canCoordinate(roles) || roles.includes("reader")) && (
              <Link className="ds-link" to={`/suppliers/${id}/requirements`}>
                {t("page.requirements")}
              </Link>
            ),
          },
          {
            label: t("page.reviewBy"),
            value: supplier.reviewBy === null ? t("page.undecided") : date(supplier.reviewBy),
            action: (
              <Link className="ds-link" to={`/suppliers/${id}/decision`}>
                {t("page.decision")}
              </Link>
            ),
          },
          {
            label: t("page.assessed"),
            value: story.assessments[0] ? date(story.assessments[0].assessedOn) : t("page.notAssessed"),
            action: (
              <Link className="ds-link" to={`/suppliers/${id}/risk-assessment`}>
                {t("page.assess")}
              </Link>
            ),
          },
          { label: t("fields.criticality"), value: supplier.criticality },
          { label: t("fields.category"), value: supplier.category },
          { label: t("fields.role"), value: supplier.role && t(`roles.${supplier.role}`) },
          {
            label: t("fields.yearlySpend"),
            value: spend === null ? null : t("kroner", { amount: formatNumber(spend, language) }),
          },
          {
            label: t("fields.organisationNumber"),
            value: supplier.organisationNumber && shownNumber(supplier.organisationNumber, supplier.country),
          },
          { label: t("fields.erpKey"), value: supplier.erpKey },
          { label: t("fields.ownerId"), value: supplier.ownerName ?? t("page.nobody") },
          { label: t("fields.coordinatorId"), value: supplier.coordinatorName ?? t("page.nobody") },
          nextContact !== null && {
            label: t("fields.contact"),
            value: nextContact < today ? t("notes.due", { date: date(nextContact) }) : date(nextContact),
          },
        ]}
      />
      <Details summary={t("page.riskWhy")}>
        <RiskWhy risk={story.risk} />
      </Details>
    </Section>
  );
}

/** What is decided, and what is proposed. */
export function Decisions({ supplier, story, timeZone }: Shown) {
  const { t } = useTranslation("decisions");
  const [newest] = story.decisions;
  return (
    <Section
      title={t("title")}
      id="decision"
      actions={
        <ButtonLink to={`/suppliers/${supplier.id}/decision`} variant="secondary">
          {t("see")}
        </ButtonLink>
      }
    >
      {newest ? (
        <DecisionFacts decision={newest} timeZone={timeZone} />
      ) : (
        <p className="ds-paragraph subtle">{t("none")}</p>
      )}
    </Section>
  );
}

/** The buyer's own judgement of the risk, the newest in full. */
export function Assessments({ supplier, story }: Shown) {
  const { t } = useTranslation("assessing");
  const { language } = useReader();
  const [newest] = story.assessments;
  return (
    <Section
      title={t("title")}
      id="assessment"
      actions={
        <ButtonLink to={`/suppliers/${supplier.id}/risk-assessment`} variant="secondary">
          {t("see")}
        </ButtonLink>
      }
    >
      {newest ? (
        <div className="stack">
          <p className="subtle">{t("by", { date: formatDate(newest.assessedOn, language), name: newest.by })}</p>
          <Judged assessment={newest} />
        </div>
      ) : (
        <p className="ds-paragraph subtle">{t("noneYet")}</p>
      )}
    </Section>
  );
}

/** The score of each theme, a column for each time the supplier answered. */
export function Scores({ story, timeZone }: Shown) {
  const { t } = useTranslation("assessing");
  const { language } = useReader();
  const keys = [...new Set(story.scores.map(({ key }) => key))];
  if (keys.length === 0) return null;
  return (
    <Section title={t("scores")} id="scores">
      {keys.map((key) => {
        const answered = story.scores.filter((one) => one.key === key).slice(0, 5);
        const themes = [...new Set(answered.flatMap(({ sections }) => sections.map((section) => section.key)))];
        const nameOf = (theme: string) =>
          answered.flatMap(({ names }) => names).find((one) => one.key === theme)?.title[language] ?? theme;
        return (
          <Table
            key={key}
            caption={answered[0]!.title[language]}
            rows={[
              { key: "", name: t("whole"), scores: answered.map(({ score }) => score) },
              ...themes.map((theme) => ({
                key: theme,
                name: nameOf(theme),
                scores: answered.map(({ sections }) => sections.find((one) => one.key === theme)?.score ?? null),
              })),
            ]}
            rowKey={(row) => row.key}
            columns={[
              { key: "theme", header: t("theme"), cell: ({ name }) => name },
              ...answered.map(({ id, submittedAt }, place) => ({
                key: id,
                header: formatShortDate(dayOf(submittedAt, timeZone), language),
                numeric: true,
                cell: ({ scores }: { scores: (number | null)[] }) => {
                  const score = scores[place] ?? null;
                  return score === null ? "–" : formatNumber(score, language, 0);
                },
              })),
            ]}
          />
        );
      })}
    </Section>
  );
}

export function Checks({ supplier, story, today }: Shown) {
  const { t } = useTranslation("checks");
  return (
    <Section
      title={t("title")}
      id="checks"
      actions={
        <ButtonLink to={`/suppliers/${supplier.id}/checks`} variant="secondary">
          {t("see")}
        </ButtonLink>
      }
    >
      <ChecksTable supplierId={supplier.id} checks={story.checks} today={today} />
    </Section>
  );
}

/** The parts of the page, in their order. */
export function Contents({ story }: Pick<Shown, "story">) {
  const { t } = useTranslation(["suppliers", "decisions", "assessing", "checks", "gaps", "certificates"]);
  const parts: [string, string, boolean?][] = [
    ["about", t("page.about")],
    ["notes", t("page.notes")],
    ["decision", t("decisions:title")],
    ["assessment", t("assessing:title")],
    ["requests", t("page.requests")],
    ["scores", t("assessing:scores"), story.scores.length > 0],
    ["gaps", t("gaps:title"), story.gaps.length > 0],
    ["certificates", t("certificates:title")],
    ["checks", t("checks:title")],
    ["signatures", t("page.signatures")],
    ["contacts", t("page.contacts")],
    ["facts", t("page.facts")],
    ["mails", t("page.mails")],
    ["log", t("page.log")],
  ];
  return (
    <nav aria-label={t("page.contents")}>
      <ul className="choices-row">
        {parts
          .filter(([, , isThere = true]) => isThere)
          .map(([part, title]) => (
            <li key={part}>
              <a className="ds-link" href={`#${part}`}>
                {title}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

export function Requests({ supplier, story, today }: Shown) {
  const { t } = useTranslation(["suppliers", "requests"]);
  const { language, roles = [] } = useReader();
  return (
    <Section
      title={t("page.requests")}
      id="requests"
      actions={
        canBuy(roles) &&
        supplier.status !== "inactive" && (
          <ButtonLink to={`/suppliers/invite?supplier=${supplier.id}`} variant="secondary">
            {t("page.invite")}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t("page.requests")}
        rows={story.requests}
        rowKey={({ id }) => id}
        empty={<Empty title={t("page.noRequests")} />}
        columns={[
          {
            key: "request",
            header: t("requests.request"),
            cell: ({ id, name, concerning }) => (
              <>
                <Link className="ds-link" to={`/suppliers/${supplier.id}/requests/${id}`}>
                  {name?.[language]}
                </Link>
                {concerning && <div className="subtle">{t("requests.concerning", { concerning })}</div>}
              </>
            ),
          },
          {
            key: "state",
            header: t("requests.state"),
            cell: ({ state, waitingForName, undeliveredAt }) => (
              <>
                <StateTag state={state} />
                {waitingForName && <div className="subtle">{t("requests:waitingFor", { name: waitingForName })}</div>}
                {undeliveredAt && <div className="subtle">{t("requests.undelivered")}</div>}
              </>
            ),
          },
          {
            key: "deadline",
            header: t("requests.deadline"),
            cell: ({ deadline, waitsFor }) => (
              <>
                <span className="number">{formatDate(deadline, language)}</span>{" "}
                {waitsFor === "supplier" && deadline < today && <Tag tone="danger">{t("filter.overdue")}</Tag>}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** The worst of what is open; the rest has a page of its own. */
export function Gaps({ supplier, story }: Shown) {
  const { t } = useTranslation("gaps");
  const { language } = useReader();
  const open = story.gaps.filter(({ closedAt }) => closedAt === null);
  const here = `/suppliers/${supplier.id}/gaps`;
  if (story.gaps.length === 0) return null;
  return (
    <Section title={t("title")} id="gaps">
      <p className="ds-paragraph">{t("open", { count: open.length })}</p>
      {open.length > 0 && (
        <ul className="task-list">
          {open.slice(0, 5).map(({ id, title, ...gap }) => (
            <li key={id}>
              <Link className="ds-link" to={`${here}/${id}`}>
                {title[language]}
              </Link>
              <SeverityTag {...gap} />
            </li>
          ))}
        </ul>
      )}
      <p className="ds-paragraph">
        <Link className="ds-link" to={here}>
          {t("seeAll", { count: story.gaps.length })}
        </Link>
      </p>
    </Section>
  );
}

export function Certificates({ supplier, story }: Shown) {
  const { t } = useTranslation(["certificates", "register"]);
  const { language, roles = [] } = useReader();
  return (
    <Section
      title={t("title")}
      id="certificates"
      actions={
        canBuy(roles) && (
          <ButtonLink to={`/certificates/ask?supplier=${supplier.id}`} variant="secondary">
            {t("register:ask.link")}
          </ButtonLink>
        )
      }
    >
      {story.certificates.length === 0 ? (
        <p className="ds-paragraph subtle">{t("register:noneHere")}</p>
      ) : (
        <TaskList
          tasks={story.certificates.map(({ id, name, number, state, validity, ...dates }) => ({
            id,
            title: name[language],
            to: `/suppliers/${supplier.id}/certificates/${id}`,
            about: (
              <>
                {number && <span className="break">{number} · </span>}
                <Period {...dates} />
              </>
            ),
            state: (
              <>
                <ValidityTag validity={validity} /> <VerificationTag state={state} />
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}

export function Signatures({ supplier, story }: Shown) {
  const { t } = useTranslation(["suppliers", "signatures"]);
  const { language, roles = [] } = useReader();
  return (
    <Section
      title={t("page.signatures")}
      id="signatures"
      actions={
        canBuy(roles) && (
          <ButtonLink to={`/suppliers/${supplier.id}/register-signature`} variant="secondary">
            {t("page.register")}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t("page.signatures")}
        rows={story.signatures}
        rowKey={({ id }) => id}
        empty={<Empty title={t("page.noSignatures")} />}
        columns={[
          {
            key: "document",
            header: t("signatures.document"),
            cell: ({ signatureId, title, version }) => (
              <Link className="ds-link" to={`/suppliers/${supplier.id}/signatures/${signatureId}`}>
                {title?.[language]}, {t("signatures.version", { version })}
              </Link>
            ),
          },
          {
            key: "signer",
            header: t("signatures.signer"),
            cell: ({ signerName, signerTitle }) => [signerName, signerTitle].filter(Boolean).join(", "),
          },
          { key: "day", header: t("signatures.day"), cell: ({ signedOn }) => formatDate(signedOn, language) },
          {
            key: "way",
            header: t("signatures.way"),
            cell: ({ way, isReserved }) =>
              isReserved ? t("signatures:receipt.reserved") : t(`signatures:ways.${way}`),
          },
        ]}
      />
    </Section>
  );
}

export function Contacts({ supplier, story }: Shown) {
  const { t } = useTranslation(["suppliers", "contacts"]);
  const { roles = [] } = useReader();
  const mayAct = canBuy(roles);
  return (
    <Section
      title={t("page.contacts")}
      id="contacts"
      actions={
        mayAct && (
          <ButtonLink to={`/suppliers/${supplier.id}/contacts/new`} variant="secondary">
            {t("page.addContact")}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t("page.contacts")}
        rows={story.contacts}
        rowKey={({ id }) => id}
        empty={<Empty title={t("page.noContacts")} />}
        columns={[
          {
            key: "name",
            header: t("contacts:name"),
            cell: ({ id, name, title, isMain, undeliverableSince }) => (
              <>
                {mayAct ? (
                  <Link className="ds-link" to={`/suppliers/${supplier.id}/contacts/${id}`}>
                    {name}
                  </Link>
                ) : (
                  name
                )}{" "}
                {isMain && <Tag tone="info">{t("contacts:main")}</Tag>}{" "}
                {undeliverableSince && <Tag tone="danger">{t("contacts:undeliverable")}</Tag>}
                {title && <div className="subtle">{title}</div>}
              </>
            ),
          },
          { key: "email", header: t("contacts:email"), cell: ({ email }) => <span className="address">{email}</span> },
          { key: "phone", header: t("contacts:phone"), cell: ({ phone }) => phone },
          {
            key: "language",
            header: t("contacts:language"),
            cell: ({ language }) => t(`contacts:languages.${language}`),
          },
          { key: "role", header: t("contacts:role"), cell: ({ role }) => t(`contacts:roles.${role}`) },
        ]}
      />
    </Section>
  );
}

export function Facts({ story, timeZone }: Shown) {
  const { t } = useTranslation("suppliers");
  const { language } = useReader();
  const { facts } = story;
  const country = (code: string) => countryName(code, language);
  return (
    <Section title={t("page.facts")} id="facts">
      {!facts ? (
        <Empty title={t("page.noFacts")} />
      ) : (
        <div className="stack">
          <p className="subtle">{t("facts.given", { date: formatDate(dayOf(facts.createdAt, timeZone), language) })}</p>
          <SummaryList
            lines={[
              { label: t("facts.legalName"), value: facts.legalName },
              {
                label: t("facts.organisationNumber"),
                value: facts.organisationNumber && shownNumber(facts.organisationNumber, facts.country),
              },
              { label: t("facts.country"), value: country(facts.country) },
              { label: t("facts.role"), value: t(`roles.${facts.role}`) },
              {
                label: t("facts.signatory"),
                value: [facts.signatoryName, facts.signatoryTitle, facts.signatoryEmail].filter(Boolean).join(", "),
              },
              facts.resoldCountries.length > 0 && {
                label: t("facts.resold"),
                value: formatList(facts.resoldCountries.map(country), language),
              },
            ]}
          />
          {facts.sites.length > 0 && (
            <Table
              caption={t("facts.sites")}
              rows={facts.sites.map((site, place) => ({ ...site, key: `${place}` }))}
              rowKey={({ key }) => key}
              columns={[
                {
                  key: "site",
                  header: t("facts.site"),
                  cell: (site) => [site.place, country(site.country)].filter(Boolean).join(", "),
                },
                { key: "makes", header: t("facts.makes"), cell: ({ makes }) => makes },
                {
                  key: "employees",
                  header: t("facts.employees"),
                  numeric: true,
                  cell: ({ employees }) => employees !== null && formatNumber(employees, language),
                },
              ]}
            />
          )}
        </div>
      )}
    </Section>
  );
}

export function Notes({ supplier, story, timeZone }: Shown) {
  const { t } = useTranslation("suppliers");
  const { language, roles = [] } = useReader();
  return (
    <Section title={t("page.notes")} id="notes">
      <p className="subtle">{t("page.notesPrivate")}</p>
      {canBuy(roles) && (
        <Details summary={t("notes.write")}>
          <ServerForm id="note" schema={noteForm} saved={{ kind: "note", nextContact: supplier.nextContact }}>
            <RadioGroup
              name="kind"
              label={t("notes.kind")}
              options={(["note", "call"] as const).map((value) => ({ value, label: t(`notes.kinds.${value}`) }))}
            />
            <TextArea name="body" label={t("notes.body")} maxLength={5000} />
            <TextField name="spokeWith" label={t("notes.spokeWith")} maxLength={200} optional />
            <DateField name="nextContact" label={t("notes.nextContact")} help={t("notes.nextContactHelp")} optional />
            <Actions>
              <SubmitButton>{t("notes.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {story.notes.length === 0 ? (
        <p>{t("page.noNotes")}</p>
      ) : (
        <ul className="notes">
          {story.notes.map(({ id, kind, body, spokeWith, writtenBy, createdAt }) => (
            <li key={id}>
              {kind === "call" && (
                <p className="ds-label">{spokeWith ? t("notes.call", { name: spokeWith }) : t("notes.plainCall")}</p>
              )}
              <p className="typed">{body}</p>
              <p className="subtle">
                {t("notes.by", { name: writtenBy, at: formatDateTime(createdAt, language, timeZone) })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function Mails({ supplier, story, timeZone }: Shown) {
  const { t } = useTranslation("suppliers");
  const { language, roles = [] } = useReader();
  const nameOf = (template: string) => t(`mails.templates.${templates.find((known) => known === template) ?? "other"}`);
  return (
    <Section
      title={t("page.mails")}
      id="mails"
      actions={
        <ButtonLink to={`/suppliers/${supplier.id}/reminders`} variant="secondary">
          {t("mails.reminders")}
        </ButtonLink>
      }
    >
      <Table
        caption={t("page.mails")}
        rows={story.mails}
        rowKey={({ id }) => id}
        empty={<Empty title={t("page.noMails")} />}
        columns={[
          { key: "what", header: t("mails.what"), cell: ({ template }) => nameOf(template) },
          {
            key: "to",
            header: t("mails.to"),
            cell: ({ name, email }) => (
              <>
                {name} <div className="subtle address">{email}</div>
              </>
            ),
          },
          {
            key: "when",
            header: t("mails.when"),
            cell: ({ sentAt, queuedAt }) => formatDateTime(sentAt ?? queuedAt, language, timeZone),
          },
          {
            key: "state",
            header: t("mails.state"),
            cell: ({ state, serverSaid, email, attempts, sendAfter }) => {
              const hasFailed = state === "refused" || state === "given up";
              const contact = story.contacts.find((one) => one.email === email);
              return (
                <>
                  <Tag tone={hasFailed ? "danger" : state === "sent" ? "success" : "neutral"}>
                    {t(`mails.states.${state}`)}
                  </Tag>
                  {state === "queued" && attempts > 0 && (
                    <div className="subtle">
                      {t("mails.again", { time: formatDateTime(sendAfter, language, timeZone) })}
                    </div>
                  )}
                  {serverSaid && state !== "sent" && (
                    <div className="subtle">{t("mails.serverSaid", { said: serverSaid })}</div>
                  )}
                  {hasFailed && contact && canBuy(roles) && (
                    <div>
                      <Link className="ds-link" to={`/suppliers/${supplier.id}/contacts/${contact.id}`}>
                        {t("mails.correct")}
                      </Link>
                    </div>
                  )}
                </>
              );
            },
          },
        ]}
      />
    </Section>
  );
}

export function Log({ story, timeZone }: Shown) {
  const { t } = useTranslation("suppliers");
  const { language } = useReader();
  const lines = story.log.map(({ actorName, request, personal, subject, ...line }) => ({
    ...line,
    by: actorName,
    about: request?.[language] ?? personal?.name ?? (line.what === "supplier.handed over" ? (subject ?? "") : ""),
  }));
  return (
    <Section title={t("page.log")} id="log">
      <Story lines={lines} timeZone={timeZone} />
    </Section>
  );
}

export function Leave({ supplier, open }: { supplier: Supplier; open: number }) {
  const { t } = useTranslation(["suppliers", "decisions"]);
  if (supplier.status === "inactive") return null;
  return (
    <div className="section">
      <Details summary={t("leave.summary")}>
        <p>
          {t("leave.text")} {open > 0 && t("leave.open", { count: open })}
        </p>
        <ServerForm id="leave" schema={deactivateForm}>
          <TextArea name="reason" label={t("leave.reason")} rows={2} maxLength={1000} />
          <TextArea
            name="forPeople"
            label={t("decisions:forPeople")}
            help={t("leave.forPeopleHelp")}
            rows={2}
            maxLength={4000}
          />
          <Actions>
            <SubmitButton variant="secondary" color="danger">
              {t("leave.save")}
            </SubmitButton>
          </Actions>
        </ServerForm>
      </Details>
    </div>
  );
}
