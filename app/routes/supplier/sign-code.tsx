/** The six digits from the mail, and what they confirm: what was typed before stands ready. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { addendumTitle } from "~/features/own-codes/addendum";
import type { Request } from "~/features/requests/requests.server";
import { CodeForm } from "~/features/signatures/code-form";
import { codeIn, confirmed, tooManyCodes } from "~/features/signatures/code-page.server";
import { askForCode, codeBehind, type Draft, signAll, toSign } from "~/features/signatures/signing.server";
import { formIn } from "~/forms/read-form.server";
import { useTranslation } from "~/i18n/use-translation";
import { notFound } from "~/not-found.server";

export const handle = titled((t) => t("signatures:code.heading"));

/** Where it was typed. What is more than a name and two boxes is brought along. */
const backTo = ({ requestIds, reservations, another, isAddendum }: Draft, code: string) =>
  isAddendum
    ? `/my/requests/${requestIds[0]}/addendum`
    : reservations?.length
      ? `/my/requests/${requestIds[0]}/reservation?code=${code}`
      : `/my/sign?${requestIds.map((id) => `request=${id}`).join("&")}${another ? `&together&code=${code}` : ""}`;

const titlesIn = (tasks: readonly Request[], { isAddendum }: Draft) =>
  tasks
    .map(({ documentTitle, name }) => documentTitle ?? name)
    .map((title) => (isAddendum ? addendumTitle(title) : title));

export const loader = forSupplier(async ({ store, supplier, request, now }) => {
  const code = await codeBehind(store, supplier, codeIn(request), now);
  if (!code) notFound();
  const found = await toSign(store, supplier, code.draft.requestIds);
  if (found.state === "signed") throw redirect(done(`/my/signatures/${found.signatureId}`, "signatures.already"));
  if (found.state === "nothing") notFound();
  return {
    email: supplier.email,
    isOver: code.isOver,
    name: code.draft.name,
    title: code.draft.title,
    documents: titlesIn(found.tasks, code.draft),
    hasReservations: Boolean(code.draft.reservations?.length),
    back: backTo(code.draft, codeIn(request)),
  };
});

export const action = forSupplier(async ({ store, supplier, request, context, now }) => {
  const id = codeIn(request);
  const form = await formIn(request);
  if (form.get("intent") === "again") {
    const code = await codeBehind(store, supplier, id, now);
    if (!code) notFound();
    const tooMany = await tooManyCodes(context.portal.limits, supplier);
    if (tooMany) return tooMany;
    const found = await toSign(store, supplier, code.draft.requestIds);
    const titles = found.state === "ready" ? titlesIn(found.tasks, code.draft) : [];
    const next = await askForCode(store, supplier, code.draft, titles, now);
    throw redirect(done(`/my/sign/code?code=${next}`, "signatures.newCode"));
  }
  const tried = await confirmed(store, supplier, id, form, now);
  if ("rejection" in tried) return tried.rejection;
  const signed = await signAll(store, supplier, tried.draft, context.visit, now);
  if ("refusal" in signed)
    throw redirect(
      tried.draft.isAddendum
        ? `/my/requests/${tried.draft.requestIds[0]}`
        : `/my/sign?${tried.draft.requestIds.map((one) => `request=${one}`).join("&")}`,
    );
  throw redirect(done(`/my/signatures/${signed.signatureId}`, "signatures.signed"));
});

export default function EnterCode() {
  const { email, isOver, name, title, documents, hasReservations, back } = useLoaderData<typeof loader>();
  const { t } = useTranslation("signatures");
  const { language } = useReader();
  return (
    <Page
      back={<BackLink to={back}>{t("code.back")}</BackLink>}
      lead={isOver ? t("code.old") : t("code.why", { email })}
    >
      <p className="ds-paragraph">
        {t(hasReservations ? "code.signsWithReservations" : "code.signs", { name, title })}
      </p>
      <ul className="ds-list">
        {documents.map((document) => (
          <li key={document.nb}>{document[language]}</li>
        ))}
      </ul>
      <CodeForm send={t(hasReservations ? "reservation.sign" : "sign")} />
    </Page>
  );
}
