/** The build of an address's candidates answers what the whole would have answered. */
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, test } from "vitest";
import { candidatesOf } from "~/candidates.server";
import routes from "~/routes";
import { addresses } from "../support/routes";

type Route = NonNullable<Parameters<typeof matchRoutes>[0]>[number];

const build = { routes: flat((await routes) as RouteConfigEntry[], undefined), assets: { routes: {} } } as never;
const whole = build as ServerBuild;
const buildFor = candidatesOf(whole);

const paths = addresses.map(({ path }) => path.replace(/:\w+/g, "one").replace("*", "nowhere"));

test.each([
  ...paths,
  "/my/nowhere",
  "/suppliers/one/two/three/four",
  "/mynk",
  "/MY/Requests/one",
  "/%6Dy",
  "/my//sign/",
  "/",
])("%s", (path) => {
  const found = matched(buildFor(path), path);
  expect(found).toEqual(matched(whole, path));
  expect(found).not.toEqual([]);
});

test("what the browser asks of a page goes where the page is", () => {
  expect(buildFor("/my.data")).toBe(buildFor("/my"));
  expect(buildFor("/suppliers/one.data")).toBe(buildFor("/suppliers/one"));
});

test("an address has few candidates, and what is no address is answered by all", () => {
  for (const { path } of addresses) {
    const routes = Object.keys(buildFor(path.replace(/:\w+/g, "one")).routes);
    if (!path.includes("*")) expect(routes.length, path).toBeLessThan(10);
  }
  for (const path of ["/_root.data", "/__manifest", "/nowhere"]) expect(buildFor(path)).toBe(whole);
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
