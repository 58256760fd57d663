/** A signature from before the portal, or one on paper, registered by a member with its proof. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { keep } from "~/features/files/files.server";
import { proofEndings, proofLimit, proofTypes, uploadMessages } from "~/features/files/media-types";
import { todayIn } from "~/features/requests/deadlines";
import { registerSignature, signableVersions } from "~/features/signatures/registering.server";
import { registeringForm } from "~/features/signatures/registering-form";
import { SigningFields } from "~/features/signatures/signing-fields";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { FileField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("answers:register.title"));

export const loader = forBuyer(async ({ store, member, params, request, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const versions = await signableVersions(store, member.buyerId);
  const named = new URL(request.url).searchParams.get("document");
  return {
    supplier: { id: supplier.id, name: supplier.name },
    versions,
    chosen: versions.find(({ id }) => id === named)?.id ?? null,
    today: todayIn(now, member.timeZone),
  };
});

export const action = forBuyer(async ({ store, member, params, request, context, language, now }) => {
  const { files } = context.portal;
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
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
  const form = await readForm(typed, registeringForm);
  if (!form.ok) return giveUp(form.rejection);
  const { document, withoutProof, ...given } = form.values;
  if (given.signedOn > todayIn(now, member.timeZone)) return giveUp(form.refuse("signedOn", "dateInFuture"));
  if (upload && "refused" in upload)
    return form.refuse("proof", uploadMessages[upload.refused], {
      size: formatSize(proofLimit, language),
      types: proofEndings.map((ending) => ending.toUpperCase()).join(", "),
    });
  if (!stored && given.way === "paper") return form.refuse("proof", "file");
  if (!stored && !withoutProof) return form.refuse("withoutProof", "proofOrReason");
  const proofFileId = stored
    ? await keep(store, { buyerId: member.buyerId, supplierId: supplier.id, memberId: member.memberId }, stored)
    : null;
  const outcome = await registerSignature(
    store,
    member,
    supplier.id,
    { ...given, documentId: document, proofFileId, withoutProof: stored ? null : withoutProof },
    now,
  );
  if ("refusal" in outcome)
    return giveUp(form.refuse(null, outcome.refusal === "registered" ? "alreadyRegistered" : "overtaken"));
  throw redirect(
    done(
      `/suppliers/${supplier.id}/signatures/${outcome.signatureId}`,
      outcome.answered ? "answers.registeredAndAnswered" : "answers.registered",
    ),
  );
});

export default function RegisterSignature() {
  const { supplier, versions, chosen, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("answers");
  return (
    <Page lead={t("register.lead")} back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      {versions.length === 0 ? (
        <Empty title={t("register.none")}>
          <p className="ds-paragraph">{t("register.noneHelp")}</p>
        </Empty>
      ) : (
        <ServerForm schema={registeringForm} saved={{ document: chosen }} encType="multipart/form-data">
          <SigningFields versions={versions} today={today} />
          <FileField
            name="proof"
            label={t("signing.proof")}
            help={t("signing.proofHelp")}
            accept={proofEndings}
            maxBytes={proofLimit}
            optional
          />
          <TextArea
            name="withoutProof"
            label={t("signing.withoutProof")}
            help={t("signing.withoutProofHelp")}
            rows={2}
            optional
          />
          <Actions>
            <SubmitButton>{t("signing.save")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Page>
  );
}
