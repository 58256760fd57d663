import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forEveryone } from "~/features/accounts/guard.server";
import { keptMail } from "~/features/mails/mailbox.server";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { subject }) => subject);

export const loader = forEveryone(async ({ params, context, store }) => {
  const { html: _, ...mail } = await keptMail(store, context, idIn(params, "mail"));
  return mail;
});

export default function MailboxMail() {
  const { t } = useTranslation("mailbox");
  const { language } = useReader();
  const { id, name, email, at, text, subject } = useLoaderData<typeof loader>();
  return (
    <Page back={<BackLink to="/mailbox">{t("title")}</BackLink>}>
      <div className="stack">
        <SummaryList
          lines={[
            { label: t("to"), value: name ? `${name} <${email}>` : email },
            { label: t("at"), value: formatDateTime(at, language) },
          ]}
        />
        <iframe className="letter" src={`/mailbox/${id}/letter`} title={subject} />
        <Details summary={t("text")}>
          <pre className="letter-text">{text}</pre>
        </Details>
      </div>
    </Page>
  );
}
