import { Link } from "@remix-run/react";

export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <p className="back">
      <Link className="ds-link" to={to}>
        <svg
          aria-hidden="true"
          viewBox="0 0 24 24"
          width="20"
          height="20"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        >
          <path d="M20 12H5m6-6-6 6 6 6" />
        </svg>
        {children}
      </Link>
    </p>
  );
}
