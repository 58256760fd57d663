/** What came of a check, first in one sentence, then with what was signed. */
import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { formatDate, formatDateTime, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { KnownSignature, Verdict } from "./verify.server";

export function VerdictView({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("verify");
  const { language } = useReader();
  if (verdict.is === "not ours") {
    return (
      <Alert tone="warning" role="status" title={t("verdict.not ours")}>
        {t(`why.${verdict.why}`)}
      </Alert>
    );
  }
  if (verdict.is === "changed") {
    const where = verdict.where.map((part) => {
      const [kind, ...name] = part.split(" ");
      if (kind === "page") return t("where.page", { number: name.join(" ") });
      if (kind === "file") return t("where.file", { name: name.join(" ") });
      return t(part === "proof" ? "where.proof" : "where.rest");
    });
    return (
      <div className="stack">
        <Alert tone="danger" role="alert" title={t("verdict.changed")}>
          {t("changedWhere", { where: formatList(where, language) })}{" "}
          {verdict.signature ? t("changedKnown") : t("changedUnknown")}
        </Alert>
        {verdict.signature && <Signature signature={verdict.signature} />}
      </div>
    );
  }
  const { signature, is } = verdict;
  return (
    <div className="stack">
      {signature.holds ? (
        <Alert tone="success" role="status" title={t(`verdict.${is}`)}>
          {t(`about.${is}`)}
        </Alert>
      ) : (
        <Alert tone="danger" role="alert" title={t("verdict.broken")}>
          {t("about.broken")}
        </Alert>
      )}
      {signature.isInPart && <Alert tone="warning">{t("about.inPart")}</Alert>}
      <Signature signature={signature} />
    </div>
  );
}

function Signature({ signature }: { signature: KnownSignature }) {
  const { t } = useTranslation(["verify", "signatures"]);
  const { language } = useReader();
  const { way, signedAt, timeZone } = signature;
  return (
    <SummaryList
      lines={[
        ...signature.documents.map(({ title, version, reserved }) => ({
          label: t("signed.document"),
          value:
            reserved.length > 0
              ? t("signed.reserved", {
                  title: title[language],
                  version,
                  count: reserved.length,
                  clauses: formatList(reserved, language),
                })
              : t("signed.version", { title: title[language], version }),
        })),
        { label: t("signatures:company"), value: signature.supplier },
        signature.organisationNumber !== null && {
          label: t("signatures:organisationNumber"),
          value: signature.organisationNumber,
        },
        { label: t("signed.to"), value: signature.buyer },
        {
          label: t("signatures:evidence.signer"),
          value: t("signatures:evidence.signerWithTitle", { name: signature.signer, title: signature.title }),
        },
        signature.before.length > 0 && {
          label: t("signatures:joint.with"),
          value: signature.before.map(({ name, title, signedAt: at }) => (
            <div key={name}>
              {t("signatures:evidence.signerWithTitle", { name, title })}
              <div className="subtle">{formatDateTime(at, language, timeZone)}</div>
            </div>
          )),
        },
        { label: t("signed.way"), value: t(`signatures:ways.${way}`) },
        way === "here"
          ? {
              label: t("signatures:evidence.time"),
              value: (
                <>
                  <div>{formatDateTime(signedAt, language, timeZone)}</div>
                  <div className="subtle">{formatDateTime(signedAt, language, "UTC")}</div>
                </>
              ),
            }
          : { label: t("signatures:evidence.day"), value: formatDate(signature.signedOn, language) },
        ...signature.documents.flatMap(({ hashNb, hashEn }) => [
          { label: t("signatures:evidence.hashNb"), value: <span className="break">{hashNb}</span> },
          { label: t("signatures:evidence.hashEn"), value: <span className="break">{hashEn}</span> },
        ]),
        { label: t("signatures:evidence.seal"), value: <span className="break">{signature.seal}</span> },
      ]}
    />
  );
}
