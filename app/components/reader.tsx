import { useRouteLoaderData } from "@remix-run/react";
import type { Language } from "db/schema/words";
import { useTranslation } from "react-i18next";
import type { Reader } from "~/features/accounts/reader";

/** Who is reading, as the root route found out; a stranger where even that failed. */
export function useReader(): Reader {
  const { i18n } = useTranslation();
  const found = useRouteLoaderData<{ reader: Reader }>("root");
  return found?.reader ?? { language: i18n.language as Language, audience: "visitor" };
}
