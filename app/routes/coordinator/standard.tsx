/** One standard beside our code: compared once, used for every supplier whose own code is based on it. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { Progress } from "~/components/progress";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { chapterOfEach, chaptersOf, codeInForce, coverageIn, mark } from "~/features/own-codes/comparing.server";
import { ComparingFields, savedIn } from "~/features/own-codes/comparing-fields";
import { comparing, findingsIn } from "~/features/own-codes/comparing-form";
import { addressOfStandard, standardNamed } from "~/features/own-codes/standards";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { standard }) =>
  t("comparison:standards.compareTitle", { standard: t(`ownCode:standards.${standard}`) }),
);

const standardIn = (url: string) => standardNamed(new URL(url).searchParams.get("with")) ?? notFound();

export const loader = forCoordinator(async ({ store, member, request: { url }, language }) => {
  const standard = standardIn(url);
  const ours = (await codeInForce(store, member.buyerId)) ?? notFound();
  const { clauses, found } = await coverageIn(store, member.buyerId, ours, { standard });
  const shows = new URL(url).searchParams.get("show") === "all" ? ("all" as const) : ("left" as const);
  return {
    standard,
    version: ours.version,
    shows,
    chapters: chaptersOf(ours, found, language, shows),
    language,
    mayCompare: member.roles.includes("coordinator"),
    done: found.size,
    of: clauses.size,
  };
});

export const action = forCoordinator(async ({ store, member, request, now }) => {
  const standard = standardIn(request.url);
  if (!member.roles.includes("coordinator")) throw new Response(null, { status: 403 });
  const form = await readForm(request, comparing);
  if (!form.ok) return form.rejection;
  const ours = (await codeInForce(store, member.buyerId)) ?? notFound();
  const findings = findingsIn(form.values, chapterOfEach(ours));
  await mark(store, member, ours, { standard }, findings, now);
  const here = addressOfStandard(standard);
  throw redirect(
    findings.length > 0 ? done(here, "comparison.marked", findings.length) : done(here, "comparison.nothing"),
  );
});

export default function Standard() {
  const { standard, version, shows, chapters, language, mayCompare, done, of } = useLoaderData<typeof loader>();
  const { t } = useTranslation("comparison");
  const here = addressOfStandard(standard);
  return (
    <Page
      back={<BackLink to="/standards">{t("standards.title")}</BackLink>}
      lead={t("standards.compareLead", { version })}
    >
      <Progress done={done} of={of}>
        {t("progressOf", { done, of })}
      </Progress>
      {done > 0 && (
        <p className="ds-paragraph">
          <Link className="ds-link" to={shows === "all" ? here : `${here}&show=all`}>
            {shows === "all" ? t("showLeft", { count: of - done }) : t("showAll")}
          </Link>
        </p>
      )}
      {chapters.length === 0 && <p className="ds-paragraph">{t("allDone")}</p>}
      {mayCompare && chapters.length > 0 && (
        <ServerForm id="clauses" schema={comparing} saved={savedIn(chapters)}>
          <ComparingFields chapters={chapters} language={language} standard={null} />
          <Actions>
            <SubmitButton>{t("save")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {!mayCompare && <p className="ds-paragraph">{t("coordinator")}</p>}
    </Page>
  );
}
