/**
 * A page's title: the heading on the page and the name of the browser's tab are one text.
 *
 * A route says it as its `handle`, since the tab's name stands above everything a page renders.
 */

import type { SerializeFrom } from "@remix-run/node";
import { useMatches } from "@remix-run/react";
import type { Translate } from "~/i18n/say";
import { useTranslation } from "~/i18n/use-translation";

type Titled = { title: (t: Translate, data: never) => string };

/** `export const handle = titled<typeof loader>((t, { supplier }) => supplier.name);` */
export const titled = <Loader = unknown>(title: (t: Translate, data: SerializeFrom<Loader>) => string): Titled => ({
  title,
});

/** The title of the page being shown; undefined where its loader failed. */
export function useTitle(): string | undefined {
  const { i18n } = useTranslation();
  const match = useMatches().findLast(({ handle }) => (handle as Titled | undefined)?.title);
  if (!match || match.data === undefined) return undefined;
  return (match.handle as Titled).title(i18n.t, match.data as never);
}
