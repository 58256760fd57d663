/** One line of the draft: what is asked for, of whom, and on what terms. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { buyerKinds, criticalities, riskLevels } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { lineForm, lineOf, removeForm, valuesOf, whatOf } from "~/features/requirements/requirement-form";
import { changeDraft, draftOf, nameable } from "~/features/requirements/requirements.server";
import { productGroups, suggestedCategories } from "~/features/suppliers/categories";
import { CheckboxGroup, HiddenField, SelectField, TextField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { saved }) =>
  t(saved ? "requirements:line.title" : "requirements:line.new"),
);

const overview = "/admin/requirements";

/** The place of a line in the draft; after the last one for a new line. */
function placeIn(line: string | undefined, lines: readonly unknown[]): number {
  if (line === "new") return lines.length;
  const place = /^\d{1,3}$/.test(line ?? "") ? Number(line) : -1;
  return place >= 0 && place < lines.length ? place : notFound();
}

export const loader = forAdmin(async ({ store, member, params }) => {
  const draft = (await draftOf(store, member.buyerId)) ?? notFound();
  const named = await nameable(store, member.buyerId);
  const line = draft.lines[placeIn(params.line, draft.lines)];
  const known = named.map(whatOf);
  return {
    version: draft.version,
    // What is not published yet stays what it was.
    named:
      line && !known.includes(whatOf(line)) ? [...named, { ...line, name: { nb: line.key, en: line.key } }] : named,
    saved: line ? valuesOf(line, known) : null,
  };
});

export const action = forAdmin(async ({ request, store, member, params }) => {
  const draft = (await draftOf(store, member.buyerId)) ?? notFound();
  const place = placeIn(params.line, draft.lines);
  const fields = await formIn(request);
  if (fields.get("form") === "remove") {
    const form = await readForm(fields, removeForm);
    if (!form.ok) return form.rejection;
    const left = draft.lines.filter((_, at) => at !== place);
    const outcome = await changeDraft(store, member, { id: draft.id, version: form.values.version }, left);
    if (outcome === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done(overview, "requirements.removed"));
  }
  const named = [...(await nameable(store, member.buyerId)), ...draft.lines.slice(place, place + 1)];
  const form = await readForm(fields, lineForm(named.map(whatOf)));
  if (!form.ok) return form.rejection;
  const { version, ...values } = form.values;
  const lines = [...draft.lines];
  lines[place] = lineOf(values);
  const outcome = await changeDraft(store, member, { id: draft.id, version }, lines);
  if (outcome === "overtaken") return form.refuse(null, "overtaken");
  throw redirect(done(overview, "requirements.saved"));
});

export default function Requirement() {
  const { t } = useTranslation(["requirements", "suppliers"]);
  const { language } = useReader();
  const { version, named, saved } = useLoaderData<typeof loader>();
  const options = named.map((one) => ({ value: whatOf(one), label: one.name[language] }));
  const seen = <HiddenField name="version" value={`${version}`} />;
  return (
    <Page back={<BackLink to={overview}>{t("title")}</BackLink>} lead={t("line.lead")}>
      <ServerForm id="line" schema={lineForm(named.map(whatOf))} saved={saved ?? undefined}>
        {seen}
        <SelectField name="what" label={t("line.what")} options={options} />
        <CheckboxGroup
          name="levels"
          label={t("line.levels")}
          optional
          options={riskLevels.map((value) => ({ value, label: t(`suppliers:risks.${value}`) }))}
        />
        <CheckboxGroup
          name="criticalities"
          label={t("line.criticalities")}
          optional
          options={criticalities.map((value) => ({ value, label: value }))}
        />
        <SelectField
          name="productRelated"
          label={t("line.product")}
          empty={t("line.either")}
          optional
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`line.${value}`) }))}
        />
        <CheckboxGroup
          name="groups"
          label={t("line.groups")}
          optional
          options={productGroups.map((value) => ({ value, label: t(`groups.${value}`) }))}
        />
        <TextField
          name="category"
          label={t("line.category")}
          optional
          maxLength={100}
          suggestions={suggestedCategories(language)}
        />
        <TextField name="spendFrom" label={t("line.spend")} optional inputMode="numeric" size={15} />
        <TextField name="employeesBelow" label={t("line.employees")} optional inputMode="numeric" size={8} />
        <CheckboxGroup
          name="buyerKinds"
          label={t("line.buyers")}
          optional
          options={buyerKinds.map((value) => ({ value, label: t(`buyers.${value}`) }))}
        />
        <TextField name="daysToAnswer" label={t("days")} inputMode="numeric" size={5} />
        <TextField
          name="validMonths"
          label={t("line.months")}
          help={t("line.monthsHelp")}
          optional
          inputMode="numeric"
          size={5}
        />
        <CheckboxGroup name="satisfies" label={t("line.satisfies")} optional options={options} />
        <Actions>
          <SubmitButton>{t("line.save")}</SubmitButton>
        </Actions>
      </ServerForm>
      {saved && (
        <ServerForm id="remove" schema={removeForm}>
          {seen}
          <Actions>
            <SubmitButton variant="tertiary" color="danger">
              {t("remove")}
            </SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Page>
  );
}
