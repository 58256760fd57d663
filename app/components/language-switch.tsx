import { useLocation } from "@remix-run/react";
import { keepAll } from "~/forms/kept";
import { useTranslation } from "~/i18n/use-translation";
import { Icon } from "./icon";
import { useReader } from "./reader";

/** The other language, for this page and all that follow. What was typed and not yet sent is kept on the way. */
export function LanguageSwitch() {
  const { t } = useTranslation("layout");
  const { language } = useReader();
  const { pathname, search } = useLocation();
  const other = language === "nb" ? "en" : "nb";
  return (
    <form method="post" action="/language" onSubmit={keepAll}>
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="then" value={pathname + search} />
      <button className="ds-button" data-variant="tertiary" data-size="sm" type="submit" lang={other}>
        <Icon>
          <circle cx="12" cy="12" r="9" />
          <path d="M3 12h18M12 3c5 5 5 13 0 18c-5-5-5-13 0-18z" />
        </Icon>
        {t("otherLanguage")}
      </button>
    </form>
  );
}
