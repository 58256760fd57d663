import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { ButtonLink } from "~/components/button-link";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { masked, placeFor } from "~/features/accounts/addresses";
import { forEveryone } from "~/features/accounts/guard.server";
import { LinkSent } from "~/features/accounts/link-sent";
import {
  comeIn,
  mayAskForLink,
  mayTryLink,
  sendLink,
  signInBehind,
  thenBehind,
  thenCookie,
} from "~/features/accounts/sign-in.server";
import { openAll } from "~/features/requests/invitation.server";
import { formIn } from "~/forms/read-form.server";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled<typeof loader>((t, { state }) =>
  state === "ready" ? t("accounts:link.signIn") : t(`accounts:link.${state}.title`),
);

export const loader = forEveryone(async ({ params, context, store, session, now }) => {
  const signIn = await signInBehind(store, params.token, now);
  if (signIn.state === "invitation") throw redirect(`/invitation/${params.token}`);
  if (signIn.state === "torn") {
    await mayTryLink(context);
    return data({ state: signIn.state }, { status: 404 });
  }
  // Reloaded, or pressed twice: she is in already.
  if (signIn.state === "used" && session?.email === signIn.email) throw redirect(placeFor(session.audience, null));
  if (signIn.state !== "ready") return data({ state: signIn.state, email: masked(signIn.email) }, { status: 410 });
  return data({ state: signIn.state, email: signIn.email, name: signIn.name });
});

/** Pressing the button uses the link up; of one that has had its day, it sends another to the same address. */
export const action = forEveryone(async ({ request, params, context, store, now, language }) => {
  const { isSecure } = context.portal.environment;
  const signIn = await signInBehind(store, params.token, now);
  if (signIn.state === "used" || signIn.state === "expired") {
    const wantsNew = (await formIn(request)).get("intent") === "new";
    if (!wantsNew) throw redirect(`/sign-in/${params.token}`);
    if (!(await mayAskForLink(context, signIn.email))) throw new Response(null, { status: 429 });
    await sendLink(store, signIn.email, language);
    return { sentTo: masked(signIn.email) };
  }
  const entered = signIn.state === "ready" ? await comeIn(store, signIn, language, isSecure) : null;
  if (!entered) throw redirect(`/sign-in/${params.token}`);
  if (entered.hat.audience === "supplier") await openAll(store, entered.hat, now);
  const headers = new Headers(await thenCookie(null, isSecure));
  headers.append("Set-Cookie", entered.cookie);
  throw redirect(placeFor(entered.hat.audience, await thenBehind(request)), { headers });
});

export default function SignInLink() {
  const { t } = useTranslation("accounts");
  const link = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer) return <LinkSent to={answer.sentTo} again="/sign-in" />;
  if (link.state === "ready") {
    const { name, email } = link;
    return (
      <Page lead={<p>{name ? t("link.whoNamed", { name, email }) : t("link.who", { email })}</p>}>
        <form method="post" className="stack">
          <div className="actions">
            <button className="ds-button" type="submit">
              {t("link.signIn")}
            </button>
          </div>
          <p className="subtle">{t("link.once")}</p>
        </form>
      </Page>
    );
  }
  if (link.state === "torn") {
    return (
      <Page lead={<p>{t("link.torn.what")}</p>}>
        <div className="actions">
          <ButtonLink to="/sign-in">{t("link.new")}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page lead={<p>{t(`link.${link.state}.what`)}</p>}>
      <form method="post" className="actions">
        <button className="ds-button" type="submit" name="intent" value="new">
          {t("link.newTo", { email: link.email })}
        </button>
      </form>
    </Page>
  );
}
