/** A questionnaire as a supplier sees it, in either language. Nothing that is tried here is kept. */
import { data } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { TaskList } from "~/components/task-list";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { answersForm } from "~/features/assessments/answer-form";
import { evidenceLimits } from "~/features/assessments/answering.server";
import { previewIn, previewShown } from "~/features/questionnaires/preview.server";
import { PreviewForm } from "~/features/questionnaires/preview-form";
import { versionBehind } from "~/features/questionnaires/versions.server";
import { formIn, type Rejection, readForm } from "~/forms/read-form.server";
import { typedIn } from "~/forms/values";
import { formatSize } from "~/i18n/format";
import { createTranslator } from "~/i18n/translator";
import { translatorFor } from "~/i18n/translators.server";
import { TranslatorProvider, useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { whole }) => t("questionnaires:preview.title", { title: whole }));

export const loader = forAdmin(async ({ request, store, member, params, language }) => {
  const found = (await versionBehind(store, member.buyerId, idIn(params, "questionnaire"))) ?? notFound();
  const asked = previewIn(found.definition, new URL(request.url).searchParams, language);
  const { endings, bytes } = evidenceLimits;
  return {
    id: found.id,
    ...previewShown(found.definition, asked.section, asked.language),
    fileLimits: translatorFor(asked.language).t("filesAccepted", {
      types: endings.map((ending) => ending.toUpperCase()).join(", "),
      size: formatSize(bytes, asked.language),
    }),
  };
});

export const action = forAdmin(async ({ request, store, member, params, language }) => {
  const found = (await versionBehind(store, member.buyerId, idIn(params, "questionnaire"))) ?? notFound();
  const { section } = previewIn(found.definition, new URL(request.url).searchParams, language);
  const form = await formIn(request);
  const read = await readForm(form, answersForm(section?.questions ?? []));
  return read.ok ? data({ typed: typedIn(form) }) : read.rejection;
});

export default function Preview() {
  const { id, language, texts, intro, closing, sections, section, fileLimits } = useLoaderData<typeof loader>();
  const { t } = useTranslation("questionnaires");
  const tried = useActionData<Pick<Rejection, "typed"> & Partial<Rejection>>();
  const translator = useMemo(() => createTranslator(language, texts), [language, texts]);
  const here = `/admin/questionnaires/${id}/preview`;
  const at = (asked: { in?: string; section?: string }) =>
    `${here}?${new URLSearchParams({ in: language, ...(section && { section: section.key }), ...asked })}`;
  return (
    <Page
      back={
        <BackLink to={section ? `${here}?in=${language}` : `/admin/questionnaires/${id}`}>{t("preview.back")}</BackLink>
      }
      lead={t("preview.lead")}
      actions={(["nb", "en"] as const).map((one) => (
        <Link
          key={one}
          className="ds-button"
          data-size="sm"
          data-variant={language === one ? "primary" : "secondary"}
          aria-current={language === one ? "true" : undefined}
          to={at({ in: one })}
          preventScrollReset
        >
          {t(`preview.languages.${one}`)}
        </Link>
      ))}
    >
      <div className="stack" lang={language}>
        <TranslatorProvider translator={translator}>
          {section ? (
            <>
              <h2 className="ds-heading" data-size="md">
                {section.title}
              </h2>
              <p className="ds-paragraph">{section.intro}</p>
              <PreviewForm
                key={`${section.key} ${language}`}
                questions={section.questions}
                countries={section.countries}
                fileLimits={fileLimits}
                tried={tried}
                button={t("preview.try")}
              />
            </>
          ) : (
            <>
              <p className="ds-paragraph">{intro}</p>
              <TaskList
                tasks={sections.map(({ key, title, questions }) => ({
                  id: key,
                  title,
                  to: at({ section: key }),
                  about: t("preview.questions", { count: questions }),
                }))}
              />
              <p className="ds-paragraph">{closing}</p>
            </>
          )}
        </TranslatorProvider>
      </div>
    </Page>
  );
}
