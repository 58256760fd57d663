import { Outlet } from "@remix-run/react";

import { SupplierShell } from "~/components/shell";

export default function SupplierPages() {
  return (
    <SupplierShell>
      <Outlet />
    </SupplierShell>
  );
}
