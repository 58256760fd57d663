/** Erases what the portal knows of a person: found by address, looked at, then erased. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { FilterForm, FilterSearch } from "~/components/filter-form";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { erase, isAnywhere, tracesOf } from "~/features/events/erasing.server";
import { formIn, readForm } from "~/forms/read-form.server";
import { email } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("log:erasing.title"));

const erasingForm = z.object({ email });

export const loader = forAdmin(async ({ request, store, member }) => {
  const address = (new URL(request.url).searchParams.get("email") ?? "").trim().toLowerCase();
  if (address === "") return { address, found: null };
  const traces = await tracesOf(store, member.buyerId, address);
  return { address, found: isAnywhere(traces) ? traces : ("nothing" as const) };
});

export const action = forAdmin(async ({ request, store, member }) => {
  const form = await readForm(await formIn(request), erasingForm);
  if (!form.ok) return form.rejection;
  const outcome = await erase(store, member, form.values.email);
  if ("refusal" in outcome)
    return form.refuse(null, outcome.refusal === "still there" ? "personStillThere" : "personUnknown");
  throw redirect(done("/admin/erase", "log.erased", outcome.events));
});

export default function Erase() {
  const { address, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["log", "members"]);
  return (
    <Page back={<BackLink to="/admin/log">{t("title")}</BackLink>} lead={t("erasing.lead")}>
      <FilterForm fields={["email"]} always={<FilterSearch name="email" label={t("erasing.email")} />} />
      {found === "nothing" && <Empty title={t("erasing.nothing", { email: address })} />}
      {found !== null && found !== "nothing" && <Found email={address} traces={found} />}
    </Page>
  );
}

type Traces = Exclude<Awaited<ReturnType<typeof loader>>["found"], null | "nothing">;

function Found({ email, traces: { people, events, mails, signatures } }: { email: string; traces: Traces }) {
  const { t } = useTranslation(["log", "members"]);
  return (
    <Section title={t("erasing.found", { email })}>
      <Table
        caption={t("erasing.people")}
        rows={people}
        rowKey={({ id }) => id}
        empty={<p className="ds-paragraph">{t("erasing.nobody")}</p>}
        columns={[
          { key: "name", header: t("erasing.name"), cell: ({ name }) => name },
          {
            key: "where",
            header: t("erasing.where"),
            cell: ({ id, supplier }) => (
              <Link className="ds-link" to={supplier ? `/suppliers/${supplier.id}` : `/admin/members/${id}`}>
                {supplier?.name ?? t("members:title")}
              </Link>
            ),
          },
          {
            key: "state",
            header: t("erasing.state"),
            cell: ({ isStillThere }) => t(isStillThere ? "erasing.stillThere" : "erasing.left"),
          },
        ]}
      />
      <SummaryList
        lines={[
          { label: t("erasing.events"), value: t("erasing.eventsErased", { count: events }) },
          { label: t("erasing.mails"), value: t("erasing.mailsErased", { count: mails }) },
          { label: t("erasing.signatures"), value: t("erasing.signaturesKept", { count: signatures }) },
        ]}
      />
      {people.some(({ isStillThere }) => isStillThere) ? (
        <Alert tone="warning" title={t("erasing.first")}>
          {t("erasing.firstHow")}
        </Alert>
      ) : (
        <ServerForm schema={erasingForm} saved={{ email }}>
          <p className="ds-paragraph">{t("erasing.forGood")}</p>
          <input type="hidden" name="email" value={email} />
          <Actions>
            <SubmitButton color="danger">{t("erasing.erase")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Section>
  );
}
