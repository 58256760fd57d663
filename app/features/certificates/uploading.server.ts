/** Takes in the files certificates come as: those that can be kept each begin a certificate, whatever became of the others. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import type { Files, Upload } from "~/features/files/files.server";
import { certificateLimit, proofEndings, proofTypes, uploadMessages } from "~/features/files/media-types";
import type { Message } from "~/forms/check";
import { readUploads } from "~/forms/read-upload.server";
import { formatSize } from "~/i18n/format";
import type { Portal } from "~/portal.server";
import { begin } from "./certificates.server";
import { certificateType } from "./content/library";

export const certificateLimits = { endings: proofEndings, bytes: certificateLimit };

/** More at once are no stack of certificates. */
const mostAtOnce = 50;

export type Received = Awaited<ReturnType<typeof receiveCertificates>>;

/** Before anything is asked of the database: a file of 100 MB over a slow line takes its time. */
export async function receiveCertificates({ request, context }: { request: Request; context: { portal: Portal } }) {
  const { files } = context.portal;
  let count = 0;
  const { form, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, {
      limit: ++count > mostAtOnce ? 0 : certificateLimit,
      accepts: proofTypes,
      refusesLocked: true,
    }),
  );
  return { form, uploads: uploads.get("file") ?? [] };
}

export type Refused = { name: string; error: Message };

/** @returns what was begun, and of each of the others why not */
export async function takeIn(
  store: Store,
  by: SupplierSession,
  { form, uploads }: Received,
  { files, language }: { files: Files; language: Language },
): Promise<{ begun: string[]; refused: Refused[] }> {
  const type = certificateType(String(form.get("type") ?? ""));
  const begun: string[] = [];
  const refused: Refused[] = [];
  for (const upload of uploads) {
    if ("refused" in upload) {
      refused.push({ name: upload.name, error: whyNot(upload, language) });
      continue;
    }
    const outcome = await begin(store, by, upload, type?.takenElsewhere ? undefined : type);
    if ("id" in outcome) begun.push(outcome.id);
    else {
      await files.remove(upload.storageKey);
      refused.push({ name: upload.name, error: { key: "fileThere" } });
    }
  }
  return { begun, refused };
}

const whyNot = ({ refused }: Extract<Upload, { refused: unknown }>, language: Language): Message => ({
  key: uploadMessages[refused],
  params: {
    size: formatSize(certificateLimit, language),
    types: proofEndings.map((ending) => ending.toUpperCase()).join(", "),
  },
});
