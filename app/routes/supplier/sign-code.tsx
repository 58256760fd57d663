import { forSupplier } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forSupplier(() => notFound());

export default function Unwritten() {
  return null;
}
