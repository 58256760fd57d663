import { Link, useLoaderData } from "@remix-run/react";

import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { membersIn } from "~/features/accounts/members.server";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("members:administration"));

export const loader = forAdmin(async ({ store, member, now }) => {
  const members = await membersIn(store, member.buyerId, now);
  return { members: members.filter(({ state }) => state === "active" || state === "invited").length };
});

export default function Administration() {
  const { t } = useTranslation(["members", "declared", "requirements"]);
  const { members } = useLoaderData<typeof loader>();
  const places = [
    {
      to: "/admin/members",
      title: t("title"),
      about: t("overview.members"),
      more: t("overview.membersCount", { count: members }),
    },
    { to: "/admin/organisation", title: t("overview.organisation"), about: t("overview.organisationAbout") },
    { to: "/admin/documents", title: t("overview.documents"), about: t("overview.documentsAbout") },
    { to: "/admin/questionnaires", title: t("overview.questionnaires"), about: t("overview.questionnairesAbout") },
    { to: "/admin/requirements", title: t("requirements:title"), about: t("requirements:about") },
    { to: "/admin/countries", title: t("overview.countries"), about: t("overview.countriesAbout") },
    { to: "/admin/smelters", title: t("declared:lists.title"), about: t("declared:lists.about") },
    { to: "/admin/reminders", title: t("overview.reminders"), about: t("overview.remindersAbout") },
    { to: "/admin/jobs", title: t("overview.jobs"), about: t("overview.jobsAbout") },
    { to: "/admin/log", title: t("overview.log"), about: t("overview.logAbout") },
  ];
  return (
    <Page>
      <ul className="columns plain">
        {places.map(({ to, title, about, more }) => (
          <li className="ds-card" key={to}>
            <h2 className="ds-heading" data-size="xs">
              <Link className="ds-link" to={to}>
                {title}
              </Link>
            </h2>
            <p className="ds-paragraph">{about}</p>
            {more && <p className="subtle">{more}</p>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
