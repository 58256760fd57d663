/** The company's facts, to be looked at, confirmed or changed at any time. */
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { openFactsRequest } from "~/features/company-facts/facts.server";
import { factsToShow, takeIn } from "~/features/company-facts/facts-page.server";
import { FactsForm, StillRight, useUnsent } from "~/features/company-facts/facts-view";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("facts:title"));

export const loader = forSupplier(({ store, supplier, now }) => factsToShow(store, supplier, now));

export const action = forSupplier(async (sent) => {
  const here = "/my/company";
  return takeIn(sent, await openFactsRequest(sent.store, sent.supplier), { on: here, back: here });
});

export default function Company() {
  const { known, certificates, first, buyer, supplier } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["facts", "my"]);
  const unsent = useUnsent();
  return (
    <Page back={<BackLink to="/my">{t("my:title")}</BackLink>} lead={t("leadCompany", { buyer, supplier })}>
      {known ? (
        !unsent && <StillRight known={known} certificates={certificates} />
      ) : (
        <p className="ds-paragraph">{t("prefilled", { buyer })}</p>
      )}
      <FactsForm known={known} first={first} buyer={buyer} back="/my/company" />
    </Page>
  );
}
