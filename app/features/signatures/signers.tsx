/** Who signed before, each with her seal. */
import { useReader } from "~/components/reader";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Signer } from "./signed.server";

type SignersProps = { signers: readonly Omit<Signer, "contactId">[]; timeZone: string };

export function Signers({ signers, timeZone }: SignersProps) {
  const { t } = useTranslation("signatures");
  const { language } = useReader();
  return signers.map((signer) => (
    <div key={signer.id}>
      <div>{t("evidence.signerWithTitle", signer)}</div>
      <div className="subtle">{formatDateTime(signer.signedAt, language, timeZone)}</div>
      <div className="subtle">
        {t("evidence.seal")} <span className="hash">{signer.seal}</span>
      </div>
    </div>
  ));
}
