/** What a supplier's browser fetches for its first page, as it comes over the wire. */
import { readFileSync } from "node:fs";

import { type Buyer, invitedSuppliers } from "./buyers";
import type { House } from "./house";
import { type Client, expect, isThere, type Verdict, worst } from "./measure";
import { steps } from "./pages";

type Size = { name: string; html: number; css: number; scripts: number; files: number };

export async function measureSize(house: House, buyer: Buyer): Promise<Verdict[]> {
  const portal = await house.portal();
  const supplier = (await invitedSuppliers(house.owner, buyer, 1))[0]!;
  const wholeSizes = new Map<string, Promise<number>>();
  const sizeOf = (file: string) => {
    const known = wholeSizes.get(file) ?? expect(200, portal, { path: file }).then(({ body }) => body.length);
    wholeSizes.set(file, known);
    return known;
  };
  const sum = async (files: string[]) =>
    (await Promise.all(files.map(sizeOf))).reduce((total, size) => total + size, 0);

  const rows: Size[] = [];
  for (const { name, isPage, path, go } of steps) {
    if (!isPage) await go(portal, supplier);
    else if (await isThere(portal, path!(supplier), supplier.cookie)) {
      const html = await expect(200, portal, { path: path!(supplier), cookie: supplier.cookie });
      const text = await plain(portal, path!(supplier), supplier.cookie);
      const scripts = scriptsFor(text);
      rows.push({
        name,
        html: html.body.length,
        css: await sum(stylesIn(text)),
        scripts: await sum(scripts),
        files: scripts.length,
      });
    }
  }
  print(rows);
  const heaviest = worst(rows, ({ scripts }) => scripts);
  return [
    {
      budget: "a supplier's page: at most 150 kB of JavaScript",
      holds: heaviest.scripts <= 150_000,
      found: `${kilobytes(heaviest.scripts)} at most (${heaviest.name})`,
    },
  ];
}

function print(rows: readonly Size[]) {
  console.log(`\n${"Compressed, as the server sends it".padEnd(44)}      HTML       CSS JavaScript files`);
  for (const { name, html, css, scripts, files } of rows) {
    const figures = [html, css, scripts].map((bytes) => kilobytes(bytes).padStart(10)).join("");
    console.log(`${name.padEnd(44)}${figures} ${`${files}`.padStart(5)}${scripts > 150_000 ? "  over 150 kB" : ""}`);
  }
}

type Chunk = { file: string; imports?: string[] };

/** What the page names, all that it imports, and the texts that `entry.client` fetches for a supplier. */
function scriptsFor(html: string): string[] {
  const chunks = JSON.parse(readFileSync("build/.vite/client-manifest.json", "utf8")) as Record<string, Chunk>;
  const chunkOf = new Map(Object.values(chunks).map((chunk) => [`/${chunk.file}`, chunk]));
  const found = new Set<string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const name of chunkOf.get(file)?.imports ?? []) add(`/${chunks[name]!.file}`);
  };
  // The page also names the scripts of pages it leads to; those are not fetched with it.
  for (const [, file] of html.matchAll(
    /(?:rel="modulepreload" href="|import (?:[^"]* from )?")(\/assets\/[\w.-]+\.js)"/g,
  ))
    add(file!);
  add(`/${chunks["locales/nb/for-everyone.ts"]!.file}`);
  return [...found];
}

const stylesIn = (html: string) => [...new Set(html.match(/\/assets\/[\w.-]+\.css(?=")/g) ?? [])];

async function plain(client: Client, path: string, cookie: string | undefined) {
  const { body } = await expect(200, client, { path, cookie, isPlain: true });
  return body.toString("utf8");
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
