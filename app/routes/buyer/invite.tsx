/** A member chooses what to ask the chosen suppliers for, sees who will get it and who will not, and sends. */
import { redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { todayIn } from "~/features/requests/deadlines";
import { askedIn, invitationForm } from "~/features/requests/invitation-form";
import { outcomes, previewOf } from "~/features/requests/invitation-preview";
import { askableIn, deadlineOf, invite, inviteesAmong } from "~/features/requests/invite.server";
import { areChosen } from "~/features/suppliers/list.server";
import { addressOfChosen, chosenIn } from "~/features/suppliers/view";
import { CheckboxField, DateField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("invite:title"));

const named = 50;

export const loader = forBuyer(async ({ request, store, member, now }) => {
  const { chosen, where, askable, asked, concerning, today } = await choice({ request, store, member, now });
  const invitees = asked.length > 0 ? await inviteesAmong(store, member.buyerId, where, asked, concerning, today) : [];
  const getting = invitees.filter(({ outcome }) => outcome === "now");
  return {
    chosen: addressOfChosen(chosen),
    concerning,
    askable: askable.map((one) => ({
      id: one.id,
      name: one.name,
      version: one.document?.version ?? null,
      minutes: one.minutes,
      isAsked: asked.includes(one),
      deadline: deadlineOf(one, null, today),
    })),
    preview: previewOf(invitees, []),
    readers: {
      nb: getting.filter(({ language }) => language === "nb").length,
      en: getting.filter(({ language }) => language === "en").length,
    },
    lists: (["no address", "undeliverable"] as const).map((outcome) => {
      const those = invitees.filter((one) => one.outcome === outcome);
      return {
        outcome,
        more: Math.max(0, those.length - named),
        suppliers: those.slice(0, named).map(({ id, name }) => ({ id, name })),
      };
    }),
    today,
  };
});

export const action = forBuyer(async ({ request, store, member, now }) => {
  const { chosen, where, asked, concerning, today } = await choice({ request, store, member, now });
  const form = await readForm(request, invitationForm);
  if (!form.ok) return form.rejection;
  const { wordsNb, wordsEn, deadline, anyway } = form.values;
  if (asked.length === 0) return form.refuse(null, "chooseOne");
  if (deadline !== null && deadline <= today) return form.refuse("deadline", "dateTooEarly", { min: today });
  const words = { nb: wordsNb ?? undefined, en: wordsEn ?? undefined };
  const written = (["nb", "en"] as const).filter((language) => words[language]);
  const invitees = await inviteesAmong(store, member.buyerId, where, asked, concerning, today);
  const { cannotRead } = previewOf(invitees, written);
  if (cannotRead.length > 0 && !anyway) {
    const [{ language, count }] = cannotRead as [(typeof cannotRead)[number]];
    return form.refuse("anyway", language === "en" ? "readEnglish" : "readNorwegian", { count });
  }
  const sent = await invite(store, member, { chosen: where, asked, concerning, words, deadline }, now, invitees);
  const back = "everyone" in chosen ? addressOfChosen(chosen).replace(/[?&]all=yes$/, "") : "";
  throw redirect(done(`/suppliers${back}`, "invite.sent", sent.suppliers));
});

/** What the address says: whom, and what is asked. */
async function choice({
  request,
  store,
  member,
  now,
}: Pick<Parameters<Parameters<typeof forBuyer>[0]>[0], "request" | "store" | "member" | "now">) {
  const address = new URL(request.url).searchParams;
  const today = todayIn(now, member.timeZone);
  const chosen = chosenIn(address);
  const askable = await askableIn(store, member.buyerId);
  const { isAsked, concerning } = askedIn(address);
  return {
    chosen,
    where: areChosen(member.buyerId, chosen, today),
    askable,
    asked: askable.filter(isAsked),
    concerning,
    today,
  };
}

export default function Invite() {
  const { t } = useTranslation(["invite", "requests", "common"]);
  const { language } = useReader();
  const { chosen, askable, concerning, preview, readers, lists, today } = useLoaderData<typeof loader>();
  const now = preview.counts.now;
  return (
    <Page
      lead={t("requests:preview.chosen", { count: preview.chosen })}
      back={<BackLink to="/suppliers">{t("back")}</BackLink>}
    >
      {preview.chosen === 0 ? (
        <Empty title={t("nobody")}>
          <p>{t("nobodyHelp")}</p>
          <Link className="ds-link" to="/suppliers">
            {t("back")}
          </Link>
        </Empty>
      ) : (
        <div className="stack">
          <Section title={t("what")}>
            <Form method="get" className="stack" preventScrollReset>
              {[...new URLSearchParams(chosen)].map(([name, value]) => (
                <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
              ))}
              <fieldset className="ds-fieldset">
                <legend className="ds-label">{t("ask")}</legend>
                {askable.map((one) => (
                  <div key={one.id} className="ds-field">
                    <input
                      className="ds-input"
                      type="checkbox"
                      id={`ask-${one.id}`}
                      name="ask"
                      value={one.id}
                      defaultChecked={one.isAsked}
                      aria-describedby={`ask-${one.id}-help`}
                    />
                    <label className="ds-label" htmlFor={`ask-${one.id}`}>
                      {one.name[language]}
                      {one.version !== null && ` (${t("version", { version: one.version })})`}
                    </label>
                    <p data-field="description" id={`ask-${one.id}-help`}>
                      {t("common:minutes", { count: one.minutes })} ·{" "}
                      {t("common:deadline", { date: formatDate(one.deadline.date, language) })}
                      {one.deadline.moved &&
                        ` (${t(`moved.${one.deadline.moved.because}`, { date: formatDate(one.deadline.moved.from, language) })})`}
                    </p>
                  </div>
                ))}
              </fieldset>
              <div className="ds-field">
                <label className="ds-label" htmlFor="concerning">
                  {t("concerning")} <span className="subtle">{t("common:optionalMark")}</span>
                </label>
                <p data-field="description" id="concerning-help">
                  {t("concerningHelp")}
                </p>
                <input
                  className="ds-input"
                  id="concerning"
                  name="concerning"
                  maxLength={200}
                  defaultValue={concerning}
                  aria-describedby="concerning-help"
                />
              </div>
              <div className="actions">
                <button className="ds-button" type="submit" data-variant="secondary">
                  {t("update")}
                </button>
              </div>
            </Form>
          </Section>

          <Section title={t("who")}>
            <ul className="ds-list" aria-live="polite">
              {[...outcomes]
                .reverse()
                .map(
                  (outcome) =>
                    preview.counts[outcome] > 0 && (
                      <li key={outcome}>
                        {outcome === "now" ? (
                          <strong>{t("requests:preview.now", { count: now })}</strong>
                        ) : (
                          t(`requests:preview.${outcome}`, { count: preview.counts[outcome] })
                        )}
                      </li>
                    ),
                )}
            </ul>
            {lists.map(
              ({ outcome, suppliers, more }) =>
                suppliers.length > 0 && (
                  <Details key={outcome} summary={t(`list.${outcome}`)}>
                    <ul className="ds-list">
                      {suppliers.map(({ id, name }) => (
                        <li key={id}>
                          <Link className="ds-link" to={`/suppliers/${id}`}>
                            {name}
                          </Link>
                        </li>
                      ))}
                      {more > 0 && <li>{t("more", { count: more })}</li>}
                    </ul>
                  </Details>
                ),
            )}
          </Section>

          {now === 0 ? (
            <Alert tone="info" title={t("nothing")}>
              {t("nothingHelp")}
            </Alert>
          ) : (
            <Section title={t("message")}>
              <ServerForm schema={invitationForm}>
                <p className="ds-paragraph">{t("messageHelp")}</p>
                {readers.nb > 0 && (
                  <TextArea
                    name="wordsNb"
                    label={t("wordsNb", { count: readers.nb })}
                    optional
                    rows={4}
                    maxLength={2000}
                  />
                )}
                {readers.en > 0 && (
                  <TextArea
                    name="wordsEn"
                    label={t("wordsEn", { count: readers.en })}
                    optional
                    rows={4}
                    maxLength={2000}
                  />
                )}
                <DateField name="deadline" label={t("deadline")} help={t("deadlineHelp")} optional min={today} />
                {readers.nb > 0 && readers.en > 0 && (
                  <CheckboxField name="anyway" label={t("anyway")} help={t("anywayHelp")} />
                )}
                <Actions>
                  <SubmitButton>{t("send", { count: now })}</SubmitButton>
                </Actions>
              </ServerForm>
            </Section>
          )}
        </div>
      )}
    </Page>
  );
}
