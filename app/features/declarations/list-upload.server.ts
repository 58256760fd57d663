/** A reference list an administrator brings. The official template is kept as well: declarations are written into it. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { atOnce, keep } from "~/features/files/files.server";
import { zip } from "~/features/files/media-types";
import { readList } from "~/features/minerals/read-list.server";
import type { Template } from "~/features/minerals/versions";
import { listProblemIn, problemIn } from "~/features/minerals/words";
import { mostBytes } from "~/features/minerals/workbooks.server";
import { translatorFor } from "~/i18n/translators.server";
import type { Portal } from "~/portal.server";
import type { Brought } from "./importing.server";
import { addList, type UploadedTemplate } from "./smelter-lists.server";

const mostTold = 20;

/** @param today the date of a table, which does not say its own */
export async function addUpload(
  store: Store,
  by: MemberSession,
  { name, bytes }: Brought,
  { files, language, today }: { files: Portal["files"]; language: Language; today: string },
): Promise<{ smelters: number } | { problems: string[] }> {
  const { t } = translatorFor(language);
  const read = await readList(bytes, today);
  if ("problem" in read) return { problems: [problemIn(read.problem, t, language)] };
  if ("problems" in read)
    return { problems: read.problems.slice(0, mostTold).map((problem) => listProblemIn(problem, t)) };
  const { edition } = read;
  const [, kind, version] = /^(CMRT|EMRT) (\S+)$/.exec(edition.source) ?? [];
  let template: UploadedTemplate | null = null;
  if (kind && version) {
    const upload = await files.receive(name, atOnce(bytes), { limit: mostBytes, accepts: [zip] });
    if ("refused" in upload) return { problems: [t("minerals:file.damaged")] };
    const fileId = await keep(store, { buyerId: by.buyerId, supplierId: null, memberId: by.memberId }, upload);
    template = { template: kind as Template, version, fileId, storageKey: upload.storageKey };
  }
  await addList(store, by, { ...edition, source: template ? edition.source : name }, template, today);
  return { smelters: edition.smelters.length };
}
