import { useLoaderData } from "@remix-run/react";

import { Page, Section } from "~/components/page";
import { titled } from "~/components/title";
import { forEveryone } from "~/features/accounts/guard.server";
import { privacyNotice } from "~/features/accounts/privacy.server";

export const handle = titled<typeof loader>((_, { title }) => title);

export const loader = forEveryone(({ session, language }) =>
  privacyNotice(language, session && session.audience !== "person" ? session.buyerName : null),
);

export default function Privacy() {
  const { lead, sections } = useLoaderData<typeof loader>();
  return (
    <Page lead={<p>{lead}</p>}>
      {sections.map(({ title, texts }) => (
        <Section key={title} title={title}>
          <div className="prose">
            {texts.length === 1 ? (
              <p>{texts[0]}</p>
            ) : (
              <ul>
                {texts.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </div>
        </Section>
      ))}
    </Page>
  );
}
