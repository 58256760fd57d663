/** The supplier's people: who there is, bringing one in, letting one go. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { bringIn, contactsOf, letGo, sharesOf } from "~/features/contacts/colleagues.server";
import { type Request, requestsOf } from "~/features/requests/requests.server";
import { isOpen } from "~/features/requests/rules";
import { CheckboxGroup, EmailField, HiddenField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { choice, email, id, ids, optionalText, requiredText, say } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { notFound } from "~/not-found.server";

const inviting = z
  .object({
    name: requiredText(200),
    email,
    title: optionalText(200),
    language: choice(["nb", "en"]),
    what: choice(["everything", "some"]),
    tasks: ids({ max: 200 }),
    words: optionalText(2000),
  })
  .check(
    z.refine(({ what, tasks }) => what !== "some" || tasks.length > 0, { error: say("chooseOne"), path: ["tasks"] }),
  );
const removing = z.object({ contact: id });

export const handle = titled((t) => t("colleagues:title"));

/** Certificates are the company's, whoever asks for them: that task is handed over, or a colleague let in to everything. */
const mayBeShared = ({ kind }: Pick<Request, "kind">) => kind !== "certificate";

export const loader = forSupplier(async ({ store, supplier }) => {
  const shares = await sharesOf(store, supplier);
  const tasks = (await requestsOf(store, supplier)).map(({ id, kind, documentTitle, name, state }) => ({
    id,
    title: documentTitle ?? name,
    mayBeShared: mayBeShared({ kind }) && isOpen(state),
  }));
  return {
    buyer: supplier.buyerName,
    people: (await contactsOf(store, supplier)).map(({ id, name, email, title, role, isMain }) => ({
      id,
      name,
      email,
      title,
      role,
      isMain,
      isReader: id === supplier.contactId,
      shared: tasks
        .filter((task) => shares.some((share) => share.contactId === id && share.requestId === task.id))
        .map(({ title }) => title),
    })),
    tasks: tasks.filter((task) => task.mayBeShared),
  };
});

export const action = forSupplier(async ({ store, supplier, request, now }) => {
  const typed = await formIn(request);
  if (typed.get("intent") === "remove") {
    const form = await readForm(typed, removing);
    if (!form.ok) return form.rejection;
    const gone = await letGo(store, supplier, form.values.contact, now);
    if ("refusal" in gone) notFound();
    throw redirect(done("/my/colleagues", "my.removed"));
  }
  const form = await readForm(typed, inviting);
  if (!form.ok) return form.rejection;
  const { what, tasks, words, ...person } = form.values;
  const chosen = (await requestsOf(store, supplier)).filter((task) => tasks.includes(task.id) && mayBeShared(task));
  const invited = await bringIn(store, supplier, person, {
    tasks: what === "everything" ? "all" : chosen,
    words: words ?? undefined,
  });
  if ("refusal" in invited) return form.refuse("email", "contactThere");
  throw redirect(done("/my/colleagues", "my.invited"));
});

export default function Colleagues() {
  const { buyer, people, tasks } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["colleagues", "my"]);
  const { language } = useReader();
  type Person = (typeof people)[number];
  return (
    <Page back={<BackLink to="/my">{t("my:title")}</BackLink>} lead={t("lead", { buyer })}>
      <Table<Person>
        caption={t("title")}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("name"),
            cell: ({ name, title, isReader, isMain }) => (
              <>
                {name}
                {isReader && ` (${t("you")})`}
                {title && <div className="subtle">{title}</div>}
                {isMain && <div className="subtle">{t("main")}</div>}
              </>
            ),
          },
          { key: "email", header: t("email"), cell: ({ email }) => <span className="break">{email}</span> },
          {
            key: "role",
            header: t("sees"),
            cell: ({ role, shared }) => (
              <>
                {t(`roles.${role}`)}
                {shared.length > 0 && (
                  <div className="subtle">
                    {formatList(
                      shared.map((title) => title[language]),
                      language,
                    )}
                  </div>
                )}
              </>
            ),
          },
          {
            key: "remove",
            header: t("remove"),
            hideHeader: true,
            cell: ({ id, name, isReader, isMain }) =>
              !isReader &&
              !isMain && (
                <ServerForm schema={removing} id={`remove-${id}`}>
                  <HiddenField name="contact" value={id} />
                  <SubmitButton intent="remove" variant="tertiary" color="danger">
                    {t("remove")}
                    <span className="ds-sr-only"> {t("removeFrom", { name })}</span>
                  </SubmitButton>
                </ServerForm>
              ),
          },
        ]}
      />
      <Section title={t("invite")} id="invite">
        <ServerForm schema={inviting} saved={{ language, what: "everything" }} id="invite">
          <TextField name="name" label={t("name")} maxLength={200} autoComplete="off" />
          <EmailField name="email" label={t("email")} autoComplete="off" />
          <TextField name="title" label={t("personTitle")} optional maxLength={200} autoComplete="off" />
          <RadioGroup
            name="language"
            label={t("language")}
            options={[
              { value: "nb", label: t("languages.nb") },
              { value: "en", label: t("languages.en") },
            ]}
          />
          <RadioGroup
            name="what"
            label={t("what")}
            options={[
              { value: "everything", label: t("everything") },
              ...(tasks.length > 0 ? [{ value: "some", label: t("some") }] : []),
            ]}
          />
          {tasks.length > 0 && (
            <CheckboxGroup
              name="tasks"
              label={t("which")}
              help={t("whichHelp")}
              optional
              options={tasks.map(({ id, title }) => ({ value: id, label: title[language] }))}
            />
          )}
          <TextArea name="words" label={t("words")} help={t("wordsHelp")} optional maxLength={2000} />
          <Actions>
            <SubmitButton>{t("send")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <p className="ds-paragraph">
        <Link className="ds-link" to="/my/not-me">
          {t("my:notMe")}
        </Link>
      </p>
    </Page>
  );
}
