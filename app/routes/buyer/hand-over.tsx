import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { todayIn } from "~/features/requests/deadlines";
import { areChosen, countChosen } from "~/features/suppliers/list.server";
import { handOverForm } from "~/features/suppliers/supplier-form";
import { handOver, responsibilitiesOf } from "~/features/suppliers/suppliers.server";
import { chosenIn } from "~/features/suppliers/view";
import { CheckboxGroup, SelectField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("suppliers:handing.title"));

/** Those ticked in the list or shown by its filter; null when the page was opened by itself and means all of hers. */
function chosenAt(request: Request) {
  const address = new URL(request.url).searchParams;
  return address.has("all") || address.has("supplier") ? chosenIn(address) : null;
}

export const loader = forBuyer(async ({ store, member, request, now }) => {
  const chosen = chosenAt(request);
  const today = todayIn(now, member.timeZone);
  return {
    people: await responsibilitiesOf(store, member.buyerId),
    chosen: chosen && (await countChosen(store, member.buyerId, chosen, today)),
  };
});

export const action = forBuyer(async ({ request, store, member, now }) => {
  const chosen = chosenAt(request);
  const form = await readForm(request, handOverForm);
  if (!form.ok) return form.rejection;
  const { fromId, toId } = form.values;
  const people = await responsibilitiesOf(store, member.buyerId);
  const to = people.find(({ id, hasLeft }) => id === toId && !hasLeft);
  const from = people.find(({ id }) => id === fromId);
  if (!to || !from) return form.refuse(to ? "fromId" : "toId", "choice");
  const as = form.values.as.filter((role) => (role === "owner" ? from.owns : from.coordinates) > 0);
  if (as.includes("owner") && !canBuy(to.roles)) return form.refuse("toId", "roleMissing", { name: to.name });
  if (as.includes("coordinator") && !canCoordinate(to.roles))
    return form.refuse("toId", "roleMissing", { name: to.name });
  const only = chosen ? areChosen(member.buyerId, chosen, todayIn(now, member.timeZone)) : undefined;
  const count = await handOver(store, member, { fromId, toId, as, only });
  throw redirect(done("/suppliers", "suppliers.handedOver", count));
});

export default function HandOver() {
  const { t } = useTranslation("suppliers");
  const { people, chosen } = useLoaderData<typeof loader>();
  const from = people.filter(({ owns, coordinates }) => owns + coordinates > 0);
  const lead = chosen === null ? t("handing.lead") : t("handing.ticked", { count: chosen });
  return (
    <Page lead={<p>{lead}</p>} back={<BackLink to="/suppliers">{t("title")}</BackLink>}>
      {from.length === 0 ? (
        <Empty title={t("handing.nothing")}>
          <p>{t("handing.nothingText")}</p>
        </Empty>
      ) : (
        <ServerForm schema={handOverForm} saved={{ as: ["owner", "coordinator"] }}>
          <SelectField
            name="fromId"
            label={t("handing.from")}
            options={from.map(({ id, name, hasLeft, owns, coordinates }) => ({
              value: id,
              label: t(hasLeft ? "handing.fromOptionLeft" : "handing.fromOption", { name, owns, coordinates }),
            }))}
          />
          <SelectField
            name="toId"
            label={t("handing.to")}
            options={people
              .filter(({ roles, hasLeft }) => !hasLeft && canBuy(roles))
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <CheckboxGroup
            name="as"
            label={t("handing.as")}
            options={[
              { value: "owner", label: t("handing.asOwner") },
              { value: "coordinator", label: t("handing.asCoordinator") },
            ]}
          />
          <Actions>
            <SubmitButton>{t("handing.save")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Page>
  );
}
