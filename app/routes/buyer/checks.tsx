/** Checks of a supplier in registers and ratings: those made, and a new one with what was found. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkKinds, checkResults, ecovadisThemes } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { checkForm } from "~/features/checks/check-form";
import { checksOf, keepCheck } from "~/features/checks/checks.server";
import { ChecksTable } from "~/features/checks/checks-table";
import { keep } from "~/features/files/files.server";
import { proofEndings, proofLimit, proofTypes, uploadMessages } from "~/features/files/media-types";
import { todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, FileField, RadioGroup, SelectField, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("checks:titleFor", { name: supplier.name }));

export const loader = forBuyer(async ({ store, member, params, now }) => {
  const { id, name } = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  return {
    supplier: { id, name },
    checks: await checksOf(store, { buyerId: member.buyerId, supplierId: id }),
    today: todayIn(now, member.timeZone),
  };
});

export const action = forBuyer(async ({ request, store, member, params, context, language, now }) => {
  const { files } = context.portal;
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const { form: typed, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, { limit: proofLimit, accepts: proofTypes }),
  );
  const [upload] = uploads.get("file") ?? [];
  const stored = upload && "storageKey" in upload ? upload : undefined;
  /** What is refused is not kept: the bytes go as the row does. */
  const giveUp = async <Answer,>(answer: Answer) => {
    if (stored) await files.remove(stored.storageKey);
    return answer;
  };
  const form = await readForm(typed, checkForm);
  if (!form.ok) return giveUp(form.rejection);
  if (form.values.checkedOn > todayIn(now, member.timeZone)) return giveUp(form.refuse("checkedOn", "dateInFuture"));
  if (upload && "refused" in upload)
    return form.refuse("file", uploadMessages[upload.refused], {
      size: formatSize(proofLimit, language),
      types: proofEndings.map((ending) => ending.toUpperCase()).join(", "),
    });
  const { buyerId, memberId } = member;
  const fileId = stored
    ? await keep(store, { buyerId, supplierId: supplier.id, memberId, isShared: false }, stored)
    : null;
  await keepCheck(store, member, supplier.id, form.values, fileId);
  throw redirect(done(`/suppliers/${supplier.id}/checks`, "checks.kept"));
});

export default function Checks() {
  const { supplier, checks, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("checks");
  const { roles = [] } = useReader();
  return (
    <Page wide lead={t("lead")} back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      <ChecksTable supplierId={supplier.id} checks={checks} today={today} />
      {canBuy(roles) && (
        <Section
          title={t("new")}
          actions={
            <ButtonLink to="/suppliers/ecovadis" variant="secondary">
              {t("ecovadis.title")}
            </ButtonLink>
          }
        >
          <ServerForm schema={checkForm} saved={{ checkedOn: today }} encType="multipart/form-data">
            <SelectField
              name="kind"
              label={t("kind")}
              options={checkKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
            <TextField name="source" label={t("source")} help={t("sourceHelp")} maxLength={200} />
            <DateField name="checkedOn" label={t("on")} max={today} />
            <RadioGroup
              name="result"
              label={t("result")}
              options={checkResults.map((value) => ({ value, label: t(`results.${value}`) }))}
            />
            <TextArea name="words" label={t("words")} rows={3} maxLength={4000} optional />
            <TextField name="score" label={t("score")} help={t("scoreHelp")} inputMode="numeric" size={6} optional />
            {ecovadisThemes.map((theme) => (
              <TextField
                key={theme}
                name={`themes.${theme}`}
                label={t("theme", { theme: t(`themes.${theme}`) })}
                inputMode="numeric"
                size={6}
                optional
              />
            ))}
            <DateField name="validTo" label={t("validTo")} optional />
            <FileField name="file" label={t("file")} accept={proofEndings} maxBytes={proofLimit} optional />
            <Actions>
              <SubmitButton>{t("save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
