import { Link, useLoaderData } from "@remix-run/react";

import { Empty } from "~/components/empty";
import { FilterForm, FilterSearch } from "~/components/filter-form";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forEveryone } from "~/features/accounts/guard.server";
import { keptMails } from "~/features/mails/mailbox.server";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("mailbox:title"));

export const loader = forEveryone(async ({ request, context, store }) => {
  const address = new URL(request.url).searchParams.get("address") ?? "";
  return { mails: await keptMails(store, context, address) };
});

export default function Mailbox() {
  const { t } = useTranslation("mailbox");
  const { language } = useReader();
  const { mails } = useLoaderData<typeof loader>();
  return (
    <Page lead={<p>{t("lead")}</p>}>
      <div className="stack">
        <FilterForm fields={["address"]} always={<FilterSearch name="address" label={t("address")} />} />
        <Table
          caption={t("title")}
          rows={mails}
          rowKey={({ id }) => id}
          empty={<Empty title={t("empty")} />}
          columns={[
            {
              key: "subject",
              header: t("subject"),
              cell: ({ id, subject }) => (
                <Link className="ds-link" to={`/mailbox/${id}`}>
                  {subject}
                </Link>
              ),
            },
            { key: "to", header: t("to"), cell: ({ name, email }) => (name ? `${name} <${email}>` : email) },
            { key: "at", header: t("at"), cell: ({ at }) => formatDateTime(at, language) },
          ]}
        />
      </div>
    </Page>
  );
}
