import { Outlet } from "@remix-run/react";

import { MemberShell } from "~/components/shell";

export default function MemberPages() {
  return (
    <MemberShell>
      <Outlet />
    </MemberShell>
  );
}
