import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

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
import { todayIn } from "~/features/requests/deadlines";
import { type IndexProblem, readCountryIndex } from "~/features/risk/country-index";
import { EditionPreview } from "~/features/risk/edition-preview";
import { addEdition, editionsOf, effectsOf, previewOf } from "~/features/risk/risk.server";
import { applyEditionForm, newEditionForm, scoresAsText, scoresIn } from "~/features/risk/risk-form";
import { readSheet } from "~/features/sheets/read-sheet.server";
import { DateField, FileField, TextField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate, formatNumber, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

const largest = 2_000_000;

export const handle = titled((t) => t("risk:countries.title"));

export const loader = forAdmin(async ({ store, member, now }) => ({
  editions: await editionsOf(store, member.buyerId),
  today: todayIn(now, member.timeZone),
  timeZone: member.timeZone,
}));

export const action = forAdmin(async ({ request, store, member, language, now }) => {
  const fields = await formIn(request);
  const [newest] = await editionsOf(store, member.buyerId);
  const today = todayIn(now, member.timeZone);
  /** Levels are read from the newest list, and none is used before its day. */
  type Wrong = { key: "dateTooLate" | "dateTooEarly"; params: Record<string, string> };
  const wrongDay = (day: string): Wrong | null =>
    day > today
      ? { key: "dateTooLate", params: { max: formatDate(today, language) } }
      : newest && day < newest.validFrom
        ? { key: "dateTooEarly", params: { min: formatDate(newest.validFrom, language) } }
        : null;

  if (fields.get("form") === "apply") {
    const form = await readForm(fields, applyEditionForm);
    if (!form.ok) return form.rejection;
    const { scores, ...edition } = form.values;
    const wrong = wrongDay(edition.validFrom);
    if (wrong) return form.refuse("validFrom", wrong.key, wrong.params);
    const { changes } = await addEdition(store, member, { ...edition, scores: scoresIn(scores)! });
    throw redirect(done("/admin/countries", "risk.edition", changes));
  }
  const form = await readForm(fields, newEditionForm);
  if (!form.ok) return form.rejection;
  const { file, ...edition } = form.values;
  const wrong = wrongDay(edition.validFrom);
  if (wrong) return form.refuse("validFrom", wrong.key, wrong.params);
  if (file.size > largest) return form.refuse("file", "fileTooLarge", { size: formatSize(largest, language) });
  const read = await readSheet(new Uint8Array(await file.arrayBuffer()), { rows: 1000 });
  if ("problem" in read) return form.refuse("file", "fileUnreadable");
  const index = readCountryIndex(read.sheet.rows);
  if ("problems" in index) {
    return form.refuse("file", "fileWrong", undefined, { problems: index.problems.slice(0, 20) });
  }
  const { effects } = await effectsOf(store, member.buyerId, { name: edition.name, scores: index.scores });
  return data({
    preview: { ...previewOf(effects), countries: index.scores.length, fileName: file.name },
    edition: { ...edition, scores: scoresAsText(index.scores) },
  });
});

type Answer =
  | {
      preview: Parameters<typeof EditionPreview>[0]["preview"];
      edition: Parameters<typeof EditionPreview>[0]["edition"];
    }
  | { problems?: IndexProblem[] }
  | undefined;

export default function Countries() {
  const { t } = useTranslation(["risk", "importing"]);
  const { language } = useReader();
  const { editions, today, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer;
  const problems = answer && "problems" in answer ? (answer.problems ?? []) : [];
  return (
    <Page
      wide
      lead={<p>{t("countries.lead")}</p>}
      back={<BackLink to="/admin">{t("countries.administration")}</BackLink>}
    >
      {answer && "preview" in answer && <EditionPreview preview={answer.preview} edition={answer.edition} />}
      <Table
        caption={t("countries.title")}
        rows={editions.map((edition, place) => ({ ...edition, isInUse: place === 0 }))}
        rowKey={({ id }) => id}
        empty={
          <Empty title={t("countries.none")}>
            <p>{t("countries.noneText")}</p>
          </Empty>
        }
        columns={[
          {
            key: "name",
            header: t("countries.name"),
            cell: ({ name, isInUse }) => (
              <>
                {name} {isInUse && <Tag tone="success">{t("countries.inUse")}</Tag>}
              </>
            ),
          },
          { key: "source", header: t("countries.source"), cell: ({ source }) => source },
          { key: "from", header: t("countries.validFrom"), cell: ({ validFrom }) => formatDate(validFrom, language) },
          {
            key: "count",
            header: t("countries.count"),
            numeric: true,
            cell: ({ countries }) => formatNumber(countries, language),
          },
          {
            key: "added",
            header: t("countries.added"),
            cell: ({ createdAt, addedBy }) => {
              const date = formatDate(dayOf(createdAt, timeZone), language);
              return addedBy ? t("countries.addedBy", { date, name: addedBy }) : date;
            },
          },
        ]}
      />
      <Section title={t("countries.new")}>
        {problems.length > 0 && (
          <Alert tone="danger" title={t("countries.problems")}>
            <ul className="ds-list">
              {problems.map(({ key, row, params }) => (
                <li key={`${key} ${row}`}>{t(`importing:countryIndex.${key}`, { row, ...params } as never)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <ServerForm id="new" schema={newEditionForm} encType="multipart/form-data" saved={{ validFrom: today }}>
          <FileField
            name="file"
            label={t("countries.file")}
            help={t("countries.fileHelp")}
            accept={["csv", "xlsx"]}
            maxBytes={largest}
          />
          <TextField name="name" label={t("countries.name")} help={t("countries.nameHelp")} maxLength={100} />
          <TextField name="source" label={t("countries.source")} help={t("countries.sourceHelp")} maxLength={300} />
          <DateField name="validFrom" label={t("countries.validFrom")} max={today} />
          <Actions>
            <SubmitButton>{t("countries.look")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </Page>
  );
}
