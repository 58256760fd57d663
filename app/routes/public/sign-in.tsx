import { data, redirect } from "@remix-run/node";
import { useActionData, useLocation } from "@remix-run/react";

import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { ownPath, placeFor } from "~/features/accounts/addresses";
import { forEveryone } from "~/features/accounts/guard.server";
import { LinkSent } from "~/features/accounts/link-sent";
import { mayAskForLink, sendLink, thenCookie } from "~/features/accounts/sign-in.server";
import { signInForm } from "~/features/accounts/sign-in-form";
import { EmailField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("accounts:signIn.title"));

const thenIn = (request: Request) => ownPath(new URL(request.url).searchParams.get("then"));

export const loader = forEveryone(({ request, session }) => {
  if (session && session.audience !== "person") throw redirect(placeFor(session.audience, thenIn(request)));
  return null;
});

export const action = forEveryone(async ({ request, context, store, language }) => {
  const form = await readForm(request, signInForm);
  if (!form.ok) return form.rejection;
  const { email } = form.values;
  if (!(await mayAskForLink(context, email))) return form.refuse("email", "linksTooOften");
  await sendLink(store, email, language);
  return data({ sentTo: email }, { headers: await thenCookie(thenIn(request), context.portal.environment.isSecure) });
});

export default function SignIn() {
  const { t } = useTranslation("accounts");
  const { pathname, search } = useLocation();
  const answer = useActionData<typeof action>();
  if (answer && "sentTo" in answer) return <LinkSent to={answer.sentTo} again={pathname + search} />;
  return (
    <Page lead={<p>{t("signIn.lead")}</p>}>
      <ServerForm schema={signInForm}>
        <EmailField name="email" label={t("signIn.email")} help={t("signIn.help")} />
        <Actions>
          <SubmitButton>{t("signIn.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
