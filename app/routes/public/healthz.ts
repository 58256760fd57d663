import { forWatchman } from "~/features/accounts/guard.server";
import { healthOf } from "~/features/health/health.server";

export const loader = forWatchman(async ({ store }) => {
  const health = await healthOf(store, process.uptime());
  const isWell = Object.values(health).every(Boolean);
  return Response.json({ isWell, ...health }, { status: isWell ? 200 : 503 });
});
