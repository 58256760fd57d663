/**
 * The portal's areas: the addresses that begin with the same word.
 *
 * Remix compares an address with every route it was given, four times for each page, and with a hundred routes that is a
 * fifth of all the work. So each area is answered by a build that holds its own routes only. What the browser asks about
 * other areas (`/__manifest`), and every address that begins with a word of no area, is answered by the whole.
 */
import type { ServerBuild } from "@remix-run/node";

/** @returns which build answers a path */
export function areasOf(build: ServerBuild): (path: string) => ServerBuild {
  const ids = Object.keys(build.routes);
  const areas = new Map<string, ServerBuild>();
  for (const word of new Set(ids.map((id) => firstWord(pathOf(build, id))))) {
    if (word === "" || /[:*]/.test(word)) continue;
    const leaves = ids.filter((id) => [word, "*"].includes(firstWord(pathOf(build, id))));
    areas.set(word, only(build, new Set(leaves.flatMap((id) => [...ancestry(build, id)]))));
  }
  return (path) => areas.get(firstWord(path).replace(/\.data$/, "")) ?? build;
}

const firstWord = (path: string) => path.split("/").find(Boolean) ?? "";

function* ancestry({ routes }: ServerBuild, id: string): Generator<string> {
  for (let next: string | undefined = id; next !== undefined; next = routes[next]?.parentId) yield next;
}

const pathOf = (build: ServerBuild, id: string) =>
  [...ancestry(build, id)]
    .reverse()
    .map((one) => build.routes[one]?.path ?? "")
    .join("/");

function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const picked = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)));
  return {
    ...build,
    routes: picked(build.routes),
    assets: { ...build.assets, routes: picked(build.assets.routes) },
  };
}
