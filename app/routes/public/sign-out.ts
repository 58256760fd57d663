import { redirect } from "@remix-run/node";

import { done } from "~/components/done";
import { forEveryone } from "~/features/accounts/guard.server";
import { closeSession } from "~/features/accounts/sessions.server";

export const loader = forEveryone(() => redirect("/"));

export const action = forEveryone(async ({ context, store, session }) => {
  if (!session) throw redirect("/");
  const cookie = await closeSession(store, session, context.portal.environment.isSecure);
  throw redirect(done("/", "accounts.signedOut"), { headers: { "Set-Cookie": cookie } });
});
