import { forCoordinator } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forCoordinator(() => notFound());

export default function Unwritten() {
  return null;
}
