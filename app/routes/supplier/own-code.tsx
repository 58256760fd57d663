/** "We have our own code of conduct": sent in instead of a signature; a coordinator compares it with the buyer's. */
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { OwnCodeFacts } from "~/features/own-codes/own-code-facts";
import { OwnCodeFields } from "~/features/own-codes/own-code-fields";
import { anyBroughtCode, bringingCode, sameCode } from "~/features/own-codes/own-code-form";
import { bringOwnCode, mayWithOwnCode, ownCodesOf } from "~/features/own-codes/own-codes.server";
import { readOwnCode } from "~/features/own-codes/reading.server";
import { todayIn } from "~/features/requests/deadlines";
import { leadOn } from "~/features/requests/outcome.server";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { HiddenField } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("ownCode:title"));

export const loader = forSupplier(async ({ store, supplier, params, now }) => {
  const id = idIn(params, "request");
  const task = await taskOf(store, supplier, id);
  const shown = await taskFor(store, supplier, id, "use own code");
  if (!mayWithOwnCode(task, "use own code", supplier.role)) notFound();
  const [earlier] = await ownCodesOf(store, supplier);
  return { ...shown, earlier, buyer: supplier.buyerName, today: todayIn(now, supplier.timeZone) };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const { files } = context.portal;
  const today = todayIn(now, supplier.timeZone);
  const read = await readOwnCode(request, anyBroughtCode, { files, language, today });
  if (!read.ok) return read.rejection;
  const code = await read.keepCode(store, { ...supplier, memberId: undefined });
  return leadOn(task.id, await bringOwnCode(store, supplier, task, code, now), "ownCode.sent");
});

export default function OwnCode() {
  const { id, title, earlier, buyer, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("ownCode");
  const { language } = useReader();
  const upload = (
    <ServerForm id="new" schema={bringingCode} encType="multipart/form-data">
      <OwnCodeFields today={today} />
      <Actions>
        <SubmitButton>{t("send")}</SubmitButton>
      </Actions>
    </ServerForm>
  );
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{title[language]}</BackLink>} lead={t("lead", { buyer })}>
      {earlier ? (
        <>
          <Section title={t("same")}>
            <p className="ds-paragraph">{t("sameLead", { buyer })}</p>
            <OwnCodeFacts code={earlier} files="/my/files" />
            <ServerForm id="same" schema={sameCode}>
              <HiddenField name="ownCode" value={earlier.id} />
              <Actions>
                <SubmitButton>{t("useSame")}</SubmitButton>
              </Actions>
            </ServerForm>
          </Section>
          <Section title={t("another")}>{upload}</Section>
        </>
      ) : (
        upload
      )}
    </Page>
  );
}
