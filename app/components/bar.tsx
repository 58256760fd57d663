/**
 * Shares of a whole. Drawn with patterns and told in numbers, so that nothing depends on telling colours apart; drawn
 * with attributes of SVG, since the security policy lets no page bring its own styles.
 */
import { Link } from "@remix-run/react";
import { useId } from "react";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { useReader } from "./reader";

export type Part = {
  key: string;
  label: string;
  count: number;
  /** Which of the patterns 1–10; the same part keeps its pattern in every bar of a page. */
  pattern: number;
  /** Where those counted are listed. */
  to?: string;
};

type StackedBarProps = { label: string; parts: readonly Part[]; legend?: boolean };

export function StackedBar({ label, parts, legend = true }: StackedBarProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const id = useId().replaceAll(":", "");
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const share = ({ count }: Part) =>
    t("bar.share", {
      count: formatNumber(count, language),
      percent: formatNumber(total === 0 ? 0 : (100 * count) / total, language),
    });
  let from = 0;
  return (
    <figure className="bar">
      <svg
        role="img"
        aria-label={`${label}: ${parts
          .filter(({ count }) => count > 0)
          .map((part) => `${part.label} ${share(part)}`)
          .join(", ")}`}
        width="100%"
        height="28"
      >
        <Patterns id={id} parts={parts} />
        {parts.map(({ key, count, pattern }) => {
          const width = total === 0 ? 0 : (100 * count) / total;
          const x = from;
          from += width;
          return (
            width > 0 && (
              <rect
                key={key}
                className={`part part-${pattern}`}
                x={`${x}%`}
                width={`${width}%`}
                height="28"
                fill={`url(#${id}-${pattern})`}
              />
            )
          );
        })}
      </svg>
      {legend && (
        <ul className="legend">
          {parts.map((part) => (
            <li key={part.key}>
              <svg aria-hidden="true" width="20" height="20">
                <rect
                  className={`part part-${part.pattern}`}
                  width="20"
                  height="20"
                  fill={`url(#${id}-${part.pattern})`}
                />
              </svg>
              {part.to && part.count > 0 ? (
                <Link className="ds-link" to={part.to}>
                  {part.label}
                </Link>
              ) : (
                <span>{part.label}</span>
              )}
              <span className="share">{share(part)}</span>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** Lines, dots and checks in the part's colour on a light ground. */
const drawings = [
  "",
  "M0 8L8 0",
  "M0 0L8 8",
  "M0 4H8",
  "M4 0V8",
  "M0 4H8M4 0V8",
  "M0 8L8 0M0 0L8 8",
  "M3 4a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M0 2H8M0 6H8",
  "M2 2H3M6 6H7",
];

function Patterns({ id, parts }: { id: string; parts: readonly Part[] }) {
  return (
    <defs>
      {parts.map(({ pattern }) => (
        <pattern
          key={pattern}
          id={`${id}-${pattern}`}
          className={`part-${pattern}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect className="ground" width="8" height="8" />
          <path className="drawing" d={drawings[(pattern - 1) % drawings.length]} />
        </pattern>
      ))}
    </defs>
  );
}
