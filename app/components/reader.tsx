import { useRouteLoaderData } from "@remix-run/react";
import type { Language } from "db/schema/words";
import type { Reader } from "~/features/accounts/reader";
import { useTranslation } from "~/i18n/use-translation";

/** Who is reading, as the root route found out; a stranger where even that failed. */
export function useReader(): Reader {
  const { i18n } = useTranslation();
  const found = useRouteLoaderData<{ reader: Reader }>("root");
  return found?.reader ?? { language: i18n.language as Language, audience: "visitor" };
}
