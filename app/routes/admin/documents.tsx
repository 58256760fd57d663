import { forAdmin } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forAdmin(() => notFound());

export default function Unwritten() {
  return null;
}
