/** The log as JSON lines, sent while it is read: it may be long. */
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";

import { forAdmin } from "~/features/accounts/guard.server";
import { exportedLog } from "~/features/events/log.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { todayIn } from "~/features/requests/deadlines";
import { translatorFor } from "~/i18n/translators.server";

export const loader = forAdmin(({ member, context, language, now }) => {
  const { database, environment } = context.portal;
  const lines = exportedLog(database, member, evidenceKeyFrom(environment.SECRET), now);
  const name = `${translatorFor(language).t("log:take.file")}-${todayIn(now, member.timeZone)}.jsonl`;
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
});
