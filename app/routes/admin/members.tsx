import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { lastDayOf, membersIn } from "~/features/accounts/members.server";
import { formatList, formatShortDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("members:title"));

export const loader = forAdmin(async ({ store, member: { buyerId, timeZone }, now }) => ({
  members: (await membersIn(store, buyerId, now)).map(({ id, name, email, roles, state, untilAt }) => ({
    ...{ id, name, email, roles, state },
    until: lastDayOf({ untilAt }, timeZone),
  })),
}));

const tones = { invited: "warning", active: "success", ended: "neutral", left: "neutral" } as const;

export default function Members() {
  const { t } = useTranslation("members");
  const { language } = useReader();
  const { members } = useLoaderData<typeof loader>();
  return (
    <Page
      wide
      back={<BackLink to="/admin">{t("administration")}</BackLink>}
      actions={<ButtonLink to="/admin/members/new">{t("invite")}</ButtonLink>}
    >
      <Table
        caption={t("title")}
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("name"),
            cell: ({ id, name }) => (
              <Link className="ds-link" to={`/admin/members/${id}`}>
                {name}
              </Link>
            ),
          },
          { key: "email", header: t("email"), cell: ({ email }) => email },
          {
            key: "roles",
            header: t("roles.label"),
            cell: ({ roles }) =>
              formatList(
                roles.map((role) => t(`roles.names.${role}`).toLowerCase()),
                language,
              ),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ state, until }) => (
              <>
                <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>
                {until && state !== "left" && (
                  <span className="subtle"> {t("untilDay", { day: formatShortDate(until, language) })}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
