import { Outlet } from "@remix-run/react";

import { PublicShell } from "~/components/shell";

export default function PublicPages() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  );
}
