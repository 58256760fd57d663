import { forEveryone } from "~/features/accounts/guard.server";
import { keptMail } from "~/features/mails/mailbox.server";
import { idIn } from "~/not-found.server";

/** The letter as a mail program shows it. app/server.ts gives this address a policy of its own. */
export const loader = forEveryone(async ({ params, context, store }) => {
  const { html } = await keptMail(store, context, idIn(params, "mail"));
  const shown = html.replaceAll('target="_blank"', 'target="_top"');
  return new Response(shown, { headers: { "Content-Type": "text/html; charset=utf-8" } });
});
