/** Requirements by risk: the table in force, a draft of the next with what it would lead to, and the editions before. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { Preview } from "~/features/requirements/preview-view";
import { applyForm, seenDraftForm, startForm } from "~/features/requirements/requirement-form";
import {
  apply,
  askWhatIsNew,
  discardDraft,
  draftOf,
  editionOf,
  editionsOf,
  effectsOf,
  nameable,
  startDraft,
  summaryOf,
  tableInForce,
} from "~/features/requirements/requirements.server";
import { TableView } from "~/features/requirements/table-view";
import { HiddenField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

export const handle = titled((t) => t("requirements:title"));

export const loader = forAdmin(async ({ request, store, member, now }) => {
  const { buyerId } = member;
  const asked = new URL(request.url).searchParams.get("edition");
  const [table, draft] = [await tableInForce(store, buyerId), await draftOf(store, buyerId)];
  const preview = async (lines: Parameters<typeof effectsOf>[2]) =>
    summaryOf(await effectsOf(store, member, lines, now));
  return {
    table,
    draft: draft && { ...draft, leadsTo: await preview(draft.lines) },
    pending: table && !draft ? await preview(table.lines) : null,
    earlier: asked ? await editionOf(store, buyerId, idIn({ edition: asked }, "edition")) : null,
    editions: await editionsOf(store, buyerId),
    named: await nameable(store, buyerId),
    timeZone: member.timeZone,
  };
});

const here = "/admin/requirements";

export const action = forAdmin(async ({ request, store, member, now }) => {
  const fields = await formIn(request);
  const which = fields.get("form");
  if (which === "start") {
    await startDraft(store, member);
    throw redirect(here);
  }
  if (which === "pending") {
    const table = await tableInForce(store, member.buyerId);
    if (!table) throw redirect(here);
    const sent = await askWhatIsNew(store, member, table.id, await effectsOf(store, member, table.lines, now), now);
    throw redirect(done(here, "requirements.sent", sent.suppliers));
  }
  if (which === "discard") {
    const form = await readForm(fields, seenDraftForm);
    if (!form.ok) return form.rejection;
    if ((await discardDraft(store, member, form.values)) === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done(here, "requirements.discarded"));
  }
  const form = await readForm(fields, applyForm);
  if (!form.ok) return form.rejection;
  const applied = await apply(store, member, form.values, { ask: form.values.intent === "ask" }, now);
  if (applied === "overtaken") return form.refuse(null, "overtaken");
  throw redirect(
    applied.suppliers > 0 ? done(here, "requirements.asked", applied.suppliers) : done(here, "requirements.applied"),
  );
});

export default function Requirements() {
  const { t } = useTranslation("requirements");
  const { language } = useReader();
  const { table, draft, pending, earlier, editions, named, timeZone } = useLoaderData<typeof loader>();
  const day = (at: Date | null) => (at ? formatDate(dayOf(at, timeZone), language) : "");
  const edition = editions.find(({ id }) => id === earlier?.id);
  return (
    <Page wide lead={<p>{t("lead")}</p>} back={<BackLink to="/admin">{t("administration")}</BackLink>}>
      {draft && <Draft />}
      {table ? (
        <Section title={t("inForce")}>
          <TableView caption={t("inForce")} lines={table.lines} named={named} />
        </Section>
      ) : (
        !draft && (
          <Empty title={t("none")}>
            <p>{t("noneText")}</p>
          </Empty>
        )
      )}
      {!draft && (
        <ServerForm id="start" schema={startForm}>
          <Actions>
            <SubmitButton variant={table ? "secondary" : "primary"}>{t(table ? "change" : "start")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {pending && pending.suppliers > 0 && (
        <Section title={t("pending.title")}>
          <p className="ds-paragraph">{t("pending.text")}</p>
          <Preview summary={pending} />
          <ServerForm id="pending" schema={startForm}>
            <Actions>
              <SubmitButton variant="secondary">{t("pending.send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {earlier && edition && (
        <Section title={t("edition", { date: day(edition.appliedAt) })} id="edition">
          <TableView caption={t("edition", { date: day(edition.appliedAt) })} lines={earlier.lines} named={named} />
        </Section>
      )}
      {editions.length > 0 && (
        <Section title={t("earlier")}>
          <Table
            caption={t("earlier")}
            rows={editions}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "when",
                header: t("earlier"),
                cell: ({ appliedAt, appliedBy }) => t("applied", { date: day(appliedAt), name: appliedBy }),
              },
              {
                key: "asked",
                header: t("askedThen"),
                cell: ({ askedSuppliers, askedRequests }) =>
                  t("preview.would", {
                    suppliers: t("preview.suppliers", { count: askedSuppliers }),
                    requests: t("preview.requests", { count: askedRequests }),
                  }),
              },
              {
                key: "see",
                header: t("see"),
                hideHeader: true,
                cell: ({ id, appliedAt }) => (
                  <Link className="ds-link" to={`${here}?edition=${id}#edition`}>
                    {t("see")}
                    <span className="ds-sr-only">: {day(appliedAt)}</span>
                  </Link>
                ),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

function Draft() {
  const { t } = useTranslation("requirements");
  const { draft, named } = useLoaderData<typeof loader>();
  if (!draft) return null;
  const seen = (
    <>
      <HiddenField name="id" value={draft.id} />
      <HiddenField name="version" value={`${draft.version}`} />
    </>
  );
  return (
    <>
      <Section
        title={t("draft")}
        actions={
          <ButtonLink variant="secondary" to={`${here}/lines/new`}>
            {t("add")}
          </ButtonLink>
        }
      >
        <TableView caption={t("draft")} lines={draft.lines} named={named} isDraft />
      </Section>
      <Section title={t("preview.title")}>
        <Preview summary={draft.leadsTo} />
        <ServerForm id="apply" schema={applyForm}>
          {seen}
          <Actions>
            {draft.leadsTo.suppliers > 0 && <SubmitButton intent="ask">{t("apply")}</SubmitButton>}
            <SubmitButton intent="later" variant="secondary">
              {t("applyLater")}
            </SubmitButton>
          </Actions>
        </ServerForm>
        <ServerForm id="discard" schema={seenDraftForm}>
          {seen}
          <Actions>
            <SubmitButton variant="tertiary" color="danger">
              {t("discard")}
            </SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </>
  );
}
