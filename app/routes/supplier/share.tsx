/** Sections of a self-assessment in the hands of colleagues: giving one, seeing who has which, taking one back. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { give, sharesIn, takeBack } from "~/features/assessments/sharing.server";
import { heirIn, heirsFor } from "~/features/contacts/heir.server";
import { HeirFields } from "~/features/contacts/heir-fields";
import { heirForm } from "~/features/contacts/heir-form";
import { CheckboxGroup, HiddenField, TextArea } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { choices, id, optionalText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const giving = (keys: readonly string[]) =>
  z.object({ sections: choices(keys, { min: 1 }), heir: heirForm, words: optionalText(2000) });
const takingBack = z.object({ share: id });

export const handle = titled((t) => t("assessments:share.title"));

export const loader = forSupplier(async ({ store, supplier, params, language }) => {
  const { task, questionnaire, sections, asked, isOpen } = await assessmentOf(store, supplier, idIn(params, "request"));
  if (!isOpen) throw redirect(`/my/requests/${task.id}/assessment`);
  const titles = new Map(sections.map(({ key, title }) => [key, title[language]]));
  return {
    id: task.id,
    whole: questionnaire.title[language],
    heirs: await heirsFor(store, supplier),
    sections: sections
      .filter(({ questions }) => questions.some(({ key }) => asked.has(key)))
      .map(({ key }) => ({ key, title: titles.get(key)! })),
    shares: (await sharesIn(store, supplier, task.id)).map(({ id, section, name, doneAt }) => ({
      id,
      name,
      section: section === null ? null : (titles.get(section) ?? section),
      doneAt: doneAt?.toISOString() ?? null,
    })),
    timeZone: supplier.timeZone,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, language }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const { task, sections, isOpen } = assessment;
  const here = `/my/requests/${task.id}/share`;
  if (!isOpen) throw redirect(`/my/requests/${task.id}/assessment`);
  const typed = await formIn(request);
  if (typed.get("intent") === "take back") {
    const form = await readForm(typed, takingBack);
    if (!form.ok) return form.rejection;
    const taken = await takeBack(store, supplier, task.id, form.values.share);
    if ("refusal" in taken) notFound();
    throw redirect(done(here, "assessments.takenBack"));
  }
  const form = await readForm(typed, giving(sections.map(({ key }) => key)));
  if (!form.ok) return form.rejection;
  const { sections: keys, heir, words } = form.values;
  const to = heirIn(heir, language);
  const given = await give(store, supplier, assessment, { to, keys, words: words ?? undefined });
  if ("refusal" in given)
    return given.refusal === "yourself"
      ? form.refuse(heir.to === "new" ? "heir.email" : "heir.to", "yourself")
      : form.refuse("heir.to", "choice");
  throw redirect(done(here, "assessments.given"));
});

export default function Share() {
  const { id, whole, heirs, sections, shares, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["assessments", "colleagues"]);
  const { language } = useReader();
  const { colleagues } = heirs;
  return (
    <Page back={<BackLink to={`/my/requests/${id}/assessment`}>{whole}</BackLink>} lead={t("share.lead")}>
      <ServerForm
        schema={giving(sections.map(({ key }) => key))}
        saved={{ heir: { to: colleagues.length === 0 ? "new" : undefined, language } }}
        id="give"
      >
        <CheckboxGroup
          name="sections"
          label={t("share.sections")}
          options={sections.map(({ key, title }) => ({ value: key, label: title }))}
        />
        <HeirFields heirs={heirs} label={t("share.to")} />
        <TextArea
          name="words"
          label={t("colleagues:words")}
          help={t("colleagues:wordsHelp")}
          optional
          maxLength={2000}
        />
        <Actions>
          <SubmitButton>{t("share.send")}</SubmitButton>
        </Actions>
      </ServerForm>
      <Section title={t("share.given")}>
        <Table
          caption={t("share.given")}
          rows={shares}
          rowKey={(share) => share.id}
          empty={<Empty title={t("share.nobody")} />}
          columns={[
            { key: "person", header: t("share.person"), cell: ({ name }) => name },
            { key: "section", header: t("share.section"), cell: ({ section }) => section ?? t("share.whole") },
            {
              key: "state",
              header: t("share.state"),
              cell: ({ doneAt }) =>
                doneAt ? t("share.done", { at: formatDateTime(doneAt, language, timeZone) }) : t("share.waits"),
            },
            {
              key: "back",
              header: t("share.takeBack"),
              hideHeader: true,
              cell: (share) => (
                <ServerForm schema={takingBack} id={`back-${share.id}`}>
                  <HiddenField name="share" value={share.id} />
                  <SubmitButton intent="take back" variant="tertiary" color="danger">
                    {t("share.takeBack")}
                    <span className="ds-sr-only">
                      {" "}
                      {t("share.takeBackNamed", { section: share.section ?? t("share.whole"), name: share.name })}
                    </span>
                  </SubmitButton>
                </ServerForm>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
