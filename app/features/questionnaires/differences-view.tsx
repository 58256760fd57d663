/** What is new in a version, question by question: what it said before, and what it says now. */
import { languages } from "db/schema/words";

import { Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";
import type { Difference, PartChanged } from "./differences";

const tones = { added: "success", removed: "danger", changed: "info", moved: "neutral" } as const;

/** @param version the one it is compared with */
export function Differences({ differences, version }: { differences: readonly Difference[]; version: number }) {
  const { t } = useTranslation("questionnaires");
  const { language } = useReader();
  return (
    <Section title={t("differences.title", { version })} id="differences">
      {differences.length === 0 && <p className="ds-paragraph">{t("differences.none")}</p>}
      <ul className="readings">
        {differences.map(({ key, of, is, name, changed }) => (
          <li key={`${of} ${key} ${is}`}>
            <div className="ds-label">{of === "whole" ? t("differences.whole") : name[language]}</div>
            <div className="tags">
              <Tag tone={tones[is]}>{t(`differences.${of === "question" ? "questions" : "others"}.${is}`)}</Tag>
              {key && <span className="subtle break">{key}</span>}
            </div>
            {changed.map((one) => (
              <PartView key={one.part} changed={one} />
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PartView({ changed: { part, before, after } }: { changed: PartChanged }) {
  const { t } = useTranslation("questionnaires");
  return (
    <div>
      <strong>{t(`parts.${part}`)}</strong>
      <div className="columns">
        <Side label={t("differences.before")} told={before} />
        <Side label={t("differences.after")} told={after} />
      </div>
    </div>
  );
}

function Side({ label, told }: { label: string; told: PartChanged["before"] }) {
  const { t } = useTranslation("questionnaires");
  const lines = "lines" in told ? told.lines : [];
  const texts =
    "both" in told && told.both ? languages.map((language) => [language, told.both![language]] as const) : [];
  return (
    <div>
      <div className="subtle">{label}</div>
      {lines.length + texts.length === 0 && <div className="subtle">{t("differences.nothing")}</div>}
      {texts.map(([language, text]) => (
        <div key={language} className="break typed" lang={language}>
          {text}
        </div>
      ))}
      {lines.map((line) => (
        <div key={line} className="break typed">
          {line}
        </div>
      ))}
    </div>
  );
}
