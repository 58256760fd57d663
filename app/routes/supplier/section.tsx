/** One section of a self-assessment, a page of questions to answer. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { takeInPage } from "~/features/assessments/answering.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { offersIn } from "~/features/assessments/carrying-over.server";
import { ReturnedNotice } from "~/features/assessments/returned-notice";
import { SectionForm } from "~/features/assessments/section-form";
import { newlyAsked, sectionIn, sectionShown, wayOn } from "~/features/assessments/section-page.server";
import { AskAbout } from "~/features/messages/ask-about";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forColleague(async ({ store, supplier, params, language }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const section = sectionIn(assessment, params.section);
  const offers = await offersIn(store, supplier, assessment, [section]);
  return {
    ...sectionShown(assessment, section, offers, { role: supplier.role, language }),
    next: wayOn(assessment, section, supplier.role),
    buyer: supplier.buyerName,
  };
});

export const action = forColleague(async (sent) => {
  const { store, supplier, params } = sent;
  const id = idIn(params, "request");
  const assessment = await assessmentOf(store, supplier, id);
  const section = sectionIn(assessment, params.section);
  const taken = await takeInPage(sent, assessment, section);
  if ("refused" in taken) return taken.refused;
  const now = await assessmentOf(store, supplier, id);
  const here = `/my/requests/${id}/assessment/${section.key}`;
  if (newlyAsked(assessment, now, section)) throw redirect(done(here, "assessments.moreAsked"));
  if (taken.intent === "stay") throw redirect(done(here, "assessments.saved"));
  throw redirect(wayOn(now, section, supplier.role));
});

export default function Section() {
  const { id, intro, whole, isOpen, returned, hasLocked, next, buyer, ...form } = useLoaderData<typeof loader>();
  const { t } = useTranslation("assessments");
  // What is confirmed stands in its fields from then on, as if the page had been opened anew.
  const offered = [form.section, ...Object.keys(form.given).filter((key) => form.given[key]?.offer)].join(" ");
  return (
    <Page back={<BackLink to={`/my/requests/${id}/assessment`}>{whole}</BackLink>} lead={intro}>
      {returned && <ReturnedNotice returned={returned} buyer={buyer} />}
      {!isOpen && <Alert>{t("locked", { buyer })}</Alert>}
      {returned && hasLocked && (
        <p className="ds-paragraph">{t(form.questions.length > 0 ? "returned.others" : "returned.nothing")}</p>
      )}
      <AskAbout request={id} section={form.section} buyer={buyer} />
      {isOpen && form.questions.length > 0 && <SectionForm key={offered} request={id} next={next} {...form} />}
    </Page>
  );
}
