/** What is new since the version the company has signed, clause by clause, for whoever signs again. */
import type { Language } from "db/schema/words";

import { Alert } from "~/components/alert";
import { Details } from "~/components/details";
import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Change, Piece } from "./comparison";
import type { News } from "./earlier.server";

type NewsViewProps = { news: News; language: Language };

/** @param language the one the document is read in */
export function NewsView({ news, language: textLanguage }: NewsViewProps) {
  const { t } = useTranslation("news");
  const { language } = useReader();
  const { version, signedOn, notes, changes } = news;
  return (
    <>
      <Alert tone="info">
        <p className="ds-paragraph">{t("signedBefore", { version, date: formatDate(signedOn, language) })}</p>
        {notes.map((one) => (
          <p className="ds-paragraph typed" key={one.version}>
            <strong>{t("version", { version: one.version })}:</strong> {one.note}
          </p>
        ))}
        {changes.length === 0 && <p className="ds-paragraph">{t("none")}</p>}
      </Alert>
      {changes.length > 0 && (
        <Details summary={t("changes", { count: changes.length, version })} open>
          <ul className="changes" lang={textLanguage}>
            {changes.map((change) => (
              <li key={`${change.what} ${change.is} ${change.number}`}>
                <h2 className="ds-heading" data-size="2xs" lang={language}>
                  {t(`what.${change.what}`, { number: change.number ?? "" })}{" "}
                  <Tag tone={tones[change.is]}>{t(`is.${change.is}`)}</Tag>
                </h2>
                <p className="ds-paragraph">
                  <Words change={change} />
                </p>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

/** Where all of it is new or gone the tag says so, and marks would only be in the way of reading. */
function Words({ change: { is, pieces } }: { change: Change }) {
  if (is !== "changed") return pieces.map(({ words }) => words).join("");
  return pieces.map(({ words, is }, place) => {
    const Mark = marks[is];
    // biome-ignore lint/suspicious/noArrayIndexKey: two versions that stand never change their order
    return Mark ? <Mark key={place}>{words}</Mark> : words;
  });
}

const marks: Record<Piece["is"], "ins" | "del" | null> = { kept: null, added: "ins", removed: "del" };
const tones = { added: "success", changed: "info", removed: "neutral" } as const;
