import { redirect } from "@remix-run/node";
import { languages } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { MemberFields } from "~/features/accounts/member-fields";
import { newMemberForm } from "~/features/accounts/member-form";
import { inviteMember } from "~/features/accounts/members.server";
import { EmailField, RadioGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("members:invite"));

export const loader = forAdmin(() => null);

export const action = forAdmin(async ({ request, store, member }) => {
  const form = await readForm(request, newMemberForm);
  if (!form.ok) return form.rejection;
  const invited = await inviteMember(store, member, form.values);
  if (invited.outcome === "already there") return form.refuse("email", "alreadyMember");
  throw redirect(done("/admin/members", "members.invited"));
});

export default function NewMember() {
  const { t } = useTranslation(["members", "accounts"]);
  return (
    <Page lead={<p>{t("inviteLead")}</p>} back={<BackLink to="/admin/members">{t("title")}</BackLink>}>
      <ServerForm schema={newMemberForm} saved={{ language: "nb" }}>
        <EmailField name="email" label={t("email")} autoComplete="off" />
        <MemberFields />
        <RadioGroup
          name="language"
          label={t("language")}
          options={languages.map((value) => ({ value, label: t(`accounts:account.languages.${value}`) }))}
        />
        <Actions>
          <SubmitButton>{t("send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
