import { useLocation, useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "~/i18n/use-translation";

import { Alert } from "./alert";
import { withoutDone } from "./done";

/** Says what was just done (done.ts), once: the address is tidied so that sharing or reloading it says nothing. */
export function Flash() {
  const { t, i18n } = useTranslation();
  const [search] = useSearchParams();
  const { key: visit, pathname, hash } = useLocation();
  const [word = "", name = ""] = (search.get("done") ?? "").split(".");
  const key = `${word}:done.${name}`;
  const count = Number(/^\d{1,7}$/.exec(search.get("count") ?? "")?.[0] ?? Number.NaN);
  const options = Number.isNaN(count) ? {} : { count };
  const said = /^\w+$/.test(word + name) && i18n.exists(key, options) ? t(key as never, options as never) : undefined;

  const [kept, setKept] = useState<{ visit: string; said: string }>();
  useEffect(() => {
    if (!search.has("done")) return;
    if (said) setKept({ visit, said });
    const rest = withoutDone(search).toString();
    window.history.replaceState(window.history.state, "", pathname + (rest ? `?${rest}` : "") + hash);
  }, [search, said, visit, pathname, hash]);

  const shown = said ?? (kept?.visit === visit ? kept.said : undefined);
  return (
    <div role="status" className="flash">
      {shown && <Alert tone="success">{shown}</Alert>}
    </div>
  );
}
