/** One version of a questionnaire: a draft that is compared, looked at and published, or a published one as it will always be. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { anyDefinitionForm, discardForm, publishForm } from "~/features/questionnaires/definition-form";
import { differencesBetween } from "~/features/questionnaires/differences";
import { Differences } from "~/features/questionnaires/differences-view";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { discardQuestionnaire, markOf, publishQuestionnaire } from "~/features/questionnaires/questionnaires.server";
import { versionBefore, versionBehind } from "~/features/questionnaires/versions.server";
import { HiddenField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { title, version }) =>
  t("questionnaires:versionTitle", { title, version }),
);

export const loader = forAdmin(async ({ store, member, params, language }) => {
  const found = (await versionBehind(store, member.buyerId, idIn(params, "questionnaire"))) ?? notFound();
  const { definition } = found;
  const before = await versionBefore(store, member.buyerId, found);
  return {
    id: found.id,
    title: definition.title[language],
    version: found.version,
    state: found.state,
    mark: markOf(found),
    changeNote: found.changeNote,
    publishedOn: found.publishedAt && dayOf(found.publishedAt, member.timeZone),
    publishedBy: found.publishedBy,
    sections: definition.sections.length,
    questions: questionsOf(definition).length,
    minutes: definition.estimatedMinutes,
    days: definition.defaultDueDays,
    months: definition.renewalMonths,
    differences: before && differencesBetween(before, definition),
  };
});

export const action = forAdmin(async ({ request, store, member, params, now }) => {
  const id = idIn(params, "questionnaire");
  const found = (await versionBehind(store, member.buyerId, id)) ?? notFound();
  const form = await readForm(request, anyDefinitionForm);
  if (!form.ok) return form.rejection;
  const { values } = form;
  if (values.form === "discard") {
    if ((await discardQuestionnaire(store, member, id)) === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done("/admin/questionnaires", "questionnaires.discarded"));
  }
  const { seen, changeNb, changeEn } = values;
  if (found.version > 1 && !changeNb) return form.refuse("changeNb", "required");
  if (found.version > 1 && !changeEn) return form.refuse("changeEn", "required");
  const changeNote = changeNb && changeEn ? { nb: changeNb, en: changeEn } : null;
  const outcome = await publishQuestionnaire(store, member, id, now, { changeNote, seen });
  if (outcome === "overtaken") return form.refuse(null, "overtaken");
  throw redirect(done(`/admin/questionnaires/${id}`, "questionnaires.published"));
});

export default function Questionnaire() {
  const read = useLoaderData<typeof loader>();
  const { id, version, state, changeNote, publishedOn, publishedBy, sections, questions, differences } = read;
  const { t } = useTranslation(["questionnaires", "common"]);
  const { language } = useReader();
  return (
    <Page
      wide
      back={<BackLink to="/admin/questionnaires">{t("title")}</BackLink>}
      actions={
        <>
          <ButtonLink to={`/admin/questionnaires/${id}/preview`} variant="secondary">
            {t("preview.open")}
          </ButtonLink>
          <ButtonLink to={`/admin/questionnaires/${id}/export`} variant="secondary" reloadDocument>
            {t("export")}
          </ButtonLink>
        </>
      }
    >
      <Alert tone="info">
        {state === "draft"
          ? t("isDraft")
          : t(state === "retired" ? "isRetired" : "isPublished", {
              date: publishedOn ? formatDate(publishedOn, language) : "",
              name: publishedBy ?? "–",
            })}
      </Alert>
      <SummaryList
        lines={[
          { label: t("facts.questions"), value: t("facts.questionsIn", { questions, count: sections }) },
          { label: t("facts.minutes"), value: t("common:minutes", { count: read.minutes }) },
          { label: t("facts.days"), value: t("facts.daysIs", { count: read.days }) },
          { label: t("facts.renewal"), value: t("facts.renewalIs", { count: read.months }) },
          changeNote && { label: t("changeNote"), value: <span className="typed">{changeNote[language]}</span> },
        ]}
      />
      {differences && <Differences differences={differences} version={version - 1} />}
      {state === "draft" && <Publishing />}
    </Page>
  );
}

function Publishing() {
  const { mark, version } = useLoaderData<typeof loader>();
  const { t } = useTranslation("questionnaires");
  return (
    <>
      <Section title={t("publish.title")} id="publishing">
        <ServerForm id="publish" schema={publishForm}>
          <HiddenField name="seen" value={mark} />
          <p className="ds-paragraph">{t("publish.about")}</p>
          {version > 1 && (
            <>
              <TextArea name="changeNb" label={t("publish.note.nb")} help={t("publish.noteHelp")} rows={3} />
              <TextArea name="changeEn" label={t("publish.note.en")} rows={3} />
            </>
          )}
          <Actions>
            <SubmitButton>{t("publish.send")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <Section title={t("discard.title")}>
        <ServerForm id="discard" schema={discardForm}>
          <p className="ds-paragraph">{t("discard.about")}</p>
          <Actions>
            <SubmitButton variant="secondary" color="danger">
              {t("discard.title")}
            </SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </>
  );
}
