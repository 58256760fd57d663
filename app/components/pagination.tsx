import { Link, useLocation } from "@remix-run/react";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { withoutDone } from "./done";
import { useReader } from "./reader";

type PaginationProps = {
  /** From 1. */
  page: number;
  perPage: number;
  /** How many there are in all. */
  count: number;
};

/** Which of them are shown, and the way to the rest, in the address as `?page=`. */
export function Pagination({ page, perPage, count }: PaginationProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { pathname, search } = useLocation();
  const pages = Math.max(1, Math.ceil(count / perPage));
  const number = (value: number) => formatNumber(value, language);
  const address = (to: number) => {
    const rest = withoutDone(new URLSearchParams(search));
    if (to === 1) rest.delete("page");
    else rest.set("page", String(to));
    const query = rest.toString();
    return pathname + (query ? `?${query}` : "");
  };
  return (
    <div className="pagination">
      <p className="subtle">
        {t("pages.shown", {
          from: number(Math.min(count, (page - 1) * perPage + 1)),
          to: number(Math.min(count, page * perPage)),
          count: number(count),
        })}
      </p>
      {pages > 1 && (
        <nav className="ds-pagination" aria-label={t("pages.label")}>
          <ul>
            <li>{page > 1 && <PageLink to={address(page - 1)} text={t("pages.previous")} rel="prev" />}</li>
            {shownPages(page, pages).map((shown, index, all) => (
              <li key={shown} data-gap={index > 0 && shown - (all[index - 1] ?? 0) > 1 ? "" : undefined}>
                <PageLink
                  to={address(shown)}
                  text={number(shown)}
                  label={t("pages.page", { page: number(shown) })}
                  isCurrent={shown === page}
                />
              </li>
            ))}
            <li>{page < pages && <PageLink to={address(page + 1)} text={t("pages.next")} rel="next" />}</li>
          </ul>
        </nav>
      )}
    </div>
  );
}

type PageLinkProps = { to: string; text: string; label?: string; rel?: string; isCurrent?: boolean };

function PageLink({ to, text, label, rel, isCurrent }: PageLinkProps) {
  return (
    <Link
      className="ds-button"
      data-variant="tertiary"
      to={to}
      rel={rel}
      aria-label={label}
      aria-current={isCurrent ? "true" : undefined}
    >
      {text}
    </Link>
  );
}

/** The first, the last and those around the one shown. */
function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  return [...new Set(near)];
}
