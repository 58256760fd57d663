import { formatDateTime, formatList } from "~/i18n/format";

import { Facts, OpenButton } from "./blocks";
import { Letter, Paragraph, Quiet, type Write } from "./layout";

/** What was signed, by whom and when, with its seal. The address asks for sign-in: the mail itself opens nothing. */
export const receipt: Write<"receipt"> = (mail, words) => {
  const { t, language } = words;
  const { buyer, supplier, documents, signers, reservation, waitsFor } = mail;
  const titles = documents.map(({ title, version }) => t("receipt.document", { title: title[language], version }));
  const subject = t(
    waitsFor ? "receipt.subjectInPart" : reservation ? "receipt.subjectReservation" : "receipt.subject",
    {
      supplier,
      count: documents.length,
      document: documents[0]?.title[language] ?? "",
    },
  );
  return {
    subject,
    letter: (
      <Letter
        {...words}
        mail={mail}
        heading={t(waitsFor ? "receipt.headingInPart" : "receipt.heading")}
        preview={titles.join(", ")}
      >
        {waitsFor && <Paragraph>{t("receipt.waits", { name: waitsFor })}</Paragraph>}
        <Paragraph>{t("receipt.to", { supplier, buyer: buyer.name })}</Paragraph>
        <ul style={{ fontSize: 16, lineHeight: "25px", margin: "0 0 20px", paddingLeft: 22 }}>
          {titles.map((title) => (
            <li key={title}>
              <strong style={{ fontWeight: 600 }}>{title}</strong>
            </li>
          ))}
        </ul>
        <Facts
          facts={[
            [
              t("receipt.signer"),
              formatList(
                signers.map((signer) => t("receipt.signerWithTitle", signer)),
                language,
              ),
            ],
            [t("receipt.time"), formatDateTime(mail.signedAt, language, buyer.timeZone)],
            ...(reservation ? [[t("receipt.reservation"), reservation] as const] : []),
            [t("receipt.seal"), mail.seal, true],
          ]}
        />
        <Quiet>{t("receipt.sealHelp")}</Quiet>
        <OpenButton {...words} label={t("receipt.open")} address={mail.portalUrl + mail.path} />
        <Quiet>{t("receipt.keep")}</Quiet>
      </Letter>
    ),
  };
};
