/** The log as a whole: how long it is, and how to take it out and check it. */
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { endOfLog } from "~/features/events/log.server";
import { evidenceKeyFrom, fingerprintOf } from "~/features/evidence/keys.server";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("log:title"));

export const loader = forAdmin(async ({ store, member, context }) => {
  const { publicKey } = evidenceKeyFrom(context.portal.environment.SECRET);
  return { ...(await endOfLog(store, member.buyerId)), key: fingerprintOf(publicKey) };
});

export default function Log() {
  const { events, last, key } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["log", "members"]);
  return (
    <Page back={<BackLink to="/admin">{t("members:administration")}</BackLink>} lead={t("lead")}>
      <SummaryList
        lines={[
          { label: t("events"), value: t("count", { count: events }) },
          last !== "" && { label: t("last"), value: <span className="break">{last}</span> },
          { label: t("key"), value: key },
        ]}
      />
      <Section title={t("take.heading")}>
        <p className="ds-paragraph">{t("take.log")}</p>
        <p>
          <a className="ds-button" href="/admin/log/export" download>
            {t("take.download")}
          </a>
        </p>
        <p className="ds-paragraph">{t("take.check")}</p>
        <p className="ds-paragraph">
          <code className="break">npm run -s events -- verify {t("take.file")}.jsonl</code>
        </p>
      </Section>
      <Section title={t("publicPart.heading")}>
        <p className="ds-paragraph">{t("publicPart.about")}</p>
        <p>
          <a className="ds-button" data-variant="secondary" href="/admin/log/public" download>
            {t("publicPart.download")}
          </a>
        </p>
        <p className="ds-paragraph">
          <code className="break">
            npm run -s evidence -- verify {t("publicPart.file")}.pdf --export aktsom-public.json
          </code>
        </p>
      </Section>
      <Section title={t("erasing.title")}>
        <p className="ds-paragraph">{t("erasing.lead")}</p>
        <p>
          <ButtonLink to="/admin/erase" variant="secondary">
            {t("erasing.open")}
          </ButtonLink>
        </p>
      </Section>
    </Page>
  );
}
