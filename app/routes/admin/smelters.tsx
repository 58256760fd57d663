/** Reference lists of smelters, the templates declarations are written into, and the thresholds of the checks. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mineralTemplates } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { anyList, listForms, settingsShown } from "~/features/declarations/list-form";
import { addUpload } from "~/features/declarations/list-upload.server";
import { askedTemplates, askFor } from "~/features/declarations/requirements.server";
import { listsOf } from "~/features/declarations/smelter-lists.server";
import { changeMineralSettings, mineralSettings } from "~/features/minerals/settings.server";
import { mostBytes } from "~/features/minerals/workbooks.server";
import { todayIn } from "~/features/requests/deadlines";
import { DateField, FileField, HiddenField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatNumber, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("declared:lists.title"));

export const loader = forAdmin(async ({ store, member, now }) => ({
  lists: await listsOf(store, member.buyerId),
  asked: await askedTemplates(store, member.buyerId),
  settings: settingsShown(await mineralSettings(store, member.buyerId)),
  today: todayIn(now, member.timeZone),
  timeZone: member.timeZone,
  mostBytes,
}));

export const action = forAdmin(async ({ store, member, request, context, language, now }) => {
  const { form: fields, uploads } = await readUploads(request, gathering(mostBytes));
  const form = await readForm(fields, anyList);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const page = "/admin/smelters";
  switch (values.form) {
    case "new": {
      const [brought] = uploads.get("file") ?? [];
      if (!brought) return form.refuse("file", "file");
      if ("refused" in brought) return form.refuse("file", "fileTooLarge", { size: formatSize(mostBytes, language) });
      const today = values.date ?? todayIn(now, member.timeZone);
      const added = await addUpload(store, member, brought, { files: context.portal.files, language, today });
      if ("problems" in added)
        return form.refuse("file", "workbookRefused", { why: added.problems[0]! }, { problems: added.problems });
      throw redirect(done(page, "declared.listed", added.smelters));
    }
    case "ask":
      await askFor(store, member, values.template);
      throw redirect(done(page, "declared.asked"));
    case "settings": {
      const { form: _form, versionsCMRT, versionsEMRT, ...rest } = values;
      await changeMineralSettings(store, member, {
        ...rest,
        acceptedVersions: { CMRT: versionsCMRT, EMRT: versionsEMRT },
      });
      throw redirect(done(page, "declared.settings"));
    }
  }
});

export default function SmelterLists() {
  const { lists, asked, settings, today, timeZone, mostBytes } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["declared", "risk"]);
  const { language } = useReader();
  const problems = useActionData<{ problems?: string[] }>()?.problems ?? [];
  return (
    <Page
      wide
      lead={<p>{t("lists.lead")}</p>}
      back={<BackLink to="/admin">{t("risk:countries.administration")}</BackLink>}
    >
      <Table
        caption={t("lists.title")}
        rows={lists.map((list, place) => ({ ...list, isInUse: place === 0 }))}
        rowKey={({ id }) => id}
        empty={
          <Empty title={t("lists.none")}>
            <p>{t("lists.noneText")}</p>
          </Empty>
        }
        columns={[
          {
            key: "source",
            header: t("lists.source"),
            cell: ({ source, isInUse }) => (
              <>
                {source} {isInUse && <Tag tone="success">{t("lists.inUse")}</Tag>}
              </>
            ),
          },
          { key: "from", header: t("lists.validOn"), cell: ({ validOn }) => formatDate(validOn, language) },
          {
            key: "count",
            header: t("lists.smelters"),
            numeric: true,
            cell: ({ smelters }) => formatNumber(smelters, language),
          },
          {
            key: "template",
            header: t("lists.template"),
            cell: ({ template }) => (template ? t("lists.isTemplate") : null),
          },
          {
            key: "added",
            header: t("lists.added"),
            cell: ({ createdAt, addedBy }) => {
              const date = formatDate(dayOf(createdAt, timeZone), language);
              return addedBy ? t("lists.addedBy", { date, name: addedBy }) : date;
            },
          },
        ]}
      />
      <Section title={t("lists.new")}>
        {problems.length > 1 && (
          <Alert tone="danger" title={t("lists.problems")}>
            <ul className="ds-list">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Alert>
        )}
        <ServerForm id="new" schema={listForms.new} encType="multipart/form-data">
          <FileField
            name="file"
            label={t("lists.file")}
            help={t("lists.fileHelp")}
            accept={["xlsx", "csv"]}
            maxBytes={mostBytes}
          />
          <DateField name="date" label={t("lists.date")} help={t("lists.dateHelp")} max={today} optional />
          <Actions>
            <SubmitButton>{t("lists.add")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <Section title={t("lists.ask")}>
        <p className="ds-paragraph">{t("lists.askHelp")}</p>
        {mineralTemplates.map((template) =>
          asked.includes(template) ? (
            <p className="ds-paragraph" key={template}>
              {t("lists.isAsked", { template })}
            </p>
          ) : (
            <ServerForm key={template} id="ask" schema={listForms.ask}>
              <HiddenField name="template" value={template} />
              <Actions>
                <SubmitButton variant="secondary">{t("lists.askFor", { template })}</SubmitButton>
              </Actions>
            </ServerForm>
          ),
        )}
      </Section>
      <Section title={t("lists.settings")}>
        <ServerForm id="settings" schema={listForms.settings} saved={settings}>
          <TextField name="validMonths" label={t("lists.validMonths")} inputMode="numeric" size={6} />
          <TextField name="auditNoticeDays" label={t("lists.auditNoticeDays")} inputMode="numeric" size={6} />
          <TextField name="versionsCMRT" label={t("lists.versionsCMRT")} help={t("lists.versionsHelp")} optional />
          <TextField name="versionsEMRT" label={t("lists.versionsEMRT")} help={t("lists.versionsHelp")} optional />
          <TextField
            name="watchedCountries"
            label={t("lists.watchedCountries")}
            help={t("lists.watchedCountriesHelp")}
            optional
          />
          <TextField
            name="watchedSmelters"
            label={t("lists.watchedSmelters")}
            help={t("lists.watchedSmeltersHelp")}
            optional
          />
          <Actions>
            <SubmitButton>{t("lists.save")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </Page>
  );
}
