/** Company facts as a task: filled in and handed in, or read once they are. */
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forColleague, forSupplier } from "~/features/accounts/guard.server";
import { factsToShow, takeIn } from "~/features/company-facts/facts-page.server";
import { FactsSummary, SaidBy } from "~/features/company-facts/facts-summary";
import { FactsForm, StillRight, useUnsent } from "~/features/company-facts/facts-view";
import { may } from "~/features/requests/rules";
import { taskOf } from "~/features/requests/tasks.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("facts:title"));

export const loader = forColleague(async ({ store, supplier, params, now }) => {
  const { id, kind, state, minutes, reason } = await taskOf(store, supplier, idIn(params, "request"));
  if (kind !== "company facts") notFound();
  return {
    ...(await factsToShow(store, supplier, now)),
    id,
    minutes,
    mayHandIn: may(kind, state, "submit", supplier.role),
    isContributor: supplier.role === "contributor",
    returnedBecause: state === "returned" ? reason : null,
  };
});

export const action = forSupplier(async (sent) => {
  const task = await taskOf(sent.store, sent.supplier, idIn(sent.params, "request"));
  if (task.kind !== "company facts") notFound();
  return takeIn(sent, task, { on: "/my", back: `/my/requests/${task.id}/facts` });
});

export default function CompanyFacts() {
  const { known, certificates, first, buyer, supplier, id, minutes, mayHandIn, isContributor, returnedBecause } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["facts", "my", "common"]);
  const unsent = useUnsent();
  const isFilledIn = !isContributor && (mayHandIn || unsent !== undefined);
  return (
    <Page
      back={<BackLink to="/my">{t("my:title")}</BackLink>}
      lead={
        isFilledIn
          ? t("lead", { buyer, supplier, minutes: t("common:minutes", { count: minutes }) })
          : t("leadRead", { buyer, supplier })
      }
    >
      {isFilledIn ? (
        <>
          {returnedBecause && (
            <Alert tone="warning" title={t("returned", { buyer })}>
              <p className="ds-paragraph typed">{returnedBecause}</p>
            </Alert>
          )}
          {known ? (
            !unsent && !returnedBecause && <StillRight known={known} certificates={certificates} />
          ) : (
            <p className="ds-paragraph">{t("prefilled", { buyer })}</p>
          )}
          <FactsForm known={known} first={first} buyer={buyer} back={`/my/requests/${id}/facts`} />
        </>
      ) : (
        <>
          {isContributor && <p className="ds-paragraph">{t("contributor")}</p>}
          <p className="ds-paragraph">
            {known ? <SaidBy known={known} as="sent" /> : t(isContributor ? "notYet" : "closed", { buyer })}
          </p>
          {(known || isContributor) && <FactsSummary facts={first} />}
          {!isContributor && (
            <div className="actions">
              <ButtonLink to="/my/company" variant="secondary">
                {t("change")}
              </ButtonLink>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
