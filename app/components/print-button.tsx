import { useEffect, useState } from "react";

import { useTranslation } from "~/i18n/use-translation";

/** Only where it can do anything; without JavaScript the browser's own menu prints. */
export function PrintButton() {
  const { t } = useTranslation();
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  if (!canPrint) return null;
  return (
    <button className="ds-button" type="button" data-variant="tertiary" onClick={() => window.print()}>
      {t("print")}
    </button>
  );
}
