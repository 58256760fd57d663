/** One signature with everything that is kept of it. */
import { Link, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { EvidenceLink } from "~/components/evidence-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { signatureInFull } from "~/features/signatures/kept.server";
import { reservedClauses } from "~/features/signatures/reservations.server";
import { ReservedClauses } from "~/features/signatures/reserved-clauses";
import { Signers } from "~/features/signatures/signers";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { formatDate, formatDateTime, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) =>
  t("answers:signature.title", { supplier: supplier.name }),
);

export const loader = forBuyer(async ({ store, member, params }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const signature = (await signatureInFull(store, whose, idIn(params, "signature"))) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  return {
    signature,
    reserved: await reservedClauses(store, whose, signature.id),
    supplier: { id: supplier.id, name: supplier.name },
    timeZone: member.timeZone,
  };
});

export default function Signature() {
  const { signature, reserved, supplier, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["answers", "signatures"]);
  const { language } = useReader();
  const isHere = signature.way === "here";
  const at = (zone: string) => formatDateTime(signature.signedAt, language, zone);
  return (
    <Page back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      <div className="stack">
        <Alert tone={signature.holds ? "success" : "danger"}>
          {signature.holds ? t("signature.holds") : t("signature.broken")}
        </Alert>
        {signature.isInPart && <Alert tone="warning">{t("signatures:joint.inPart")}</Alert>}
        <SummaryList
          lines={[
            {
              label: t("signatures:evidence.signer"),
              value: t("signatures:evidence.signerWithTitle", {
                name: signature.signerName,
                title: signature.signerTitle,
              }),
            },
            signature.signerEmail !== null && { label: t("signatures:evidence.email"), value: signature.signerEmail },
            {
              label: t("signature.supplier"),
              value: signature.organisationNumber
                ? `${signature.legalName}, ${t("signature.number", { number: signature.organisationNumber })}`
                : signature.legalName,
            },
            { label: t("signature.buyer"), value: signature.buyerName },
            {
              label: t("claim.way"),
              value: reserved.length > 0 ? t("signatures:receipt.reserved") : t(`signatures:ways.${signature.way}`),
            },
            { label: t("signature.signedOn"), value: formatDate(signature.signedOn, language) },
            {
              label: isHere ? t("signatures:evidence.time") : t("signature.registeredAt"),
              value: (
                <>
                  {at(timeZone)}
                  <br />
                  <span className="subtle">{at("UTC")}</span>
                </>
              ),
            },
            signature.registeredBy !== null && {
              label: t("signatures:evidence.registeredBy"),
              value: signature.registeredBy,
            },
            signature.before.length > 0 && {
              label: t("signatures:joint.with"),
              value: <Signers signers={signature.before} timeZone={timeZone} />,
            },
            signature.preparedBy !== null && {
              label: t("signatures:evidence.preparedBy"),
              value: signature.preparedBy,
            },
            isHere && {
              label: t("signatures:evidence.language"),
              value: t(`signatures:evidence.languages.${signature.language}`),
            },
            signature.consent !== null && { label: t("signatures:evidence.consent"), value: signature.consent },
            signature.ip !== null && { label: t("signatures:evidence.ip"), value: signature.ip },
            signature.browser !== null && { label: t("signatures:evidence.browser"), value: signature.browser },
            !isHere && {
              label: t("signatures:evidence.proof"),
              value: signature.proofFileId ? (
                <a className="ds-link" href={`/suppliers/${supplier.id}/files/${signature.proofFileId}`} download>
                  {t("claim.download", {
                    name: signature.proofName ?? "",
                    size: formatSize(signature.proofSize ?? 0, language),
                  })}
                </a>
              ) : (
                `${t("signature.noProof")} ${signature.withoutProof ?? ""}`.trim()
              ),
            },
            { label: t("signatures:evidence.seal"), value: <span className="hash">{signature.seal}</span> },
          ]}
        />
        <p className="ds-paragraph subtle">{t("signatures:evidence.sealHelp")}</p>
        <p>
          <EvidenceLink to={`/suppliers/${supplier.id}/signatures/${signature.id}/pdf`} />
        </p>
      </div>
      {reserved.length > 0 && (
        <Section title={t("signatures:reservation.made")}>
          <ReservedClauses reserved={reserved} />
        </Section>
      )}
      <Section title={t("signature.documents")}>
        {signature.documents.map((document) => (
          <div className="ds-card" key={document.documentId}>
            <div className="ds-card__block stack">
              <h3 className="ds-heading" data-size="xs">
                {t("signing.option", { title: document.title[language], version: document.version })}
              </h3>
              {document.requestId && (
                <p className="ds-paragraph">
                  <Link className="ds-link" to={`/suppliers/${supplier.id}/requests/${document.requestId}`}>
                    {t("signature.seeRequest")}
                  </Link>
                </p>
              )}
              <SummaryList
                lines={[
                  { label: t("signatures:evidence.hashNb"), value: <span className="hash">{document.hashNb}</span> },
                  { label: t("signatures:evidence.hashEn"), value: <span className="hash">{document.hashEn}</span> },
                ]}
              />
              {(["nb", "en"] as const).map((one) => (
                <Details key={one} summary={t(`signature.exactText.${one}`)}>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
                  <pre className="exact-text" lang={one} tabIndex={0}>
                    {one === "nb" ? document.textNb : document.textEn}
                  </pre>
                </Details>
              ))}
            </div>
          </div>
        ))}
      </Section>
    </Page>
  );
}
