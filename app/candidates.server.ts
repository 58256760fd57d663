/**
 * Which routes an address could be.
 *
 * Remix compares an address with every route it was given, four times for each page, and makes elements of them all;
 * with a hundred routes that is a fifth of all the work. So an address is answered by a build that holds only the routes
 * with as many words as the address, and the same ones. Remix still chooses among them. What the browser asks about
 * other pages (`/__manifest`), and an address that is nothing, is answered by the whole.
 */
import type { ServerBuild } from "@remix-run/node";

/** @returns which build answers a path */
export function candidatesOf(build: ServerBuild): (path: string) => ServerBuild {
  const patterns = Object.keys(build.routes).map((id) => ({ id, words: wordsOf(pathOf(build, id)) }));
  const anything = patterns.filter(({ words }) => words.includes("*"));
  const builds = new Map<string, ServerBuild>();
  return (path) => {
    const words = wordsOf(path.replace(/\.data$/, ""));
    const possible = patterns.filter((pattern) => couldBe(pattern.words, words));
    if (possible.length === 0) return build;
    const ids = new Set([...possible, ...anything].flatMap(({ id }) => [...ancestry(build, id)]));
    const key = [...ids].join(" ");
    const found = builds.get(key) ?? only(build, ids);
    builds.set(key, found);
    return found;
  };
}

const wordsOf = (path: string) => path.split("/").filter(Boolean);

/** Addresses are the same in capitals; and a word with an escape in it may be any. */
const couldBe = (pattern: readonly string[], words: readonly string[]) =>
  pattern.length === words.length &&
  words.every((word, place) => {
    const expected = pattern[place]!;
    return expected.startsWith(":") || word.includes("%") || expected.toLowerCase() === word.toLowerCase();
  });

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
