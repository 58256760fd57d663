import { useEffect, useState } from "react";

import { useTranslation } from "~/i18n/use-translation";

/** To the PDF of a signature, with its times by the reader's own clock, which only the browser knows. */
export function EvidenceLink({ to }: { to: string }) {
  const { t } = useTranslation("signatures");
  const [zone, setZone] = useState<string>();
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return (
    <a
      className="ds-button"
      data-variant="secondary"
      href={zone ? `${to}?zone=${encodeURIComponent(zone)}` : to}
      download
    >
      {t("evidence.pdf")}
    </a>
  );
}
