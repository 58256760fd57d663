/** Hands a task over to the one who may sign: a colleague already there, or somebody new. */
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { factsOf } from "~/features/company-facts/facts.server";
import { contactsOf } from "~/features/contacts/colleagues.server";
import { handOver } from "~/features/requests/asides.server";
import { leadOn } from "~/features/requests/outcome.server";
import { requestsOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { CheckboxGroup, EmailField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { choice, email, id, ids, optional, optionalText, say } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

/** A colleague, or "new" and the fields below. */
const handing = z
  .object({
    to: z.union([z.literal("new"), id], say("choice")),
    name: optionalText(200),
    email: optional(email),
    title: optionalText(200),
    language: optional(choice(["nb", "en"])),
    also: ids({ max: 50 }),
    words: optionalText(2000),
  })
  .check(
    z.refine(({ to, name }) => to !== "new" || name !== null, { error: say("required"), path: ["name"] }),
    z.refine(({ to, email }) => to !== "new" || email !== null, { error: say("required"), path: ["email"] }),
  );

export const handle = titled((t) => t("colleagues:handOver.title"));

export const loader = forSupplier(async ({ store, supplier, params }) => {
  const task = await taskFor(store, supplier, idIn(params, "request"), "hand over");
  const others = (await contactsOf(store, supplier)).filter((contact) => contact.id !== supplier.contactId);
  const facts = await factsOf(store, supplier);
  const { signatoryName: name, signatoryEmail: email = null, signatoryTitle: title } = facts ?? {};
  return {
    task,
    /** Whom the company has named as the one who signs: often the one it is left to. */
    signatory: email && email !== supplier.email ? { name, email, title } : null,
    colleagues: others.map(({ id, name, title, email }) => ({ id, name, title, email })),
    also: (await requestsOf(store, supplier))
      .filter(
        (one) =>
          one.id !== task.id &&
          one.kind === task.kind &&
          one.waitingForId === null &&
          may(one.kind, one.state, "hand over", supplier.role),
      )
      .map(({ id, documentTitle, name }) => ({ id, title: documentTitle ?? name })),
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, handing);
  if (!form.ok) return form.rejection;
  const { to, name, email, title, also, words, language: reads } = form.values;
  const others = (await requestsOf(store, supplier)).filter(({ id }) => id !== task.id && also.includes(id));
  const handed = await handOver(
    store,
    supplier,
    {
      tasks: [task, ...others],
      to: to === "new" ? { name: name!, email: email!, title, language: reads ?? language } : { contactId: to },
      words: words ?? undefined,
    },
    now,
  );
  if ("refusal" in handed && handed.refusal === "yourself")
    return form.refuse(to === "new" ? "email" : "to", "yourself");
  if ("refusal" in handed && handed.refusal === "nobody") return form.refuse("to", "choice");
  return leadOn(task.id, handed, "my.handedOver");
});

export default function HandOver() {
  const { task, signatory, colleagues, also } = useLoaderData<typeof loader>();
  const { t } = useTranslation("colleagues");
  const { language } = useReader();
  const name = task.title[language];
  const isColleague = colleagues.find(({ email }) => email === signatory?.email);
  return (
    <Page back={<BackLink to={`/my/requests/${task.id}`}>{name}</BackLink>} lead={t("handOver.lead", { task: name })}>
      <ServerForm
        schema={handing}
        saved={{
          to: isColleague?.id ?? (colleagues.length === 0 || signatory ? "new" : undefined),
          ...(isColleague ? {} : signatory),
          language,
          also: also.map(({ id }) => id),
        }}
      >
        {colleagues.length > 0 ? (
          <RadioGroup
            name="to"
            label={t("handOver.to")}
            options={[
              ...colleagues.map(({ id, name, title, email }) => ({
                value: id,
                label: name,
                help: title ? `${title}, ${email}` : email,
              })),
              { value: "new", label: t("handOver.somebody"), help: t("handOver.newPerson") },
            ]}
          />
        ) : (
          <input type="hidden" name="to" value="new" />
        )}
        <TextField name="name" label={t("name")} maxLength={200} autoComplete="off" optional={colleagues.length > 0} />
        <EmailField name="email" label={t("email")} autoComplete="off" optional={colleagues.length > 0} />
        <TextField
          name="title"
          label={t("personTitle")}
          help={t("handOver.titleHelp")}
          optional
          maxLength={200}
          autoComplete="off"
        />
        <RadioGroup
          name="language"
          label={t("language")}
          options={[
            { value: "nb", label: t("languages.nb") },
            { value: "en", label: t("languages.en") },
          ]}
        />
        {also.length > 0 && (
          <CheckboxGroup
            name="also"
            label={t("handOver.also")}
            optional
            options={also.map(({ id, title }) => ({ value: id, label: title[language] }))}
          />
        )}
        <TextArea name="words" label={t("words")} help={t("wordsHelp")} optional maxLength={2000} />
        <Actions>
          <SubmitButton>{t("handOver.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
