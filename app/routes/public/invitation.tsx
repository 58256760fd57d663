/** Behind the link in a mail: who asks and why, and the button that opens the tasks. */
import { data, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData, useLocation } from "@remix-run/react";
import * as z from "zod/mini";

import { ButtonLink } from "~/components/button-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forEveryone } from "~/features/accounts/guard.server";
import { looksLikeSecret } from "~/features/accounts/secrets.server";
import { askingBehind, openTasks } from "~/features/requests/invitation.server";
import { HandedOver } from "~/features/requests/task-words";
import { whoAsks } from "~/features/requests/who-asks";
import { id } from "~/forms/rules";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled<typeof loader>((t, page) => {
  if (page.state === "open") return t("asking:title", { buyer: page.buyer.name, supplier: page.supplier });
  if (page.state !== "taken over") return t(`invitation:${page.state}.title`);
  return page.by ? t("invitation:takenOver.title", { by: page.by }) : t("invitation:takenOver.titleUnknown");
});

export const loader = forEveryone(async ({ store, params, context, now }) => {
  const { token = "" } = params;
  if (!looksLikeSecret(token)) {
    // Some mail programs take the full stop or bracket after a link for a part of it.
    const [whole] = /^[\w-]{43}(?=[^\w-])/.exec(token) ?? [];
    if (whole) throw redirect(`/invitation/${whole}`);
    return data({ state: "torn" as const }, { status: 404 });
  }
  const asking = await askingBehind(store, token, now);
  if (!asking) {
    if ((await context.portal.limits.count("wrong link from ip", context.visit.ip)) === "too many")
      throw new Response(null, { status: 429 });
    return data({ state: "unknown" as const }, { status: 404 });
  }
  const { invitation, buyer, owner, supplier, tasks, handedOver, today } = asking;
  const { contact } = invitation;
  if (invitation.state === "taken over")
    return data({ state: "taken over" as const, by: invitation.by, buyer: buyer.name, supplier }, { status: 410 });
  if (invitation.state === "old")
    return data(
      {
        state: "old" as const,
        why: tasks.length > 0 ? ("expired" as const) : ("done" as const),
        buyer: buyer.name,
        supplier,
      },
      { status: 410 },
    );
  return { state: "open" as const, name: contact.name, buyer, owner, supplier, tasks, handedOver, today };
});

export const action = forEveryone(async ({ store, params, context, request, language, now }) => {
  const { isSecure } = context.portal.environment;
  const opened = await openTasks(store, params.token, { language, isSecure }, now);
  // The page says by itself what has become of the link since it was shown.
  if (opened.state !== "opened") throw redirect(`/invitation/${params.token}`);
  const task = new URL(request.url).searchParams.get("task") ?? "";
  throw redirect(z.safeParse(id, task).success ? `/my/requests/${task}` : "/my", {
    headers: { "Set-Cookie": opened.cookie },
  });
});

export default function Invitation() {
  const page = useLoaderData<typeof loader>();
  if (page.state === "open") return <Asking {...page} />;
  return page.state === "taken over" ? <TakenOver {...page} /> : <NoLonger page={page} />;
}

type Open = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "open" }>;

function Asking({ name, buyer, owner, supplier, tasks, handedOver, today }: Open) {
  const { t } = useTranslation(["asking", "invitation", "tasks", "common"]);
  const { language } = useReader();
  const { search } = useLocation();
  const person = owner?.name ?? buyer.contactName;
  const phone = owner?.phone ?? buyer.phone;
  const asked = {
    buyer: { ...buyer, phone },
    person,
    tasks: tasks.map((task) => ({ ...task, name: task.name[language] })),
  };
  const says = whoAsks(asked, t as never, language, today);
  return (
    <Page lead={says.why}>
      {handedOver && <HandedOver {...handedOver} />}
      <p className="ds-paragraph">
        {says.asked} {says.time}
      </p>
      <Form className="actions task-do" method="post" action={search} reloadDocument>
        <button className="ds-button" type="submit">
          {tasks.length > 0 ? t("invitation:open") : t("invitation:seeAnswers")}
        </button>
      </Form>
      {tasks.length > 0 && (
        <Section title={t("invitation:tasks")}>
          <ul className="task-list">
            {tasks.map((task) => (
              <li key={task.id}>
                <div>
                  <span className="ds-label">{task.name[language]}</span>
                  <div className="subtle">
                    {task.concerning && <>{t("invitation:concerning", { concerning: task.concerning })}. </>}
                    {t(task.deadline < today ? "invitation:deadlinePassed" : "common:deadline", {
                      date: formatDate(task.deadline, language),
                    })}
                    {", "}
                    {t("common:minutes", { count: task.minutes })}
                  </div>
                  {task.isForSmall && <div className="subtle">{t("tasks:small")}</div>}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("asking:useHeading")}>
        <p className="ds-paragraph">{says.use}</p>
      </Section>
      <Section title={t("asking:genuineHeading")}>
        <p className="ds-paragraph">{says.genuine}</p>
        <p className="ds-paragraph">
          {owner && <>{t("invitation:reply", { person: owner.name })} </>}
          {t("invitation:noPassword")}
        </p>
      </Section>
      <Section title={t("invitation:privacyHeading")}>
        <p className="ds-paragraph">{t("asking:personalData", { buyer: buyer.name })}</p>
        <p className="ds-paragraph">
          <Link className="ds-link" to="/privacy" reloadDocument>
            {t("invitation:privacyMore")}
          </Link>
        </p>
      </Section>
      <p className="ds-paragraph subtle">
        {t("invitation:forWhom", { name, supplier })} {t("invitation:notYou")}
      </p>
    </Page>
  );
}

type Shut = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "torn" | "unknown" | "old" }>;

function NoLonger({ page }: { page: Shut }) {
  const { t } = useTranslation("invitation");
  const what =
    page.state === "old"
      ? t(`old.${page.why}`, { buyer: page.buyer, supplier: page.supplier })
      : t(`${page.state}.what`);
  return (
    <Page lead={what}>
      <p className="ds-paragraph">{t("newLinkHow")}</p>
      <div className="actions">
        <ButtonLink to="/sign-in" reloadDocument>
          {t("newLink")}
        </ButtonLink>
      </div>
    </Page>
  );
}

type Gone = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "taken over" }>;

function TakenOver({ by, buyer, supplier }: Gone) {
  const { t } = useTranslation("invitation");
  return (
    <Page lead={by ? t("takenOver.what", { by, buyer, supplier }) : t("takenOver.whatUnknown", { buyer, supplier })}>
      <p className="ds-paragraph">{t("takenOver.wrong", { buyer })}</p>
    </Page>
  );
}
