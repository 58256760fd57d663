/** To one who is asked to sign as well: who has signed already, and why two are needed. */

import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Signer } from "./signed.server";

type SignedFirstProps = { signer: Pick<Signer, "name" | "title" | "signedAt">; supplier: string; timeZone: string };

export function SignedFirst({ signer: { name, title, signedAt }, supplier, timeZone }: SignedFirstProps) {
  const { t } = useTranslation("signatures");
  const { language } = useReader();
  const date = formatDate(dayOf(signedAt, timeZone), language);
  return <Alert title={t("joint.first", { name })}>{t("joint.why", { name, title, date, supplier })}</Alert>;
}
