import { Link } from "@remix-run/react";

import { Icon } from "./icon";

export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <p className="back">
      <Link className="ds-link" to={to}>
        <Icon width={2}>
          <path d="M20 12H5m6-6-6 6 6 6" />
        </Icon>
        {children}
      </Link>
    </p>
  );
}
