import { forColleague } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forColleague(() => notFound());

export default function Unwritten() {
  return null;
}
