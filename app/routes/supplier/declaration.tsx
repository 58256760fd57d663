/** A minerals declaration: begun from a workbook, from nothing or from the one before; what was read, what is missing, and its pages. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Tag } from "~/components/tag";
import { TaskList } from "~/components/task-list";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { beginForms } from "~/features/declarations/declaration-form";
import { frozenIn } from "~/features/declarations/declared";
import { begin, declaringOf, prefilled } from "~/features/declarations/drafts.server";
import { withCompany } from "~/features/declarations/editing";
import { declarationBefore } from "~/features/declarations/flagged.server";
import { importWorkbook } from "~/features/declarations/importing.server";
import { draftShown } from "~/features/declarations/overview.server";
import { isDeclared } from "~/features/declarations/submission.server";
import { mineralSlots } from "~/features/minerals/layouts";
import type { Mineral } from "~/features/minerals/minerals";
import { mostBytes } from "~/features/minerals/workbooks.server";
import { todayIn } from "~/features/requests/deadlines";
import { Quoted } from "~/features/requests/task-words";
import { CheckboxGroup, FileField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { file } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatDateTime, formatSize } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const uploading = z.object({ form: z.literal("upload"), file });
const uploaded = z.object({ form: z.literal("upload") });
const anyBeginning = z.discriminatedUnion("form", [uploaded, beginForms.fresh, beginForms.renew]);

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forColleague(async ({ store, supplier, params, language, now }) => {
  const declaring = await declaringOf(store, supplier, idIn(params, "request"));
  const { task, template, draft, isOpen, returned } = declaring;
  const isContributor = supplier.role === "contributor";
  const earlier = isOpen && !isContributor ? await declarationBefore(store, supplier, template) : undefined;
  const { t } = translatorFor(language);
  return {
    id: task.id,
    title: task.name[language],
    template,
    isOpen,
    isContributor,
    returned: returned?.words ?? null,
    mayBegin: isOpen && !returned,
    draft: draft && (await draftShown(store, supplier, { ...declaring, draft }, { language, now })),
    isSent: !isContributor && task.submittedAt !== null && (await isDeclared(store, supplier, task.id)),
    earlier: earlier && earlier.requestId !== task.id ? dayOf(earlier.submittedAt, supplier.timeZone) : null,
    minerals: mineralSlots.map(([, value]) => ({ value, label: t(`minerals:mineral.${value}`) })),
    mostBytes,
    buyer: supplier.buyerName,
    timeZone: supplier.timeZone,
  };
});

export const action = forColleague(async ({ store, supplier, params, request, context, language, now }) => {
  const declaring = await declaringOf(store, supplier, idIn(params, "request"));
  const { template } = declaring;
  const here = `/my/requests/${declaring.task.id}/declaration`;
  const { files, limits } = context.portal;
  const { form: fields, uploads } = await readUploads(request, gathering(mostBytes));
  const form = await readForm(fields, anyBeginning);
  if (!form.ok) return form.rejection;
  const { values } = form;
  switch (values.form) {
    case "upload": {
      const [brought] = uploads.get("file") ?? [];
      if (!brought) return form.refuse("file", "file");
      if ("refused" in brought) return form.refuse("file", "fileTooLarge", { size: formatSize(mostBytes, language) });
      if ((await limits.count("workbook of person", supplier.personId)) === "too many")
        return form.refuse("file", "workbooksTooOften");
      const read = await importWorkbook(store, supplier, declaring, brought, { files, language, now });
      if ("refusal" in read) return form.refuse(null, "declarationClosed");
      if ("why" in read) return form.refuse("file", "workbookRefused", { why: read.why });
      throw redirect(done(here, `declarations.${read.done}`));
    }
    case "fresh": {
      const chosen = values.minerals as Mineral[];
      if (template === "EMRT" && chosen.length === 0) return form.refuse("minerals", "mineralsChosen");
      const today = todayIn(now, supplier.timeZone);
      const declaration = await prefilled(store, supplier, template, chosen, today);
      if ((await begin(store, supplier, declaring, { declaration }, now)) === "closed")
        return form.refuse(null, "declarationClosed");
      throw redirect(done(`${here}/company`, "declarations.begun"));
    }
    case "renew": {
      const earlier = await declarationBefore(store, supplier, template);
      if (!earlier) return form.refuse(null, "declarationClosed");
      const declaration = withCompany(frozenIn(earlier.content).declaration, {
        effectiveDate: todayIn(now, supplier.timeZone),
      });
      const { fileId, id: renewsId } = earlier;
      if ((await begin(store, supplier, declaring, { declaration, fileId, renewsId }, now)) === "closed")
        return form.refuse(null, "declarationClosed");
      throw redirect(done(here, "declarations.renewed"));
    }
  }
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Declaration() {
  const loaded = useLoaderData<typeof loader>();
  const { id, template, isOpen, isContributor, returned, mayBegin, draft, isSent, buyer } = loaded;
  const { t } = useTranslation(["declarations", "tasks"]);
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}`}>{t("back")}</BackLink>}
      lead={isOpen && !draft ? t("begin.lead", { buyer, template }) : undefined}
    >
      {returned && (
        <Alert tone="warning" title={t("returned", { buyer })}>
          <Quoted label={t("tasks:writes", { name: buyer })} words={returned} />
        </Alert>
      )}
      {!isOpen && <Alert>{t("locked", { buyer })}</Alert>}
      {isSent && (
        <div className="actions">
          <ButtonLink to={`/my/requests/${id}/declaration/sent`} variant="secondary">
            {t("sent.title")}
          </ButtonLink>
        </div>
      )}
      {draft && <Begun {...loaded} draft={draft} />}
      {draft && isOpen && !isContributor && (
        <div className="actions task-do">
          <ButtonLink to={`/my/requests/${id}/declaration/send`}>{t("check")}</ButtonLink>
        </div>
      )}
      {mayBegin &&
        (draft ? (
          <Details summary={t("begin.again")}>
            <p className="ds-paragraph">{t("begin.againHelp")}</p>
            <Beginnings {...loaded} />
          </Details>
        ) : (
          <Beginnings {...loaded} />
        ))}
    </Page>
  );
}

function Beginnings({ template, earlier, minerals, mostBytes }: Loaded) {
  const { t } = useTranslation("declarations");
  const { language } = useReader();
  const date = earlier && formatDate(earlier, language);
  return (
    <>
      <Section title={t("begin.upload", { template })}>
        <ServerForm id="upload" schema={uploading} encType="multipart/form-data">
          <FileField
            name="file"
            label={t("begin.file")}
            help={t("begin.fileHelp")}
            accept={["xlsx"]}
            maxBytes={mostBytes}
          />
          <Actions>
            <SubmitButton>{t("begin.read")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      {date && (
        <Section title={t("begin.renew")}>
          <p className="ds-paragraph">{t("begin.renewHelp", { date })}</p>
          <ServerForm id="renew" schema={beginForms.renew}>
            <Actions>
              <SubmitButton variant="secondary">{t("begin.renewButton", { date })}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      <Section title={t("begin.fresh")}>
        <p className="ds-paragraph">{t("begin.freshHelp")}</p>
        <ServerForm id="fresh" schema={beginForms.fresh}>
          {template === "EMRT" && <CheckboxGroup name="minerals" label={t("begin.minerals")} options={minerals} />}
          <Actions>
            <SubmitButton variant="secondary">{t("begin.start")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </>
  );
}

function Begun({ id, draft, timeZone }: Loaded & { draft: NonNullable<Loaded["draft"]> }) {
  const { t } = useTranslation("declarations");
  const { language } = useReader();
  const { facts, kept, parts, open, remarks } = draft;
  const at = formatDateTime(kept.at, language, timeZone);
  return (
    <>
      <SummaryList
        lines={[
          { label: t("facts.version"), value: facts.version },
          { label: t("facts.company"), value: facts.company },
          { label: t("facts.scope"), value: facts.scope },
          { label: t("facts.date"), value: facts.date },
          { label: t("facts.minerals"), value: facts.minerals },
          { label: t("facts.smelters"), value: String(facts.smelters) },
          { label: t("facts.products"), value: String(facts.products) },
          { label: t("facts.kept"), value: kept.by ? t("facts.keptBy", { at, name: kept.by }) : at },
        ]}
      />
      <TaskList
        tasks={parts.map(({ part, open, isOpen, isReturned }) => ({
          id: part,
          title: t(`parts.${part}`),
          to: isOpen ? `/my/requests/${id}/declaration/${part}` : undefined,
          state: isReturned ? (
            <Tag tone="warning">{t("partState.again")}</Tag>
          ) : !isOpen ? (
            <Tag>{t("partState.locked")}</Tag>
          ) : open > 0 ? (
            <Tag tone="info">{t("partState.open", { count: open })}</Tag>
          ) : (
            <Tag tone="success">{t("partState.done")}</Tag>
          ),
        }))}
      />
      {open.length > 0 && (
        <Section title={t("missing.title", { count: open.length })} id="missing">
          <Linked lines={open} />
        </Section>
      )}
      {remarks.length > 0 && (
        <Section title={t("remarks.title")} id="remarks">
          <Linked lines={remarks} />
        </Section>
      )}
    </>
  );
}

function Linked({ lines }: { lines: readonly { key: string; text: string; to: string | null }[] }) {
  return (
    <ul className="ds-list">
      {lines.map(({ key, text, to }) => (
        <li key={key}>
          {to ? (
            <Link className="ds-link" to={to}>
              {text}
            </Link>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}
