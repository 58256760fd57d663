/** The portal's addresses with the modules behind them, read from app/routes.ts so that none can be left out. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import type { Audience } from "~/features/accounts/guard.server";
import routes from "~/routes";

type Handler = ((args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>) & { audience?: Audience };
export type RouteModule = { loader?: Handler; action?: Handler; default?: unknown };
export type Address = { path: string; file: string; params: string[]; isLayout: boolean };

const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");

export const routeFiles = Object.keys(modules).map((path) => path.replace("../../app/", ""));

export const moduleOf = (file: string): Promise<RouteModule> => {
  const load = modules[`../../app/${file}`];
  if (!load) throw new Error(`app/routes.ts names ${file}, which is not there`);
  return load();
};

/** Every address, with its blanks. */
export const addresses: Address[] = flat((await routes) as RouteConfigEntry[], "");

function flat(entries: readonly RouteConfigEntry[], above: string): Address[] {
  return entries.flatMap(({ path = "", file, children, index }) => {
    const whole = [above, path].filter(Boolean).join("/");
    const params = [...whole.matchAll(/:(\w+)/g)].map(([, name]) => name!);
    const isLayout = children !== undefined && !index;
    return [{ path: `/${whole}`, file, params, isLayout }, ...flat(children ?? [], whole)];
  });
}
