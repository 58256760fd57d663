/** The standards many suppliers' codes are based on: how far each covers ours. */
import { Link, useLoaderData } from "@remix-run/react";
import { codeStandards } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { Empty } from "~/components/empty";
import { Page } from "~/components/page";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { codeInForce, coverageIn } from "~/features/own-codes/comparing.server";
import { addressOfStandard } from "~/features/own-codes/standards";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("comparison:standards.title"));

export const loader = forCoordinator(async ({ store, member: { buyerId } }) => {
  const ours = await codeInForce(store, buyerId);
  if (!ours) return { rows: [] };
  const rows = [];
  for (const standard of codeStandards) {
    const { clauses, found, lacking } = await coverageIn(store, buyerId, ours, { standard });
    rows.push({ standard, done: found.size, covered: found.size - lacking.size, of: clauses.size });
  }
  return { rows };
});

export default function Standards() {
  const { rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["comparison", "ownCode", "tracking"]);
  return (
    <Page back={<BackLink to="/signatures">{t("tracking:heading")}</BackLink>} lead={t("standards.lead")}>
      <Table
        caption={t("standards.title")}
        rows={rows}
        rowKey={({ standard }) => standard}
        empty={<Empty title={t("standards.noCode")} />}
        columns={[
          {
            key: "standard",
            header: t("standards.name"),
            cell: ({ standard }) => (
              <Link className="ds-link" to={addressOfStandard(standard)}>
                {t(`ownCode:standards.${standard}`)}
              </Link>
            ),
          },
          {
            key: "done",
            header: t("standards.done"),
            cell: ({ done, of }) => t("progressOf", { done, of }),
          },
          { key: "covered", header: t("standards.covered"), cell: ({ covered }) => covered, numeric: true },
        ]}
      />
    </Page>
  );
}
