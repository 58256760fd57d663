import { Link } from "@remix-run/react";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Coming } from "./forecast.server";

/** The mails of a day to come: to whom, about what, and why that day. */
export function ComingMails({ day, mails }: { day: string; mails: readonly Coming[] }) {
  const { t } = useTranslation("reminders");
  const { language } = useReader();
  return (
    <Table
      caption={formatDate(day, language)}
      rows={mails}
      rowKey={({ email }) => email}
      columns={[
        {
          key: "to",
          header: t("coming.to"),
          cell: ({ to, person, email, suppliers }) => (
            <>
              {person} <div className="subtle address">{email}</div>
              {to === "supplier" &&
                suppliers.map(({ id, name }) => (
                  <div key={id}>
                    <Link className="ds-link" to={`/suppliers/${id}`}>
                      {name}
                    </Link>
                  </div>
                ))}
            </>
          ),
        },
        {
          key: "why",
          header: t("coming.why"),
          cell: (mail) => (
            <ul className="plain stack">
              {mail.items.map((item) => (
                <li key={item.id}>
                  {item.path ? (
                    <Link className="ds-link" to={item.path}>
                      {item.name[language]}
                    </Link>
                  ) : (
                    item.name[language]
                  )}
                  <div className="subtle">
                    <Why day={day} mail={mail} item={item} />
                  </div>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function Why({ day, mail, item }: { day: string; mail: Coming; item: Coming["items"][number] }) {
  const { t } = useTranslation("reminders");
  const { language } = useReader();
  const { why } = item;
  const deadline = formatDate(item.deadline, language);
  if (mail.to === "member") return t("coming.late", { deadline });
  const isCertificate = item.path?.includes("/certificates/");
  if (!why) return t(isCertificate ? "coming.alsoEnds" : "coming.also", { deadline });
  if ("renews" in why) {
    const until = why.until && formatDate(why.until, language);
    return why.renews === "version"
      ? t("coming.newVersion", { deadline })
      : t("coming.again", { until: until ?? "", deadline });
  }
  const [before, after] = isCertificate ? (["ends", "ended"] as const) : (["before", "after"] as const);
  const said = t(`coming.${why.days < 0 ? before : after}`, { count: Math.abs(why.days), deadline });
  return why.planned === day ? said : `${said}; ${t("coming.moved", { planned: formatDate(why.planned, language) })}`;
}
