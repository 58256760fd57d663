import { forEveryone } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forEveryone(() => notFound());
export const action = forEveryone(() => notFound());

export default function NotFound() {
  return null;
}
