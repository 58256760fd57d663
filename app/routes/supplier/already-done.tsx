/** "We have already signed": who, when and the proof; a coordinator looks at it. */
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { keep } from "~/features/files/files.server";
import { proofEndings, proofLimit, proofTypes, uploadMessages } from "~/features/files/media-types";
import { type Proof, sayAlreadyDone } from "~/features/requests/asides.server";
import { todayIn } from "~/features/requests/deadlines";
import { leadOn } from "~/features/requests/outcome.server";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { DateField, FileField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { choice, date, optional, optionalText, requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const signedBefore = z.object({
  way: choice(["earlier", "paper"]),
  signedOn: date(),
  signerName: requiredText(200),
  signerTitle: optionalText(200),
});
const answeredBefore = z.object({ reason: requiredText(2000), signedOn: optional(date()) });

export const handle = titled<typeof loader>((t, { kind }) => t(`my:alreadyDone.title.${kind}`));

export const loader = forSupplier(async ({ store, supplier, params, now }) => ({
  ...(await taskFor(store, supplier, idIn(params, "request"), "say already done")),
  buyer: supplier.buyerName,
  today: todayIn(now, supplier.timeZone),
}));

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const { files } = context.portal;
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const { form: typed, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, { limit: proofLimit, accepts: proofTypes }),
  );
  const [upload] = uploads.get("proof") ?? [];
  const stored = upload && "storageKey" in upload ? upload : undefined;
  /** What is refused is not kept: the bytes go as the row does. */
  const giveUp = async <Answer,>(answer: Answer) => {
    if (stored) await files.remove(stored.storageKey);
    return answer;
  };
  const isDocument = task.kind === "document";
  const read = isDocument ? await readForm(typed, signedBefore) : await readForm(typed, answeredBefore);
  if (!read.ok) return giveUp(read.rejection);
  const said: Proof = { way: null, signerName: null, signerTitle: null, reason: null, fileId: null, ...read.values };
  if (said.signedOn && said.signedOn > todayIn(now, supplier.timeZone))
    return giveUp(read.refuse("signedOn", "dateInFuture"));
  if (upload && "refused" in upload)
    return read.refuse("proof", uploadMessages[upload.refused], {
      size: formatSize(proofLimit, language),
      types: proofEndings.map((ending) => ending.toUpperCase()).join(", "),
    });
  if (isDocument && !stored) return read.refuse("proof", "file");
  const fileId = stored ? await keep(store, { ...supplier, memberId: undefined }, stored) : null;
  return leadOn(task.id, await sayAlreadyDone(store, supplier, task, { ...said, fileId }, now), "my.alreadyDone");
});

export default function AlreadyDone() {
  const { id, kind, title, buyer, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  const { language } = useReader();
  const isDocument = kind === "document";
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}`}>{title[language]}</BackLink>}
      lead={t(`alreadyDone.lead.${kind}`, { buyer })}
    >
      <ServerForm schema={isDocument ? signedBefore : answeredBefore} encType="multipart/form-data">
        {isDocument ? (
          <>
            <RadioGroup
              name="way"
              label={t("alreadyDone.way")}
              options={[
                { value: "earlier", label: t("alreadyDone.earlier") },
                { value: "paper", label: t("alreadyDone.paper") },
              ]}
            />
            <DateField name="signedOn" label={t("alreadyDone.signedOn")} max={today} />
            <TextField name="signerName" label={t("alreadyDone.signerName")} maxLength={200} />
            <TextField name="signerTitle" label={t("alreadyDone.signerTitle")} optional maxLength={200} />
          </>
        ) : (
          <TextArea name="reason" label={t("alreadyDone.what")} maxLength={2000} />
        )}
        <FileField
          name="proof"
          label={isDocument ? t("alreadyDone.proof") : t("alreadyDone.attachment")}
          help={isDocument ? t("alreadyDone.proofHelp") : undefined}
          accept={proofEndings}
          maxBytes={proofLimit}
          optional={!isDocument}
        />
        <Actions>
          <SubmitButton>{t("alreadyDone.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
