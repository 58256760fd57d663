/** An area's build answers what the whole would have answered. */
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, test } from "vitest";
import { areasOf } from "~/areas.server";
import routes from "~/routes";
import { addresses } from "../support/routes";

type Route = NonNullable<Parameters<typeof matchRoutes>[0]>[number];

const build = { routes: flat((await routes) as RouteConfigEntry[], undefined), assets: { routes: {} } } as never;
const whole = build as ServerBuild;
const areaOf = areasOf(whole);

const paths = addresses.map(({ path }) => path.replace(/:\w+/g, "one").replace("*", "nowhere"));

test.each([...paths, "/my/nowhere", "/suppliers/one/two/three/four", "/mynk"])("%s", (path) => {
  const found = matched(areaOf(path), path);
  expect(found).toEqual(matched(whole, path));
  expect(found).not.toEqual([]);
});

test("what the browser asks of a page goes where the page is", () => {
  expect(areaOf("/my.data")).toBe(areaOf("/my"));
  expect(areaOf("/suppliers/one.data")).toBe(areaOf("/suppliers/one"));
});

test("an area holds a part of all routes, and what belongs to no area is answered by all", () => {
  expect(Object.keys(areaOf("/my").routes).length).toBeLessThan(Object.keys(whole.routes).length / 2);
  for (const path of ["/", "/_root.data", "/__manifest", "/nowhere"]) expect(areaOf(path)).toBe(whole);
});

function flat(entries: readonly RouteConfigEntry[], parentId: string | undefined): Record<string, object> {
  return Object.fromEntries(
    entries.flatMap(({ path, index, file, children }) => [
      [file, { id: file, parentId, path, index }],
      ...Object.entries(flat(children ?? [], file)),
    ]),
  );
}

function matched({ routes }: ServerBuild, path: string) {
  const below = (parentId: string | undefined): Route[] =>
    Object.values(routes)
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: below(id) }));
  return (matchRoutes(below(undefined), path) ?? []).map(({ route }) => route.id);
}
