import { forBuyer } from "~/features/accounts/guard.server";
import { notFound } from "~/not-found.server";

export const loader = forBuyer(() => notFound());
