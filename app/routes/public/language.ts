import { redirect } from "@remix-run/node";

import { ownPath } from "~/features/accounts/addresses";
import { forEveryone } from "~/features/accounts/guard.server";
import { chooseLanguage, languageCookie } from "~/features/accounts/language.server";
import { formIn } from "~/forms/read-form.server";
import { languageNamed } from "~/i18n/language";

export const loader = forEveryone(() => redirect("/"));

export const action = forEveryone(async ({ request, context, store, session }) => {
  const form = await formIn(request);
  const language = languageNamed(form.get("language"));
  if (!language) throw new Response(null, { status: 400 });
  if (session) await chooseLanguage(store, session, language);
  const headers = { "Set-Cookie": languageCookie(language, context.portal.environment.isSecure) };
  throw redirect(ownPath(form.get("then")) ?? "/", { headers });
});
