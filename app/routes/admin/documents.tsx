/** The documents suppliers sign, each with its versions. */
import { redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { type Column, Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { standardDocuments } from "~/features/documents/content/library";
import { documentOf } from "~/features/documents/document-text";
import { ownText, startForm } from "~/features/documents/draft-form";
import { allVersions, startDraft } from "~/features/documents/drafts.server";
import { SelectField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("documents:page.title"));

export const loader = forAdmin(async ({ store, member }) => {
  const versions = await allVersions(store, member.buyerId);
  const keys = [...new Set(versions.map(({ key }) => key))];
  return {
    documents: keys.map((key) => ({ key, versions: versions.filter((one) => one.key === key) })),
    standard: standardDocuments
      .filter(({ key }) => !keys.includes(key))
      .map(({ key, source }) => ({ key, title: documentOf(source).title })),
    timeZone: member.timeZone,
  };
});

export const action = forAdmin(async ({ request, store, member, now }) => {
  const form = await readForm(request, startForm);
  if (!form.ok) return form.rejection;
  const { from, titleNb, titleEn } = form.values;
  const known = (await allVersions(store, member.buyerId)).map(({ key }) => key);
  const isKnown = known.includes(from) || standardDocuments.some(({ key }) => key === from);
  if (from !== ownText && !isKnown) return form.refuse("from", "choice");
  const start = from === ownText ? { title: { nb: titleNb ?? "", en: titleEn ?? "" } } : { key: from };
  throw redirect(`/admin/documents/${await startDraft(store, member, start, now)}`);
});

type Version = ReturnType<typeof useLoaderData<typeof loader>>["documents"][number]["versions"][number];

export default function Documents() {
  const { documents, standard, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["documents", "members"]);
  const { language } = useReader();
  const tones = { draft: "info", published: "success", retired: "neutral" } as const;
  const columns: Column<Version>[] = [
    {
      key: "version",
      header: t("page.versionHeader"),
      cell: (one) => (
        <Link className="ds-link" to={`/admin/documents/${one.id}`}>
          {t("page.version", { version: one.version })}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("page.state"),
      cell: (one) => <Tag tone={tones[one.state]}>{t(`states.${one.state}`)}</Tag>,
    },
    {
      key: "published",
      header: t("page.published"),
      cell: (one) =>
        one.publishedAt &&
        (one.publishedBy
          ? t("page.publishedBy", {
              date: formatDate(dayOf(one.publishedAt, timeZone), language),
              name: one.publishedBy,
            })
          : formatDate(dayOf(one.publishedAt, timeZone), language)),
    },
  ];
  return (
    <Page lead={t("page.lead")} back={<BackLink to="/admin">{t("members:administration")}</BackLink>} wide>
      {documents.length === 0 && (
        <Empty title={t("page.none")}>
          <p className="ds-paragraph">{t("page.noneHelp")}</p>
        </Empty>
      )}
      {documents.map(({ key, versions }) => {
        const newest = versions[0]!;
        const title = newest.title?.[language] ?? key;
        return (
          <Section
            key={key}
            title={title}
            actions={
              <Form method="post">
                <input type="hidden" name="from" value={key} />
                <button className="ds-button" data-variant="secondary" type="submit">
                  {newest.state === "draft" ? t("page.openDraft") : t("page.newVersion")}
                  <span className="ds-sr-only">: {title}</span>
                </button>
              </Form>
            }
          >
            {newest.daysToAnswer !== null && newest.minutes !== null && (
              <p className="ds-paragraph subtle">
                {t("page.given", { days: newest.daysToAnswer, minutes: newest.minutes })}
              </p>
            )}
            <Table caption={title} columns={columns} rows={versions} rowKey={({ id }) => id} />
          </Section>
        );
      })}
      <Section title={t("page.start")}>
        <ServerForm schema={startForm}>
          <SelectField
            name="from"
            label={t("page.from")}
            options={[
              ...standard.map(({ key, title }) => ({ value: key, label: title[language] })),
              { value: ownText, label: t("page.empty") },
            ]}
          />
          <TextField name="titleNb" label={t("page.titleNb")} help={t("page.titleHelp")} optional />
          <TextField name="titleEn" label={t("page.titleEn")} optional />
          <Actions>
            <SubmitButton>{t("page.begin")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </Page>
  );
}
