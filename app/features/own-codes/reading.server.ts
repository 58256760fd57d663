/** Reads the form an own code comes with, its files included. What is refused is not kept: the bytes go as the row does. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";
import type * as z from "zod/mini";

import { type Files, keep, type Upload } from "~/features/files/files.server";
import { proofLimit, uploadMessages, writingEndings, writingTypes } from "~/features/files/media-types";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { formatSize } from "~/i18n/format";
import type { anyBroughtCode, anyRecordedCode } from "./own-code-form";
import type { NewCode } from "./own-codes.server";

type Told = z.infer<typeof anyBroughtCode> | z.infer<typeof anyRecordedCode>;
type Given = { files: Files; language: Language; today: string };
type Whose = { buyerId: string; supplierId: string; contactId?: string; memberId?: string };

export async function readOwnCode(request: Request, schema: z.ZodMiniType<Told>, { files, language, today }: Given) {
  const { form: typed, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, { limit: proofLimit, accepts: writingTypes, isRead: true }),
  );
  const giveUp = async <Answer>(rejection: Answer) => {
    for (const upload of [...uploads.values()].flat()) {
      if ("storageKey" in upload) await files.remove(upload.storageKey);
    }
    return { ok: false as const, rejection };
  };
  const form = await readForm(typed, schema);
  if (!form.ok) return giveUp(form.rejection);
  const { values } = form;
  if (values.form === "same") {
    await giveUp(null);
    return { ok: true as const, keepCode: async () => ({ sameAs: values.ownCode }) };
  }
  const { language: written, datedOn, standard } = values;
  const address = "address" in values ? values.address : null;
  if (datedOn > today) return giveUp(form.refuse("datedOn", "dateInFuture"));
  for (const field of ["file", "translation"]) {
    const [upload] = uploads.get(field) ?? [];
    if (upload && "refused" in upload)
      return giveUp(
        form.refuse(field, uploadMessages[upload.refused], {
          size: formatSize(proofLimit, language),
          types: writingEndings.map((ending) => ending.toUpperCase()).join(", "),
        }),
      );
  }
  const [file, translation] = [stored(uploads.get("file")), stored(uploads.get("translation"))];
  if (!file && !address) return giveUp(form.refuse("file", "address" in values ? "fileOrAddress" : "file"));
  if (written === "other" && !translation) return giveUp(form.refuse("translation", "translation"));
  const keepCode = async (store: Store, whose: Whose): Promise<NewCode> => ({
    language: written,
    datedOn,
    standard,
    address,
    fileId: file ? await keep(store, whose, file) : null,
    translationId: translation ? await keep(store, whose, translation) : null,
  });
  return { ok: true as const, keepCode };
}

const stored = (uploads: Upload[] | undefined) => {
  const [upload] = uploads ?? [];
  return upload && "storageKey" in upload ? upload : undefined;
};
