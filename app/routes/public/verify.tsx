/** For anybody with a PDF or a seal in hand: what was signed, by whom and when, or that it was changed. */
import { useActionData, useLoaderData } from "@remix-run/react";

import { Page, Section } from "~/components/page";
import { titled } from "~/components/title";
import { forEveryone } from "~/features/accounts/guard.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { VerdictView } from "~/features/evidence/verdict-view";
import { keysInUse, type Verdict, verifyFile, verifySeal } from "~/features/evidence/verify.server";
import { mostBytes, nothingTyped, verifyFileForm, verifySealForm } from "~/features/evidence/verify-form";
import { FileField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("verify:title"));

export const loader = forEveryone(async ({ store, context }) => ({
  keys: await keysInUse(store, evidenceKeyFrom(context.portal.environment.SECRET)),
}));

export const action = forEveryone(async ({ request, store, context, language }) => {
  const { portal, visit } = context;
  const { form: typed, uploads } = await readUploads(request, gathering(mostBytes));
  const isTooOften = async () => (await portal.limits.count("check from ip", visit.ip)) === "too many";
  if (typed.get("form") === "seal") {
    const form = await readForm(typed, verifySealForm);
    if (!form.ok) return form.rejection;
    if (await isTooOften()) return form.refuse("seal", "checksTooOften");
    return { verdict: await verifySeal(store, form.values.seal) };
  }
  const form = await readForm(typed, nothingTyped);
  if (!form.ok) return form.rejection;
  const [file] = uploads.get("file") ?? [];
  if (!file) return form.refuse("file", "file");
  if ("refused" in file) return form.refuse("file", "fileTooLarge", { size: formatSize(mostBytes, language) });
  if (await isTooOften()) return form.refuse("file", "checksTooOften");
  return { verdict: await verifyFile(store, file.bytes, evidenceKeyFrom(portal.environment.SECRET)) };
});

export default function Verify() {
  const { keys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("verify");
  return (
    <Page lead={<p>{t("lead")}</p>}>
      {answer && "verdict" in answer && <VerdictView verdict={answer.verdict as Verdict} />}
      <Section title={t("file.heading")}>
        <ServerForm id="file" schema={verifyFileForm} encType="multipart/form-data">
          <FileField name="file" label={t("file.label")} help={t("file.help")} accept={["pdf"]} maxBytes={mostBytes} />
          <Actions>
            <SubmitButton>{t("file.check")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <Section title={t("seal.heading")}>
        <ServerForm id="seal" schema={verifySealForm}>
          <TextArea name="seal" label={t("seal.label")} help={t("seal.help")} rows={3} />
          <Actions>
            <SubmitButton variant="secondary">{t("seal.check")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <Section title={t("without.heading")}>
        <p className="ds-paragraph">{t("without.about")}</p>
        <p className="ds-paragraph">{t("without.keys", { keys: keys.join(", ") })}</p>
      </Section>
    </Page>
  );
}
