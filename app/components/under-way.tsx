/**
 * A page that waits for something done elsewhere looks again by itself: every other second where there is JavaScript, by
 * the browser's own refresh where there is none. The two never meet, since a refresh once set would pull a reader back
 * who has gone on without loading a page.
 */
import type { SerializeFrom } from "@remix-run/node";
import { useMatches, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

type Waiting = { isUnderWay: (data: never) => boolean };

/** `export const handle = { ...titled(…), ...underWay<typeof loader>(({ state }) => state === "running") };` */
export const underWay = <Loader,>(isUnderWay: (data: SerializeFrom<Loader>) => boolean): Waiting => ({ isUnderWay });

function useIsUnderWay(): boolean {
  return useMatches().some(
    ({ handle, data }) => data !== undefined && (handle as Partial<Waiting> | undefined)?.isUnderWay?.(data as never),
  );
}

/** In the head of every page. */
export function RefreshWithoutScript() {
  return useIsUnderWay() ? (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  ) : null;
}

/** On the page that waits. */
export function LookAgain() {
  const isUnderWay = useIsUnderWay();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const looking = setInterval(revalidate, 2000);
    return () => clearInterval(looking);
  }, [isUnderWay, revalidate]);
  return null;
}
