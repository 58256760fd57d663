import { forEveryone } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forEveryone(() => notFound());
