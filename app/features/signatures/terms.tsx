/** What a signature binds the company to, under which law and until when, before it is given. */
import { SummaryList } from "~/components/summary-list";
import { useTranslation } from "~/i18n/use-translation";
import type { Terms } from "./consent";

export function TermsOfSignature({ terms: { binds, law, until } }: { terms: Terms }) {
  const { t } = useTranslation("signatures");
  return (
    <SummaryList
      lines={[
        { label: t("terms.binds"), value: binds },
        { label: t("terms.law"), value: law },
        { label: t("terms.until"), value: until },
      ]}
    />
  );
}
