/** A workbook a supplier brings: read away from this thread, shown at once, and kept beside what was read from it. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { atOnce, keep } from "~/features/files/files.server";
import { zip } from "~/features/files/media-types";
import type { Declaration } from "~/features/minerals/declaration";
import { isUntried } from "~/features/minerals/read-declaration";
import { problemIn } from "~/features/minerals/words";
import { mostBytes, readWorkbook } from "~/features/minerals/workbooks.server";
import { translatorFor } from "~/i18n/translators.server";
import type { Portal } from "~/portal.server";
import { begin, type Declaring } from "./drafts.server";
import { broughtUp } from "./editing";

export type Brought = { name: string; bytes: Uint8Array };

/** @returns what the page says then: the file read, read but too old or too new; or why it cannot be read */
export async function importWorkbook(
  store: Store,
  by: SupplierSession,
  declaring: Declaring,
  { name, bytes }: Brought,
  { files, language, now }: { files: Portal["files"]; language: Language; now: Date },
): Promise<{ done: "read" | "older" | "untried" } | { why: string } | { refusal: "closed" }> {
  const { t } = translatorFor(language);
  const read = await readWorkbook(bytes);
  if ("problem" in read) return { why: problemIn(read.problem, t, language) };
  const imported = read.declaration;
  if (imported.template !== declaring.template) {
    const params = { template: imported.template, wanted: declaring.template };
    return { why: t("minerals:otherAsked", params) };
  }
  const upload = await files.receive(name, atOnce(bytes), { limit: mostBytes, accepts: [zip] });
  if ("refused" in upload) return { why: t("minerals:file.damaged") };
  const { buyerId, supplierId, contactId } = by;
  const fileId = await keep(store, { buyerId, supplierId, contactId }, upload);
  const isOlder = imported.layout === "older";
  const declaration: Declaration = isOlder ? broughtUp(imported, declaring.template) : imported;
  const begun = await begin(store, by, declaring, { declaration, imported, fileId }, now);
  if (begun === "closed") return { refusal: "closed" };
  return { done: isOlder ? "older" : isUntried(imported) ? "untried" : "read" };
}
