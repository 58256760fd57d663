/** An own code in a few lines: its files to download, from when it is, and whom it came from. */
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { dayOf, formatDate, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { OwnCode } from "./own-codes.server";

type OwnCodeFactsProps = {
  code: Omit<OwnCode, "createdAt"> & { createdAt: Date | string };
  /** Where its files are: "/my/files", "/suppliers/…/files". */
  files: string;
};

export function OwnCodeFacts({ code, files }: OwnCodeFactsProps) {
  const { t } = useTranslation("ownCode");
  const { language } = useReader();
  const file = (id: string | null, name: string | null, size: number | null) =>
    id && (
      <a className="ds-link break" href={`${files}/${id}`} download>
        {t("download", { name: name ?? "", size: formatSize(size ?? 0, language) })}
      </a>
    );
  return (
    <SummaryList
      lines={[
        code.fileId !== null && { label: t("fileName"), value: file(code.fileId, code.fileName, code.fileSize) },
        code.address !== null && {
          label: t("address"),
          value: (
            <a className="ds-link break" href={code.address} rel="noreferrer">
              {code.address}
            </a>
          ),
        },
        code.translationId !== null && {
          label: t("translation"),
          value: file(code.translationId, code.translationName, code.translationSize),
        },
        { label: t("language"), value: t(`languages.${code.language}`) },
        { label: t("datedOn"), value: formatDate(code.datedOn, language) },
        code.standard !== null && { label: t("standard"), value: t(`standards.${code.standard}`) },
        {
          label: code.isRecorded ? t("recordedBy") : t("sentBy"),
          value: t("byAt", { name: code.from ?? "", date: formatDate(dayOf(new Date(code.createdAt)), language) }),
        },
      ]}
    />
  );
}
