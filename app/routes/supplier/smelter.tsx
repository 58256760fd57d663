/** One smelter of a minerals declaration, to be corrected or taken out. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { smelterKinds } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { anySmelterRow, smelterRowForms } from "~/features/declarations/declaration-form";
import { begunOf, type Draft, keepPart, mayChange } from "~/features/declarations/drafts.server";
import { type SmelterValues, withoutSmelter, withSmelter } from "~/features/declarations/editing";
import { answerLabel } from "~/features/declarations/question-words";
import { metalsToChoose, mineralLabel } from "~/features/declarations/smelters-page.server";
import { HiddenField, SelectField, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const smelterIn = ({ declaration }: Draft, row: string | undefined) =>
  declaration.smelters.find((one) => String(one.row) === row) ?? notFound();

/** Names the row as it was shown. */
const shownAs = (smelter: ReturnType<typeof smelterIn>) =>
  [smelter.metal, smelter.status, smelter.name, smelter.cid, smelter.country].join("|").slice(0, 100);

export const handle = titled<typeof loader>((t, { title }) => title ?? t("declarations:smelters.one"));

export const loader = forColleague(async ({ store, supplier, params, language }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const smelter = smelterIn(declaring.draft, params.row);
  const { row, metal, status, name, country, cid, recycled, mineNames, mineCountries, raw } = smelter;
  if (!mayChange(declaring, "smelters")) throw redirect(`/my/requests/${declaring.task.id}/declaration`);
  const { t } = translatorFor(language);
  const metals = metalsToChoose(declaring, language);
  const isChosen = metals.some(({ value }) => value === metal);
  return {
    id: declaring.task.id,
    row,
    title: name,
    seen: shownAs(smelter),
    metals: isChosen || !metal ? metals : [...metals, { value: metal, label: mineralLabel(metal, language) }],
    kinds: smelterKinds.map((value) => ({ value, label: t(`minerals:smelterKind.${value}`) })),
    recycled: ["Yes", "No", "Unknown"].map((value) => ({ value, label: answerLabel(value, t) })),
    saved: {
      metal,
      kind: status,
      name,
      country,
      cid,
      recycled,
      mineNames,
      mineCountries,
      comments: raw.comments === undefined ? null : String(raw.comments),
    },
  };
});

export const action = forColleague(async ({ store, supplier, params, request, now }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const smelter = smelterIn(declaring.draft, params.row);
  const form = await readForm(request, anySmelterRow);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const list = `/my/requests/${declaring.task.id}/declaration/smelters`;
  if (values.form === "change" && values.seen !== shownAs(smelter)) return form.refuse(null, "smelterMeanwhile");
  const change = (declaration: Draft["declaration"]) => {
    if (values.form === "remove") return { declaration: withoutSmelter(declaration, smelter.row) };
    const { form: _form, seen: _seen, kind: status, ...rest } = values;
    const isUnknown = status === "not yet identified";
    const written: SmelterValues = { ...rest, status, ...(isUnknown ? { name: null, cid: null } : {}) };
    return { declaration: withSmelter(declaration, written, smelter.row) };
  };
  const kept = await keepPart(store, supplier, declaring, { part: "smelters", change }, now);
  if (!("kept" in kept)) return form.refuse(null, "declarationClosed");
  throw redirect(done(list, values.form === "remove" ? "declarations.removed" : "declarations.saved"));
});

export default function Smelter() {
  const { id, seen, metals, kinds, recycled, saved } = useLoaderData<typeof loader>();
  const { t } = useTranslation("declarations");
  return (
    <Page back={<BackLink to={`/my/requests/${id}/declaration/smelters`}>{t("parts.smelters")}</BackLink>}>
      <ServerForm id="change" schema={smelterRowForms.change} saved={saved}>
        <HiddenField name="seen" value={seen} />
        <SelectField name="metal" label={t("smelters.metal")} options={metals} />
        <SelectField name="kind" label={t("smelters.kind")} options={kinds} empty={null} />
        <TextField name="name" label={t("smelters.name")} maxLength={300} />
        <TextField name="country" label={t("smelters.country")} maxLength={100} />
        <TextField name="cid" label={t("smelters.cid")} maxLength={20} size={12} optional />
        <SelectField name="recycled" label={t("smelters.recycled")} options={recycled} optional />
        <TextField name="mineNames" label={t("smelters.mineNames")} maxLength={1000} optional />
        <TextField name="mineCountries" label={t("smelters.mineCountries")} maxLength={1000} optional />
        <TextArea name="comments" label={t("comment")} help={t("commentHelp")} rows={2} maxLength={1000} optional />
        <Actions>
          <SubmitButton>{t("smelters.change")}</SubmitButton>
        </Actions>
      </ServerForm>
      <ServerForm id="remove" schema={smelterRowForms.remove}>
        <Actions>
          <SubmitButton variant="secondary" color="danger">
            {t("smelters.remove")}
          </SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
