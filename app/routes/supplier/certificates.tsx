/** A supplier's certificates: upload several at once, say what each is, and see how all of them stand. */
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { TaskList } from "~/components/task-list";
import { titled } from "~/components/title";
import { forSupplier, forSupplierSending } from "~/features/accounts/guard.server";
import { Period, ValidityTag, VerificationTag } from "~/features/certificates/certificate-words";
import { certificatesOf, standingOn } from "~/features/certificates/certificates.server";
import { certificateType } from "~/features/certificates/content/library";
import { UploadZone } from "~/features/certificates/upload-zone";
import { certificateLimits, receiveCertificates, takeIn } from "~/features/certificates/uploading.server";
import { todayIn } from "~/features/requests/deadlines";
import { useSpoken } from "~/forms/spoken";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("certificates:title"));

export const loader = forSupplier(async ({ store, supplier, request, language, now }) => {
  const today = todayIn(now, supplier.timeZone);
  const asked = certificateType(new URL(request.url).searchParams.get("type"));
  const all = (await certificatesOf(store, supplier)).map((certificate) => ({
    id: certificate.id,
    name: certificateType(certificate.type)?.name[language] ?? null,
    file: certificate.file.name,
    number: certificate.number,
    state: certificate.state,
    validFrom: certificate.validFrom,
    endsOn: certificate.endsOn,
    validity: standingOn(certificate, today),
  }));
  return {
    asked: asked ? { key: asked.key, name: asked.name[language] } : null,
    drafts: all.filter(({ state }) => state === "draft"),
    sent: all.filter(({ state }) => state !== "draft"),
    limits: certificateLimits,
    buyer: supplier.buyerName,
  };
});

/** Without JavaScript: what could be received is kept, and the page says of the rest why not. */
export const action = forSupplierSending(
  receiveCertificates,
  async ({ store, supplier, received, context, language }) => {
    const { files } = context.portal;
    const { begun, refused } = await takeIn(store, supplier, received, { files, language });
    const [only] = begun;
    if (only && begun.length === 1 && refused.length === 0) throw redirect(`/my/certificates/${only}`);
    if (begun.length === 0 && refused.length === 0) throw redirect("/my/certificates");
    return data({ begun: begun.length, refused });
  },
);

export default function Certificates() {
  const { asked, drafts, sent, limits, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["certificates", "my"]);
  return (
    <Page back={<BackLink to="/my">{t("my:title")}</BackLink>} lead={t("lead", { buyer })}>
      <Section title={asked ? t("upload.for", { name: asked.name }) : t("upload.title")} id="upload">
        <Told />
        <UploadZone type={asked?.key ?? null} limits={limits} address="/my/certificates/upload" />
      </Section>
      {drafts.length > 0 && (
        <Section title={t("unfinished")}>
          <p className="ds-paragraph">{t("unfinishedHelp", { buyer })}</p>
          <TaskList
            tasks={drafts.map(({ id, name, file }) => ({
              id,
              title: `${t("fillIn")}: ${file}`,
              to: `/my/certificates/${id}`,
              about: name ?? t("unknownType"),
            }))}
          />
        </Section>
      )}
      <Section title={t("yours")}>
        {sent.length === 0 ? (
          <Empty title={t("none")}>
            <p className="ds-paragraph">{t("noneHelp", { buyer })}</p>
          </Empty>
        ) : (
          <TaskList
            tasks={sent.map(({ id, name, number, state, validity, ...dates }) => ({
              id,
              title: name ?? "",
              to: `/my/certificates/${id}`,
              about: (
                <>
                  {number && <div className="break">{number}</div>}
                  <Period {...dates} />
                </>
              ),
              state: (
                <>
                  <ValidityTag validity={validity} /> <VerificationTag state={state} />
                </>
              ),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}

/** What became of files sent without JavaScript. */
function Told() {
  const told = useActionData<typeof action>();
  const { t } = useTranslation("certificates");
  const spoken = useSpoken();
  if (!told) return null;
  const { begun, refused } = told;
  return (
    <div className="stack" role="status">
      {begun > 0 && <Alert tone="success">{t("upload.kept", { count: begun })}</Alert>}
      {refused.length > 0 && (
        <Alert tone="warning" title={t("upload.refused", { count: refused.length })}>
          <ul className="ds-list">
            {refused.map(({ name, error }) => (
              <li key={name} className="break">
                {name}: {spoken(error)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
