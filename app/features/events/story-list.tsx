/** What has happened, line by line: who, when, what. */
import { useReader } from "~/components/reader";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { tell } from "./story";

type Line = {
  at: Date;
  what: string;
  details?: unknown;
  by: string | null;
  id?: string;
  /** What or whom it happened to, where the page does not say. */
  about?: string;
};

export function Story({ lines, timeZone }: { lines: readonly Line[]; timeZone: string }) {
  const { t, i18n } = useTranslation("story");
  const { language } = useReader();
  return (
    <ol className="story">
      {lines.map((line) => {
        const { said, more } = tell(line, i18n.t, language);
        return (
          <li key={line.id ?? `${line.at.getTime()} ${line.what}`}>
            <strong>{line.about ? `${said}: ${line.about}` : said}</strong>
            {more.map((one) => (
              <span key={one}>{one}</span>
            ))}
            <span className="subtle">
              {t("by", { name: line.by ?? t("portal"), at: formatDateTime(line.at, language, timeZone) })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
