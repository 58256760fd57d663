/** One list on its way in: its columns are matched, what it would do is looked over, and then it goes in. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { LookAgain, underWay } from "~/components/under-way";
import { forBuyer } from "~/features/accounts/guard.server";
import { countriesSorted } from "~/features/countries/countries";
import { answersForm, matchingForm, nothingTyped } from "~/features/suppliers/import-form";
import { MatchingStep } from "~/features/suppliers/import-matching";
import { PreviewStep } from "~/features/suppliers/import-preview";
import { ImportResult } from "~/features/suppliers/import-result";
import { type GivenAnswers, importStep, leftUnanswered } from "~/features/suppliers/import-view";
import { discard, importOf, look, matchingFor, start } from "~/features/suppliers/imports.server";
import { readForm } from "~/forms/read-form.server";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = {
  ...titled<typeof loader>((t, { step }) => {
    if (step === "matching" || step === "preview") return t(`imports:steps.${step}`);
    return step === "done" ? t("imports:result.done") : t(`imports:wait.${step}`);
  }),
  ...underWay<typeof loader>(({ step }) => step === "checking" || step === "running"),
};

export const loader = forBuyer(async ({ store, member, params, request, language }) => {
  const found = (await importOf(store, member.buyerId, idIn(params, "import"))) ?? notFound();
  const step = importStep(found.state, new URL(request.url).searchParams);
  return {
    step,
    list: found,
    matching: matchingFor(found),
    countries:
      step === "matching" ? countriesSorted(language).map(({ code, name }) => ({ value: code, label: name })) : [],
    timeZone: member.timeZone,
  };
});

export const action = forBuyer(async ({ store, member, params, request, now }) => {
  const list = (await importOf(store, member.buyerId, idIn(params, "import"))) ?? notFound();
  const here = `/suppliers/imports/${list.id}`;
  const asked = new URL(request.url).searchParams.get("do");
  if (asked === "discard") {
    const read = await readForm(request, nothingTyped);
    if (!read.ok) return read.rejection;
    throw redirect((await discard(store, member, list.id)) ? done("/suppliers/imports", "imports.discarded") : here);
  }
  if (asked === "import") {
    const read = await readForm(request, answersForm);
    if (!read.ok) return read.rejection;
    const rows = Object.entries(read.values.rows ?? {}).filter((one): one is [string, string] => one[1] !== null);
    const answers: GivenAnswers = {
      all: read.values.all,
      rows: Object.fromEntries(rows.map(([name, answer]) => [name.replace("row", ""), answer])),
    };
    if (list.preview && leftUnanswered(list.preview, answers)) return read.refuse("all", "answersMissing");
    await start(store, member, list, answers, now);
    throw redirect(here);
  }
  const read = await readForm(request, matchingForm);
  if (!read.ok) return read.rejection;
  const { columns, country, isWithoutHeader } = read.values;
  const fields = columns.map(({ field }) => field);
  await look(store, member, list, { columns: fields, country, hasHeader: !isWithoutHeader }, now);
  throw redirect(here);
});

export default function Import() {
  const { step, list, matching, countries, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("imports");
  const { language } = useReader();
  const rows = { count: list.sheet.rows, rows: formatNumber(list.sheet.rows, language) };
  const back = <BackLink to="/suppliers/imports">{t("back")}</BackLink>;
  if (step === "matching") {
    return (
      <Page
        wide
        back={back}
        lead={
          <>
            <p>
              <strong>{list.fileName}</strong>
            </p>
            <p>{t("matching.lead", rows)}</p>
          </>
        }
      >
        {list.state === "failed" && (
          <Alert tone="danger" title={t("failed.title")}>
            {t("failed.text")}
          </Alert>
        )}
        <MatchingStep id={list.id} sheet={list.sheet} matching={matching} countries={countries} />
      </Page>
    );
  }
  if (step === "preview" && list.preview) {
    return (
      <Page wide back={back} lead={<strong>{list.fileName}</strong>}>
        <PreviewStep id={list.id} preview={list.preview} />
      </Page>
    );
  }
  if (step === "done" && list.outcome) {
    return (
      <Page back={back}>
        <ImportResult list={list} outcome={list.outcome} timeZone={timeZone} />
      </Page>
    );
  }
  const isRunning = step === "running";
  return (
    <Page back={back} lead={<strong>{list.fileName}</strong>}>
      <div role="status">
        <p className="ds-paragraph">{t(isRunning ? "wait.runningText" : "wait.checkingText", rows)}</p>
      </div>
      <LookAgain />
    </Page>
  );
}
