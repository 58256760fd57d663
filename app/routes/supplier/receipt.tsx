/** What was signed, by whom and when; and the text as it was signed, to be read again and printed. */
import { Link, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { EvidenceLink } from "~/components/evidence-link";
import { LocalTime } from "~/components/local-time";
import { Page, Section } from "~/components/page";
import { PrintButton } from "~/components/print-button";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { documentAsSigned } from "~/features/documents/document-text";
import { DocumentView, readable } from "~/features/documents/document-view";
import { reservedClauses } from "~/features/signatures/reservations.server";
import { ReservedClauses } from "~/features/signatures/reserved-clauses";
import { Signers } from "~/features/signatures/signers";
import { receiptBehind, signedTexts } from "~/features/signatures/signing.server";
import { formatDate, formatDateTime } from "~/i18n/format";
import { languageNamed } from "~/i18n/language";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { receipt, reserved }) =>
  receipt.isInPart
    ? t("signatures:receipt.headingInPart")
    : reserved.length > 0
      ? t("signatures:receipt.headingReserved")
      : t("signatures:receipt.heading", { count: receipt.documents.length }),
);

export const loader = forSupplier(async ({ store, supplier, params, request }) => {
  const receipt = await receiptBehind(store, supplier, idIn(params, "signature"));
  if (!receipt) notFound();
  const readIn = languageNamed(new URL(request.url).searchParams.get("text"));
  const hashes = receipt.documents.map(({ hashNb, hashEn }) => (readIn === "nb" ? hashNb : hashEn));
  const texts = readIn ? await signedTexts(store, supplier, hashes) : [];
  return {
    receipt,
    reserved: await reservedClauses(store, supplier, receipt.id),
    buyer: supplier.buyerName,
    timeZone: supplier.timeZone,
    texts: readIn ? texts.map((text) => readable(documentAsSigned(text), {}, readIn)) : [],
  };
});

export default function Receipt() {
  const { receipt, reserved, buyer, timeZone, texts } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["signatures", "common", "my"]);
  const { language } = useReader();
  const { signerName, signerTitle, signerEmail, signedAt, documents } = receipt;
  const isHere = receipt.way === "here";
  return (
    <Page
      back={<BackLink to="/my">{t("my:title")}</BackLink>}
      lead={
        isHere && !receipt.isInPart && signerEmail
          ? t("receipt.thanks", { buyer, email: signerEmail })
          : t(`ways.${receipt.way}`)
      }
    >
      {receipt.waitsFor && (
        <Alert tone="info">
          {"signatureId" in receipt.waitsFor ? (
            <>
              {t("joint.settled")}{" "}
              <Link className="ds-link" to={`/my/signatures/${receipt.waitsFor.signatureId}`}>
                {t("joint.settledReceipt")}
              </Link>
            </>
          ) : receipt.waitsFor.name ? (
            t("joint.waits", { name: receipt.waitsFor.name })
          ) : (
            t("joint.inPart")
          )}
        </Alert>
      )}
      <Section title={t("receipt.signed", { count: documents.length })}>
        <ul className="ds-list">
          {documents.map(({ key, title, version }) => (
            <li key={key}>
              {title[language]}, {t("version", { version }).toLowerCase()}
            </li>
          ))}
        </ul>
      </Section>
      {reserved.length > 0 && (
        <Section title={t("reservation.made")}>
          <ReservedClauses reserved={reserved} />
        </Section>
      )}
      <Section title={t("receipt.evidence")}>
        <SummaryList
          lines={[
            { label: t("company"), value: receipt.legalName },
            receipt.organisationNumber ? { label: t("organisationNumber"), value: receipt.organisationNumber } : null,
            {
              label: t("evidence.signer"),
              value: t("evidence.signerWithTitle", { name: signerName, title: signerTitle }),
            },
            signerEmail ? { label: t("evidence.email"), value: signerEmail } : null,
            receipt.before.length > 0
              ? {
                  label: t("joint.with"),
                  value: <Signers signers={receipt.before} timeZone={timeZone} />,
                }
              : null,
            receipt.preparedBy ? { label: t("evidence.preparedBy"), value: receipt.preparedBy } : null,
            isHere
              ? {
                  label: t("evidence.time"),
                  value: (
                    <>
                      <div>{formatDateTime(signedAt, language, timeZone)}</div>
                      <LocalTime at={signedAt.toISOString()} shownIn={timeZone} />
                      <div className="subtle">{formatDateTime(signedAt, language, "UTC")}</div>
                    </>
                  ),
                }
              : { label: t("evidence.day"), value: formatDate(receipt.signedOn, language) },
            { label: t("evidence.language"), value: t(`evidence.languages.${receipt.language}`) },
            receipt.consent ? { label: t("evidence.consent"), value: receipt.consent } : null,
            receipt.ip ? { label: t("evidence.ip"), value: receipt.ip } : null,
            receipt.browser
              ? { label: t("evidence.browser"), value: <span className="break">{receipt.browser}</span> }
              : null,
            { label: t("evidence.seal"), value: <Fingerprint hex={receipt.seal} /> },
          ]}
        />
        <p className="ds-paragraph subtle">{t("evidence.sealHelp")}</p>
        <p>
          <EvidenceLink to={`/my/signatures/${receipt.id}/pdf`} />
        </p>
      </Section>
      <Section title={t("receipt.text")} id="text">
        <div className="actions">
          <ButtonLink to="?text=nb#text" variant="secondary">
            {t("receipt.readNb")}
          </ButtonLink>
          <ButtonLink to="?text=en#text" variant="secondary">
            {t("receipt.readEn")}
          </ButtonLink>
          <PrintButton />
        </div>
        {texts.map((text, at) => (
          <div key={text.title} className="as-signed">
            <h3 className="ds-heading" data-size="sm" lang={text.language}>
              {text.title}
            </h3>
            <p className="subtle">
              {t(text.language === "nb" ? "evidence.hashNb" : "evidence.hashEn")}:{" "}
              <Fingerprint hex={(text.language === "nb" ? documents[at]?.hashNb : documents[at]?.hashEn) ?? ""} />
            </p>
            <DocumentView document={text} id={`d${at}-`} level={4} />
          </div>
        ))}
      </Section>
      <ButtonLink to="/my">{t("receipt.next")}</ButtonLink>
    </Page>
  );
}

/** Sixty-four signs in groups that an eye can compare, and that break on a narrow screen. */
function Fingerprint({ hex }: { hex: string }) {
  return <span className="fingerprint">{hex.match(/.{1,8}/g)?.join(" ")}</span>;
}
