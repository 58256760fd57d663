import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { ButtonLink } from "~/components/button-link";
import { Page } from "~/components/page";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { placeFor } from "~/features/accounts/addresses";
import { forEveryone } from "~/features/accounts/guard.server";
import { hatsBehind } from "~/features/accounts/hats.server";
import type { Session } from "~/features/accounts/sessions.server";
import { changeHat } from "~/features/accounts/sessions.server";
import { noteArrival } from "~/features/accounts/sign-in.server";
import { openAll } from "~/features/requests/invitation.server";
import { readForm } from "~/forms/read-form.server";
import { id } from "~/forms/rules";
import { useTranslation } from "~/i18n/use-translation";
import { notFound } from "~/not-found.server";

export const handle = titled((t) => t("accounts:companies.title"));

const hatForm = z.object({ hat: id });

export const loader = forEveryone(async ({ store, session }) => {
  const person = known(session);
  const hats = await hatsBehind(store, person);
  if (hats.length === 1 && hats[0]?.isWorn) throw redirect(placeFor(person.audience, null));
  return { hats: hats.map(({ hat, ...shown }) => ({ ...shown, isMember: hat.audience === "member" })) };
});

export const action = forEveryone(async ({ request, context, store, session, now }) => {
  const person = known(session);
  const form = await readForm(request, hatForm);
  if (!form.ok) return form.rejection;
  const { hat } = (await hatsBehind(store, person)).find(({ id }) => id === form.values.hat) ?? notFound();
  const cookie = await changeHat(store, person, hat, context.portal.environment.isSecure);
  if (hat.audience === "member") await noteArrival(store, person.email, hat);
  if (hat.audience === "supplier") await openAll(store, hat, now);
  throw redirect(placeFor(hat.audience, null), { headers: { "Set-Cookie": cookie } });
});

function known(session: Session | null): Session {
  if (!session) throw redirect("/sign-in?then=%2Fcompanies");
  return session;
}

export default function Companies() {
  const { t } = useTranslation("accounts");
  const { hats } = useLoaderData<typeof loader>();
  if (hats.length === 0) {
    return (
      <Page lead={<p>{t("companies.none")}</p>}>
        <div className="actions">
          <ButtonLink to="/sign-in">{t("link.new")}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page lead={<p>{t("companies.lead")}</p>}>
      <ul className="stack plain">
        {hats.map(({ id, name, buyer, company, tasks, isMember, isWorn }) => (
          <li className="ds-card" key={id}>
            <h2 className="ds-heading" data-size="2xs">
              {company ?? buyer}
            </h2>
            <p className="ds-paragraph">
              {isMember ? t("companies.asMember", { name }) : t("companies.asSupplier", { name, buyer })}
            </p>
            {!isMember && <p className="subtle">{t("companies.tasks", { count: tasks })}</p>}
            {isWorn ? (
              <p>
                <Tag tone="info">{t("companies.now")}</Tag>{" "}
                <a className="ds-link" href="/">
                  {t("companies.back")}
                </a>
              </p>
            ) : (
              <form method="post">
                <input type="hidden" name="hat" value={id} />
                <button
                  className="ds-button"
                  data-variant="secondary"
                  type="submit"
                  aria-label={t("companies.chooseNamed", { name, company: company ?? buyer })}
                >
                  {t("companies.choose")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
