/** One version of a document: a draft that is written, looked at and published, or a published one as it will always be. */
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { documentOf, knownBlanks } from "~/features/documents/document-text";
import { DocumentView, readable } from "~/features/documents/document-view";
import { type DraftProblem, differing, documentFrom, moveIn, type Draft as Written } from "~/features/documents/draft";
import { DraftEditor, type Theirs } from "~/features/documents/draft-editor";
import { anyDraftForm, discardForm, draftForm } from "~/features/documents/draft-form";
import { discardDraft, markOf, publish, saveDraft, versionBehind } from "~/features/documents/drafts.server";
import { renewalOf } from "~/features/documents/earlier.server";
import { RenewalView } from "~/features/documents/renewal-view";
import { todayIn } from "~/features/requests/deadlines";
import { kinds } from "~/features/requests/kinds";
import { DateField, HiddenField, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { title, version }) => t("documents:draft.title", { title, version }));

export const loader = forAdmin(async ({ request, store, member, params, language, now }) => {
  const version = (await versionBehind(store, member.buyerId, idIn(params, "document"))) ?? notFound();
  const draft = version.draft as Written | null;
  const read = draft ? documentFrom(draft) : { document: documentOf(version.body!) };
  const asked = new URL(request.url).searchParams.get("preview");
  const shown = asked === "nb" || asked === "en" ? asked : language;
  return {
    id: version.id,
    title: version.title![language],
    version: version.version,
    state: version.state,
    mark: markOf(version),
    draft,
    blanks: version.blanks,
    changeNote: version.changeNote,
    daysToAnswer: version.daysToAnswer ?? kinds.document.days,
    minutes: version.minutes ?? kinds.document.minutes,
    graceUntil: version.graceUntil,
    publishedOn: version.publishedAt && dayOf(version.publishedAt, member.timeZone),
    publishedBy: version.publishedBy,
    problems: "problems" in read ? read.problems : [],
    preview: "document" in read ? readable(read.document, version.blanks, shown) : null,
    shown,
    renewal:
      version.state === "published" && canBuy(member.roles)
        ? await renewalOf(store, member.buyerId, version.key, todayIn(now, member.timeZone))
        : null,
  };
});

export const action = forAdmin(async ({ request, store, member, params, now }) => {
  const id = idIn(params, "document");
  if (!(await versionBehind(store, member.buyerId, id))) notFound();
  const form = await readForm(request, anyDraftForm);
  if (!form.ok) return form.rejection;
  const { values } = form;
  if (values.form === "discard") {
    if ((await discardDraft(store, member, id)) === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done("/admin/documents", "documents.discarded"));
  }
  const { title, intro, chapters, changeNb, changeEn } = values;
  const parts = { title, intro, chapters };
  const move = moveIn(values.intent);
  const saved = await saveDraft(
    store,
    member,
    id,
    values.seen,
    {
      parts,
      blanks: Object.fromEntries(
        Object.entries(values.blanks).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      ),
      changeNote: changeNb || changeEn ? { nb: changeNb ?? "", en: changeEn ?? "" } : null,
      daysToAnswer: values.days,
      minutes: values.minutes,
      graceUntil: values.graceUntil,
    },
    move,
  );
  if ("overtaken" in saved) {
    const meanwhile = saved.overtaken && {
      seen: saved.overtaken.mark,
      theirs: differing(parts, saved.overtaken.draft),
    };
    return form.refuse(null, meanwhile ? "overtakenDraft" : "overtaken", undefined, meanwhile ?? {});
  }
  if (move) throw redirect(`/admin/documents/${id}#part-${saved.shown}`);
  if (values.intent !== "publish") throw redirect(done(`/admin/documents/${id}`, "documents.saved"));
  const outcome = await publish(store, member, id, now);
  if ("problems" in outcome) return form.refuse(null, "unfinished", undefined, { problems: outcome.problems });
  if ("noteMissing" in outcome) return form.refuse(outcome.noteMissing === "nb" ? "changeNb" : "changeEn", "required");
  if ("emptyBlanks" in outcome) return form.refuse(`blanks.${outcome.emptyBlanks[0]}`, "emptyBlank");
  if ("refusal" in outcome) return form.refuse(null, "overtaken");
  throw redirect(done(`/admin/documents/${id}`, "documents.published"));
});

export default function Document() {
  const document = useLoaderData<typeof loader>();
  const { t } = useTranslation("documents");
  const { language } = useReader();
  const { state, changeNote, publishedOn, publishedBy } = document;
  return (
    <Page wide back={<BackLink to="/admin/documents">{t("draft.back")}</BackLink>}>
      {state === "draft" ? (
        <Draft />
      ) : (
        <div className="stack">
          <Alert tone="info">
            {t("draft.published", {
              date: publishedOn ? formatDate(publishedOn, language) : "",
              name: publishedBy ?? "–",
            })}
          </Alert>
          {document.renewal && <RenewalView renewal={document.renewal} />}
          {state === "retired" && <p className="ds-paragraph">{t("draft.retired")}</p>}
          {changeNote?.[language] && (
            <p className="ds-paragraph">
              <strong>{t("draft.changed")}:</strong> {changeNote[language]}
            </p>
          )}
        </div>
      )}
      <Preview />
      {state === "draft" && (
        <Section title={t("draft.discard")}>
          <ServerForm id="discard" schema={discardForm}>
            <p className="ds-paragraph">{t("draft.discardHelp")}</p>
            <Actions>
              <SubmitButton variant="secondary" color="danger">
                {t("draft.discard")}
              </SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}

function Draft() {
  const document = useLoaderData<typeof loader>();
  const { t } = useTranslation("documents");
  const { draft, blanks, changeNote, version } = document;
  const answer = useActionData<{ problems?: DraftProblem[]; theirs?: Theirs[]; seen?: string }>();
  /** Of the text that was just sent, where it could not be published; of the draft as it was saved otherwise. */
  const problems = answer?.problems ?? document.problems;
  return (
    <ServerForm
      id="draft"
      schema={draftForm}
      saved={{
        ...draft!,
        blanks,
        changeNb: changeNote?.nb,
        changeEn: changeNote?.en,
        days: document.daysToAnswer,
        minutes: document.minutes,
        graceUntil: document.graceUntil,
      }}
    >
      <HiddenField name="seen" value={answer?.seen ?? document.mark} />
      <Details summary={t("draft.help")}>
        <p className="ds-paragraph">{t("draft.helpText")}</p>
      </Details>
      {/* The first button is what Enter in a field presses. */}
      <div className="actions">
        <SubmitButton intent="save" variant="secondary">
          {t("draft.save")}
        </SubmitButton>
      </div>
      <DraftEditor problems={problems} theirs={answer?.theirs ?? []} />
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t("draft.blanks")}</legend>
        <p data-field="description">{t("draft.blanksHelp")}</p>
        {knownBlanks.map((name) => (
          <TextField key={name} name={`blanks.${name}`} label={t(`blanks.${name}`)} optional />
        ))}
      </fieldset>
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t("draft.publishing")}</legend>
        <p data-field="description">{t("draft.publishHelp")}</p>
        <TextField name="days" label={t("draft.days")} size={4} inputMode="numeric" />
        <TextField
          name="minutes"
          label={t("draft.minutes")}
          help={t("draft.minutesHelp")}
          size={4}
          inputMode="numeric"
        />
        {version > 1 && (
          <>
            <TextArea
              name="changeNb"
              label={t("draft.changeNote.nb")}
              help={t("draft.changeNoteHelp")}
              rows={3}
              optional
            />
            <TextArea name="changeEn" label={t("draft.changeNote.en")} rows={3} optional />
            <DateField name="graceUntil" label={t("draft.grace")} help={t("draft.graceHelp")} optional />
          </>
        )}
      </fieldset>
      <Actions>
        <SubmitButton intent="save">{t("draft.save")}</SubmitButton>
        <SubmitButton intent="publish" variant="secondary">
          {t("draft.publish")}
        </SubmitButton>
      </Actions>
    </ServerForm>
  );
}

function Preview() {
  const { preview, shown } = useLoaderData<typeof loader>();
  const { t } = useTranslation("documents");
  return (
    <Section
      id="preview"
      title={t("draft.preview")}
      actions={(["nb", "en"] as const).map((language) => (
        <Link
          key={language}
          className="ds-button"
          data-size="sm"
          data-variant={shown === language ? "primary" : "secondary"}
          aria-current={shown === language ? "true" : undefined}
          to={`?preview=${language}#preview`}
          preventScrollReset
        >
          {t(`draft.previewIn.${language}`)}
        </Link>
      ))}
    >
      {preview ? (
        <div className="ds-card">
          <div className="ds-card__block stack">
            <p className="ds-heading" data-size="sm" lang={preview.language}>
              {preview.title}
            </p>
            <DocumentView document={preview} level={3} />
          </div>
        </div>
      ) : (
        <p className="ds-paragraph">{t("draft.noPreview")}</p>
      )}
    </Section>
  );
}
