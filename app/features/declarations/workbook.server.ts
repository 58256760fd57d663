/** The declaration as an official workbook: in a copy of the blank template the buyer has uploaded. */
import { buffer } from "node:stream/consumers";
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import { asAttachment } from "~/features/files/files.server";
import { problemIn } from "~/features/minerals/words";
import { writeWorkbook } from "~/features/minerals/workbooks.server";
import { translatorFor } from "~/i18n/translators.server";
import { notFound } from "~/not-found.server";
import type { Portal } from "~/portal.server";
import { frozenIn } from "./declared";
import { templateFor } from "./smelter-lists.server";
import { newestDeclaration } from "./submission.server";

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function declarationWorkbook(
  store: Store,
  whose: { buyerId: string; supplierId: string },
  requestId: string,
  { files, language }: { files: Portal["files"]; language: Language },
): Promise<Response> {
  const sent = (await newestDeclaration(store, whose, requestId)) ?? notFound();
  const template = (await templateFor(store, whose.buyerId, sent.template)) ?? notFound();
  const { declaration } = frozenIn(sent.content);
  const { t } = translatorFor(language);
  const written = await writeWorkbook(await buffer(await files.read(template.storageKey)), declaration);
  if ("problem" in written)
    return new Response(problemIn(written.problem, t, language), {
      status: 422,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  const company = declaration.company.name.value ?? "";
  const name = t("minerals:fileName", { template: sent.template, version: template.version, company });
  return new Response(Buffer.from(written.bytes), { headers: asAttachment(name, workbook) });
}
