import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type ButtonLinkProps = {
  to: string;
  children: ReactNode;
  variant?: "primary" | "secondary" | "tertiary";
  /** Loads the page whole: for files, and where another kind of reader begins. */
  reloadDocument?: boolean;
};

/** A link that is the next thing to do. */
export function ButtonLink({ to, children, variant, reloadDocument }: ButtonLinkProps) {
  return (
    <Link className="ds-button" data-variant={variant} to={to} reloadDocument={reloadDocument}>
      {children}
    </Link>
  );
}
