/** The questionnaires suppliers answer, each with its versions, and where a definition is brought in. */
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { type Column, Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { importForm, nothingTyped } from "~/features/questionnaires/definition-form";
import { type ProblemTold, problemsTold } from "~/features/questionnaires/problem-words";
import { allQuestionnaires, definitionLimit, importQuestionnaire } from "~/features/questionnaires/versions.server";
import { FileField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatSize } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("questionnaires:title"));

export const loader = forAdmin(async ({ store, member }) => {
  const versions = await allQuestionnaires(store, member.buyerId);
  const keys = [...new Set(versions.map(({ key }) => key))];
  return {
    questionnaires: keys.map((key) => ({ key, versions: versions.filter((one) => one.key === key) })),
    limit: definitionLimit,
    timeZone: member.timeZone,
  };
});

/** More than anybody mends in one go. */
const mostProblems = 50;

export const action = forAdmin(async ({ request, store, member, language }) => {
  const { form: typed, uploads } = await readUploads(request, gathering(definitionLimit));
  const [definition] = uploads.get("file") ?? [];
  const form = await readForm(typed, nothingTyped);
  if (!form.ok) return form.rejection;
  if (!definition) return form.refuse("file", "file");
  if ("refused" in definition)
    return form.refuse("file", "fileTooLarge", { size: formatSize(definitionLimit, language) });
  const taken = await importQuestionnaire(store, member, definition.bytes);
  if ("id" in taken) throw redirect(done(`/admin/questionnaires/${taken.id}`, "questionnaires.imported"));
  const { t } = translatorFor(language);
  if ("noJson" in taken) {
    const { line } = taken.noJson;
    const sentence = line ? t("questionnaires:import.noJsonAt", { line }) : t("questionnaires:import.noJson");
    return form.refuse("file", "fileBecause", { sentence });
  }
  const { problems, written } = taken;
  const sentence = t("questionnaires:import.wrong", { count: problems.length });
  return form.refuse(
    "file",
    "fileBecause",
    { sentence },
    {
      problems: problemsTold(problems.slice(0, mostProblems), written, t),
      more: Math.max(0, problems.length - mostProblems),
    },
  );
});

type Version = ReturnType<typeof useLoaderData<typeof loader>>["questionnaires"][number]["versions"][number];

export default function Questionnaires() {
  const { questionnaires, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["questionnaires", "documents", "members"]);
  const { language } = useReader();
  const tones = { draft: "info", published: "success", retired: "neutral" } as const;
  const day = (at: Date) => formatDate(dayOf(at, timeZone), language);
  const columns: Column<Version>[] = [
    {
      key: "version",
      header: t("version"),
      cell: ({ id, version }) => (
        <Link className="ds-link" to={`/admin/questionnaires/${id}`}>
          {t("versionIs", { version })}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ state }) => <Tag tone={tones[state]}>{t(`documents:states.${state}`)}</Tag>,
    },
    {
      key: "published",
      header: t("published"),
      cell: ({ publishedAt, publishedBy }) =>
        publishedAt &&
        (publishedBy ? t("publishedBy", { date: day(publishedAt), name: publishedBy }) : day(publishedAt)),
    },
    { key: "requests", header: t("asked"), numeric: true, cell: ({ requests }) => requests },
  ];
  return (
    <Page lead={t("lead")} back={<BackLink to="/admin">{t("members:administration")}</BackLink>} wide>
      <Import />
      {questionnaires.map(({ key, versions }) => {
        const title = versions[0]!.title?.[language] ?? key;
        return (
          <Section key={key} title={title}>
            <Table caption={title} columns={columns} rows={versions} rowKey={({ id }) => id} />
          </Section>
        );
      })}
    </Page>
  );
}

function Import() {
  const { limit } = useLoaderData<typeof loader>();
  const { problems, more } = useActionData<{ problems?: ProblemTold[]; more?: number }>() ?? {};
  const { t } = useTranslation("questionnaires");
  return (
    <Section title={t("import.title")} id="import">
      <p className="ds-paragraph">{t("import.about")}</p>
      {problems && (
        <Alert tone="warning" title={t("import.problems")}>
          <ul className="ds-list">
            {problems.map(({ where, what }) => (
              <li key={`${where} ${what}`} className="break">
                <strong>{where}</strong>: {what}
              </li>
            ))}
          </ul>
          {Boolean(more) && <p className="ds-paragraph">{t("import.more", { count: more! })}</p>}
        </Alert>
      )}
      <ServerForm schema={importForm} encType="multipart/form-data">
        <FileField name="file" label={t("import.file")} help={t("import.help")} accept={["json"]} maxBytes={limit} />
        <Actions>
          <SubmitButton variant="secondary">{t("import.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Section>
  );
}
