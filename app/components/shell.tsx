/** The frame around a page: who asks, whom one answers for, where one can go, and the other language. */
import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { canAdminister } from "~/features/accounts/reader";
import { useTranslation } from "~/i18n/use-translation";
import { Icon } from "./icon";
import { LanguageSwitch } from "./language-switch";
import { useReader } from "./reader";

/** For anybody: the front page, signing in, the page behind a link. */
export function PublicShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation("layout");
  const { buyer } = useReader();
  return (
    <div className="shell" data-for="visitor">
      <Header>
        <Brand to="/" name={buyer} />
        <LanguageSwitch />
      </Header>
      <Main>{children}</Main>
      <Footer>{t("footer")}</Footer>
    </div>
  );
}

/** For a supplier's people: the buyer's name first, and always whose company they answer for. */
export function SupplierShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation("layout");
  const { buyer, company, companies = 1, contactRole } = useReader();
  return (
    <div className="shell" data-for="supplier">
      <Header below={company && t("onBehalfOf", { company })}>
        <Brand to="/my" name={buyer} />
        <LanguageSwitch />
        <AccountMenu>
          {contactRole !== "contributor" && (
            <>
              <MenuLink to="/my/company">{t("company")}</MenuLink>
              <MenuLink to="/my/certificates">{t("certificates")}</MenuLink>
              <MenuLink to="/my/colleagues">{t("colleagues")}</MenuLink>
            </>
          )}
          {companies > 1 && (
            <MenuLink to="/companies" reloadDocument>
              {t("otherCompany")}
            </MenuLink>
          )}
          <MenuLink to="/my/account">{t("account")}</MenuLink>
        </AccountMenu>
      </Header>
      <Main>{children}</Main>
      <Footer>{t("footer")}</Footer>
    </div>
  );
}

/** For the buyer's own people. */
export function MemberShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation(["navigation", "layout"]);
  const { buyer, roles = [], hasMailbox } = useReader();
  const pages = [
    { to: "/suppliers", text: t("suppliers") },
    { to: "/signatures", text: t("signatures") },
    { to: "/certificates", text: t("certificates") },
    { to: "/desk", text: t("desk") },
    ...(canAdminister(roles) ? [{ to: "/admin", text: t("admin") }] : []),
  ];
  const links = (
    <ul>
      {pages.map(({ to, text }) => (
        <li key={to}>
          <NavLink to={to}>{text}</NavLink>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="shell" data-for="member">
      <Header>
        <Brand to="/desk" name={buyer} />
        <nav className="navigation" aria-label={t("label")}>
          {links}
        </nav>
        <LanguageSwitch />
        <AccountMenu>
          <MenuLink to="/account">{t("layout:account")}</MenuLink>
          {hasMailbox && <MenuLink to="/mailbox">{t("layout:mailbox")}</MenuLink>}
        </AccountMenu>
      </Header>
      <Main>{children}</Main>
      <Footer />
    </div>
  );
}

function Header({ below, children }: { below?: string; children: ReactNode }) {
  return (
    <header className="header">
      <div>{children}</div>
      {below && <p className="company">{below}</p>}
    </header>
  );
}

function Brand({ to, name }: { to: string; name: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Link className="brand" to={to}>
      <svg aria-hidden="true" viewBox="0 0 32 32" width="32" height="32">
        <rect className="mark-ground" width="32" height="32" rx="8" />
        <path
          className="mark"
          d="m9 16.5 5 5L23.5 11"
          fill="none"
          strokeWidth="3.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>{name ?? t("portal")}</span>
    </Link>
  );
}

/** Opens without JavaScript as well; closes again when one of its links leads somewhere else. */
function AccountMenu({ children }: { children: ReactNode }) {
  const { t } = useTranslation("layout");
  const { name } = useReader();
  return (
    <details className="menu" onClick={(event) => closeAfterLink(event)} onKeyDown={(event) => closeOnEscape(event)}>
      <summary className="ds-button" data-variant="tertiary" data-size="sm">
        <Icon>
          <circle cx="12" cy="8" r="4" />
          <path d="M4 20c1.5-4 4.5-5 8-5s6.5 1 8 5" />
        </Icon>
        <span className="menu-name">{name ?? t("account")}</span>
      </summary>
      <div className="menu-box">
        {name && <p className="subtle">{name}</p>}
        <ul>
          {children}
          <li>
            <form method="post" action="/sign-out">
              <button type="submit">{t("signOut")}</button>
            </form>
          </li>
        </ul>
      </div>
    </details>
  );
}

type MenuLinkProps = { to: string; children: string; reloadDocument?: boolean };

function MenuLink({ to, children, reloadDocument }: MenuLinkProps) {
  return (
    <li>
      <NavLink to={to} end reloadDocument={reloadDocument}>
        {children}
      </NavLink>
    </li>
  );
}

function closeAfterLink(event: React.MouseEvent<HTMLDetailsElement>) {
  if ((event.target as Element).closest("a")) event.currentTarget.open = false;
}

function closeOnEscape(event: React.KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== "Escape" || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector("summary")?.focus();
}

function Main({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1}>
      {children}
    </main>
  );
}

function Footer({ children }: { children?: ReactNode }) {
  const { t } = useTranslation("layout");
  return (
    <footer className="footer">
      <div>
        {children && <p>{children}</p>}
        <Link className="ds-link" data-color="neutral" to="/privacy" reloadDocument>
          {t("privacy")}
        </Link>
      </div>
    </footer>
  );
}
