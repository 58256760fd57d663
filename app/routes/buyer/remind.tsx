/** Reminders to those of the chosen suppliers who have something to answer, seen before they are sent. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { todayIn } from "~/features/requests/deadlines";
import { remind, remindedAmong, reminderOutcomes } from "~/features/requests/remind.server";
import { areChosen } from "~/features/suppliers/list.server";
import { addressOfChosen, chosenIn } from "~/features/suppliers/view";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { optionalText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

const reminder = z.object({ words: optionalText(2000) });

/** So many are named; the rest are counted. */
const named = 50;

export const handle = titled((t) => t("answers:reminding.title"));

export const loader = forBuyer(async ({ request, store, member, now }) => {
  const chosen = chosenIn(new URL(request.url).searchParams);
  const where = areChosen(member.buyerId, chosen, todayIn(now, member.timeZone));
  const suppliers = await remindedAmong(store, member, where, now);
  const groups = reminderOutcomes.map((outcome) => {
    const those = suppliers.filter((one) => one.outcome === outcome);
    return {
      outcome,
      count: those.length,
      suppliers: those.slice(0, named).map(({ id, name }) => ({ id, name })),
    };
  });
  return {
    back: "everyone" in chosen ? `/suppliers${addressOfChosen(chosen).replace(/[?&]all=yes$/, "")}` : "/suppliers",
    count: suppliers.length,
    tasks: suppliers.reduce((sum, one) => sum + one.tasks, 0),
    groups: groups.filter(({ count }) => count > 0),
    now: suppliers.filter(({ outcome }) => outcome === "now").length,
  };
});

export const action = forBuyer(async ({ request, store, member, now }) => {
  const chosen = chosenIn(new URL(request.url).searchParams);
  const form = await readForm(request, reminder);
  if (!form.ok) return form.rejection;
  const where = areChosen(member.buyerId, chosen, todayIn(now, member.timeZone));
  const sent = await remind(store, member, { chosen: where, words: form.values.words }, now);
  if (sent.suppliers === 0) return form.refuse(null, "overtaken");
  const back = "everyone" in chosen ? addressOfChosen(chosen).replace(/[?&]all=yes$/, "") : "";
  throw redirect(done(`/suppliers${back}`, "answers.remindedMany", sent.suppliers));
});

export default function Remind() {
  const { back, count, tasks, groups, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation("answers");
  return (
    <Page lead={t("reminding.lead")} back={<BackLink to={back}>{t("reminding.back")}</BackLink>}>
      {count === 0 ? (
        <Empty title={t("reminding.none")} />
      ) : (
        <div className="stack">
          {groups.map(({ outcome, count, suppliers }) => (
            <Details
              key={outcome}
              summary={
                outcome === "now" ? (
                  <strong>
                    {t("reminding.now", { count })} {t("reminding.tasks", { count: tasks })}
                  </strong>
                ) : (
                  t(`reminding.${outcome}`, { count })
                )
              }
            >
              <ul className="ds-list">
                {suppliers.map(({ id, name }) => (
                  <li key={id}>
                    <Link className="ds-link" to={`/suppliers/${id}`}>
                      {name}
                    </Link>
                  </li>
                ))}
                {count > suppliers.length && (
                  <li className="subtle">{t("reminding.more", { count: count - suppliers.length })}</li>
                )}
              </ul>
            </Details>
          ))}
          {now > 0 && (
            <ServerForm schema={reminder}>
              <p className="ds-paragraph subtle">{t("reminding.name")}</p>
              <TextArea name="words" label={t("remind.words")} help={t("remind.wordsHelp")} optional />
              <Actions>
                <SubmitButton>{t("reminding.send", { count: now })}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </div>
      )}
    </Page>
  );
}
