/** The yearly review of all A- and B-suppliers: how far it has come, and what is open with whom. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { FilterForm, FilterSelect } from "~/components/filter-form";
import { Page, Section } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { Progress } from "~/components/progress";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { todayIn } from "~/features/requests/deadlines";
import { activeForm, perPage, reviewChecks, reviewViewIn } from "~/features/yearly-review/yearly-review";
import { reviewProgress, sayActive, stillOpen } from "~/features/yearly-review/yearly-review.server";
import { CheckboxGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("yearlyReview:title"));

export const loader = forBuyer(async ({ store, member, request, now }) => {
  const view = reviewViewIn(new URL(request.url).searchParams);
  const today = todayIn(now, member.timeZone);
  return {
    progress: await reviewProgress(store, member.buyerId, today),
    ...(await stillOpen(store, member.buyerId, view, today)),
    view,
    mayAct: canBuy(member.roles),
  };
});

export const action = forBuyer(async ({ store, member, request, now }) => {
  const form = await readForm(request, activeForm);
  if (!form.ok) return form.rejection;
  const said = await sayActive(store, member, form.values.supplier, todayIn(now, member.timeZone));
  throw redirect(done("/yearly-review", "yearlyReview.active", said));
});

export default function YearlyReview() {
  const { progress, rows, total, view, mayAct } = useLoaderData<typeof loader>();
  const { t } = useTranslation("yearlyReview");
  const toConfirm = rows.filter(({ active }) => !active);
  return (
    <Page wide back={<BackLink to="/desk">{t("back")}</BackLink>} lead={t("lead")}>
      <Section title={t("progress", { done: progress.done, total: progress.total })}>
        {reviewChecks.map((check) => (
          <Progress key={check} done={progress.answered[check]} of={progress.total}>
            {t("of", { what: t(`checks.${check}`), done: progress.answered[check], total: progress.total })}
          </Progress>
        ))}
      </Section>
      <FilterForm fields={["open"]}>
        <FilterSelect
          name="open"
          label={t("open")}
          options={reviewChecks.map((value) => ({ value, label: t(`checks.${value}`) }))}
        />
      </FilterForm>
      <Section title={t("left", { count: total })}>
        {rows.length === 0 && <Empty title={t("nothing")} />}
        <ul className="desk">
          {rows.map((supplier) => (
            <li key={supplier.id}>
              <div>
                <Link className="ds-link" to={`/suppliers/${supplier.id}`}>
                  {supplier.name}
                </Link>
                <p className="ds-paragraph subtle">
                  {[supplier.criticality, supplier.owner].filter(Boolean).join(" · ")}
                </p>
              </div>
              <div className="tags">
                {reviewChecks
                  .filter((check) => !supplier[check])
                  .map((check) => (
                    <Tag key={check} tone="warning">
                      {t(`missing.${check}`)}
                    </Tag>
                  ))}
              </div>
            </li>
          ))}
        </ul>
        {total > perPage && <Pagination page={view.page} perPage={perPage} count={total} />}
      </Section>
      {mayAct && toConfirm.length > 0 && (
        <Section title={t("confirm")}>
          <p className="ds-paragraph">{t("confirmHelp")}</p>
          <ServerForm schema={activeForm}>
            <CheckboxGroup
              name="supplier"
              label={t("which")}
              options={toConfirm.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Actions>
              <SubmitButton>{t("say")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
