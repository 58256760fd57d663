/** How certificates are called on screen: two words for each, whether it is in force and what is known of it. */
import type { CertificateState } from "db/schema/words";

import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Validity } from "./validity";

const validityTones = {
  valid: "success",
  expiring: "warning",
  "not yet valid": "neutral",
  expired: "danger",
  suspended: "danger",
  replaced: "neutral",
} as const;

export function ValidityTag({ validity }: { validity: Validity }) {
  const { t } = useTranslation("certificates");
  return <Tag tone={validityTones[validity]}>{t(`validities.${validity}`)}</Tag>;
}

const verificationTones = {
  draft: "neutral",
  submitted: "info",
  read: "success",
  "found in register": "success",
  "confirmed by issuer": "success",
  "not accepted": "danger",
} as const;

export function VerificationTag({ state }: { state: CertificateState }) {
  const { t } = useTranslation("certificates");
  return <Tag tone={verificationTones[state]}>{t(`states.${state}`)}</Tag>;
}

type Dates = { validFrom: string | null; endsOn: string | null };

export function Period({ validFrom, endsOn }: Dates) {
  const { t } = useTranslation("certificates");
  const { language } = useReader();
  const [from, to] = [validFrom, endsOn].map((day) => day && formatDate(day, language));
  if (from && to) return <>{t("fromTo", { from, to })}</>;
  if (to) return <>{t("to", { to })}</>;
  return <>{from ? `${t("from", { from })}. ${t("always")}` : t("always")}</>;
}
