import { useEffect, useState } from "react";

import { formatDateTime } from "~/i18n/format";
import { useReader } from "./reader";

/** A moment by the reader's own clock, which only the browser knows; nothing where it is the one already shown. */
export function LocalTime({ at, shownIn }: { at: string; shownIn: string }) {
  const { language } = useReader();
  const [timeZone, setTimeZone] = useState<string>();
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  if (!timeZone || timeZone === shownIn || timeZone === "UTC") return null;
  return <div>{formatDateTime(at, language, timeZone)}</div>;
}
