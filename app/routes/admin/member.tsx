import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { MemberFields } from "~/features/accounts/member-fields";
import { leavingForm, memberForm } from "~/features/accounts/member-form";
import { memberState } from "~/features/accounts/members";
import {
  changeMember,
  inviteAgain,
  lastDayOf,
  letGo,
  memberOf,
  suppliersWith,
} from "~/features/accounts/members.server";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { saved }) => saved.name);

export const loader = forAdmin(async ({ params, store, member: { buyerId, memberId, timeZone }, now }) => {
  const member = await memberOf(store, buyerId, idIn(params, "member"));
  return {
    email: member.email,
    state: memberState(member, now),
    saved: { name: member.name, roles: member.roles, until: lastDayOf(member, timeZone) },
    suppliers: await suppliersWith(store, buyerId, member.id),
    handOver: `/suppliers/hand-over?from=${member.id}`,
    isOneself: member.id === memberId,
  };
});

export const action = forAdmin(async ({ request, params, store, member }) => {
  const { id: memberId } = await memberOf(store, member.buyerId, idIn(params, "member"));
  const fields = await formIn(request);
  const here = `/admin/members/${memberId}`;
  if (fields.get("form") === "leaving") {
    const form = await readForm(fields, leavingForm);
    if (!form.ok) return form.rejection;
    if ((await letGo(store, member, memberId)) !== "gone") return form.refuse(null, "lastAdministrator");
    throw redirect(done(here, "members.left"));
  }
  if (fields.get("form") === "again") {
    await inviteAgain(store, member, memberId);
    throw redirect(done(here, "members.invited"));
  }
  const form = await readForm(fields, memberForm);
  if (!form.ok) return form.rejection;
  if ((await changeMember(store, member, memberId, form.values)) !== "changed")
    return form.refuse("roles", "lastAdministrator");
  throw redirect(done(here, "members.saved"));
});

export default function Member() {
  const { t } = useTranslation(["members", "common"]);
  const { email, state, saved, suppliers, handOver, isOneself } = useLoaderData<typeof loader>();
  const { name } = saved;
  return (
    <Page back={<BackLink to="/admin/members">{t("title")}</BackLink>}>
      <SummaryList
        lines={[
          { label: t("email"), value: email },
          { label: t("state"), value: t(`states.${state}`) },
        ]}
      />
      {suppliers > 0 && (state === "left" || state === "ended") && (
        <Alert tone="warning" title={t("stillSuppliers", { count: suppliers, name })}>
          <div className="actions">
            <ButtonLink to={handOver} variant="secondary">
              {t("handOver")}
            </ButtonLink>
          </div>
        </Alert>
      )}
      {state === "left" ? (
        <p className="ds-paragraph">{t("leftHelp", { name })}</p>
      ) : (
        <>
          {state === "invited" && (
            <form method="post" className="actions">
              <input type="hidden" name="form" value="again" />
              <button className="ds-button" data-variant="secondary" type="submit">
                {t("inviteAgain")}
              </button>
            </form>
          )}
          <Section title={t("access")}>
            <ServerForm schema={memberForm} saved={saved} id="member">
              <MemberFields />
              <Actions>
                <SubmitButton>{t("common:save")}</SubmitButton>
              </Actions>
            </ServerForm>
          </Section>
          <Section title={t("leaving")}>
            <div className="prose">
              <p>{isOneself ? t("leavingSelf") : t("leavingHelp", { name })}</p>
              {suppliers > 0 && <p>{t("hasSuppliers", { count: suppliers, name })}</p>}
            </div>
            {suppliers > 0 && (
              <div className="actions">
                <ButtonLink to={handOver} variant="secondary">
                  {t("handOver")}
                </ButtonLink>
              </div>
            )}
            <ServerForm schema={leavingForm} id="leaving" reloadDocument={isOneself}>
              <Actions>
                <SubmitButton variant="secondary" color="danger">
                  {t("leave")}
                </SubmitButton>
              </Actions>
            </ServerForm>
          </Section>
        </>
      )}
    </Page>
  );
}
