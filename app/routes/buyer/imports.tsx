/** Bringing in a supplier list: the file, what it may hold, and the lists brought in before. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { contactFields, supplierFields } from "~/features/suppliers/import-fields";
import { nothingTyped, uploadForm } from "~/features/suppliers/import-form";
import { importLimits } from "~/features/suppliers/import-view";
import { problemIn } from "~/features/suppliers/import-words";
import { importsOf, takeIn } from "~/features/suppliers/imports.server";
import { FileField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDateTime, formatNumber, formatSize } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("imports:title"));

export const loader = forBuyer(async ({ store, member }) => ({
  imports: await importsOf(store, member.buyerId),
  timeZone: member.timeZone,
}));

export const action = forBuyer(async ({ request, store, member, language }) => {
  const { form: typed, uploads } = await readUploads(request, gathering(importLimits.bytes));
  const [list] = uploads.get("file") ?? [];
  const read = await readForm(typed, nothingTyped);
  if (!read.ok) return read.rejection;
  if (!list) return read.refuse("file", "file");
  if ("refused" in list) return read.refuse("file", "fileTooLarge", { size: formatSize(importLimits.bytes, language) });
  const taken = await takeIn(store, member, list);
  if ("id" in taken) throw redirect(`/suppliers/imports/${taken.id}`);
  const sentence = problemIn(taken.problem, translatorFor(language).t, language);
  return read.refuse("file", "fileBecause", { sentence });
});

type Earlier = ReturnType<typeof useLoaderData<typeof loader>>["imports"][number];

export default function Imports() {
  const { imports, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["imports", "suppliers"]);
  const { language, roles = [] } = useReader();
  const number = (value: number) => formatNumber(value, language);
  const outcome = ({ state, outcome }: Earlier) =>
    state === "done" && outcome ? (
      t("earlier.outcomeText", {
        added: number(outcome.added),
        updated: number(outcome.updated),
        rejected: number(outcome.rejected),
      })
    ) : (
      <Tag tone={state === "failed" ? "danger" : "info"}>{t(`states.${state}`)}</Tag>
    );
  return (
    <Page wide back={<BackLink to="/suppliers">{t("suppliers:title")}</BackLink>} lead={t("lead")}>
      {canBuy(roles) && <Upload />}
      <Section title={t("earlier.title")}>
        {imports.length === 0 ? (
          <p className="ds-paragraph subtle">{t("earlier.none")}</p>
        ) : (
          <Table
            caption={t("earlier.title")}
            rows={imports}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "file",
                header: t("earlier.file"),
                cell: ({ id, fileName }) => (
                  <Link className="ds-link" to={`/suppliers/imports/${id}`}>
                    {fileName}
                  </Link>
                ),
              },
              {
                key: "when",
                header: t("earlier.when"),
                cell: ({ createdAt }) => formatDateTime(createdAt, language, timeZone),
              },
              { key: "by", header: t("earlier.by"), cell: ({ startedBy }) => startedBy },
              { key: "rows", header: t("earlier.rows"), numeric: true, cell: ({ rows }) => number(rows) },
              { key: "outcome", header: t("earlier.outcome"), cell: outcome },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

const sampleFiles = { nb: "/leverandorliste.csv", en: "/supplier-list.csv" };

function Upload() {
  const { t } = useTranslation(["imports", "importing"]);
  const { language } = useReader();
  return (
    <div className="columns">
      <Section title={t("upload.title")}>
        <ServerForm schema={uploadForm} encType="multipart/form-data">
          <FileField
            name="file"
            label={t("upload.file")}
            help={t("upload.help", { rows: formatNumber(importLimits.rows, language) })}
            accept={["xlsx", "csv"]}
            maxBytes={importLimits.bytes}
          />
          <Actions>
            <SubmitButton>{t("upload.save")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <Section title={t("upload.columns")}>
        <p className="ds-paragraph">{t("upload.columnsLead")}</p>
        <p className="ds-paragraph">
          <a className="ds-link" href={sampleFiles[language]} download>
            {t("upload.sample")}
          </a>
        </p>
        <Details summary={t("upload.supplierColumns")}>
          <ul className="ds-list">
            {supplierFields.map((field) => (
              <li key={field}>{t(`importing:columns.${field}`)}</li>
            ))}
          </ul>
          <p className="ds-paragraph">{t("upload.countryNote")}</p>
          <p className="ds-paragraph">{t("upload.keyNote")}</p>
        </Details>
        <Details summary={t("upload.contactColumns")}>
          <ul className="ds-list">
            {contactFields.map((field) => (
              <li key={field}>{t(`importing:contactColumns.${field}`, { number: 1 })}</li>
            ))}
          </ul>
          <p className="ds-paragraph">{t("upload.contactNote")}</p>
        </Details>
      </Section>
    </div>
  );
}
