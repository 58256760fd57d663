/**
 * The rules of this house that no compiler checks. Each is one promise the README makes about how the code is laid out.
 */

import en from "locales/en/index";
import nb from "locales/nb/index";
import { describe, expect, test } from "vitest";
import { addresses, moduleOf, routeFiles } from "../support/routes";

const source = import.meta.glob<string>("../../{app,db,emails,locales}/**/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});
const files = Object.entries(source).map(([path, code]) => ({ path: path.replace("../../", ""), code }));

/** Which words a folder of routes may use for its audience. */
const audiences: Record<string, string[]> = {
  public: ["everyone"],
  supplier: ["supplier", "colleague"],
  buyer: ["buyer", "member"],
  coordinator: ["coordinator"],
  admin: ["admin"],
};

describe("every route says who it is for, in the words of its folder", () => {
  const pages = addresses.filter(({ isLayout }) => !isLayout);

  test.each(pages)("$path", async ({ file }) => {
    const { loader, action } = await moduleOf(file);
    const allowed = audiences[file.split("/")[1]!]!;
    expect(allowed).toContain((loader ?? action)?.audience);
    if (loader) expect(allowed).toContain(loader.audience);
    if (action) expect(allowed).toContain(action.audience);
  });
});

test("a layout has no loader: it protects nothing, and would cost every page a transaction", async () => {
  for (const { file } of addresses.filter(({ isLayout }) => isLayout)) {
    const { loader, action } = await moduleOf(file);
    expect([file, loader, action]).toEqual([file, undefined, undefined]);
  }
});

test("every file in app/routes has an address, and every address a file", () => {
  expect(routeFiles.sort()).toEqual([...new Set(addresses.map(({ file }) => file))].sort());
});

describe("a plain .ts file in a feature is pure: it reaches nothing outside the program", () => {
  const pure = files.filter(({ path }) => /^app\/features\/.*\.ts$/.test(path) && !path.endsWith(".server.ts"));
  const outside =
    /^import (?!type )[^;]*from "(db\/(?!schema\/words")|node:|react|nodemailer|drizzle-orm|@remix-run|[^"]*\.server")|process\.env/m;

  test.each(pure)("$path", ({ code }) => expect(code).not.toMatch(outside));
});

test("only env.server.ts reads the environment; others at most hand it on to a child", () => {
  const readers = files.filter(({ code }) => code.replaceAll("...process.env", "").includes("process.env"));
  expect(readers.map(({ path }) => path)).toEqual(["app/env.server.ts"]);
});

test("no route and no screen holds SQL or the unscoped database", () => {
  const held = files.filter(
    ({ path, code }) =>
      (path.startsWith("app/routes/") || path.startsWith("app/components/") || /^app\/features\/.*\.tsx$/.test(path)) &&
      /from "(drizzle-orm|db\/schema\/(?!words)|postgres)|portal\.database\.(select|insert|update|delete|execute)/.test(
        code,
      ),
  );
  expect(held.map(({ path }) => path)).toEqual([]);
});

test("what is sent to us is read by the readers that have a limit", () => {
  const reads = /\.formData\(|\b(request|asked)\.(body|text|json|arrayBuffer|blob|bytes)\b|parseMultipartFormData\(/;
  const readers = files.filter(({ path, code }) => path.startsWith("app/") && reads.test(code));
  expect(readers.map(({ path }) => path).sort()).toEqual([
    "app/forms/read-form.server.ts",
    "app/forms/read-upload.server.ts",
  ]);
});

test("nothing but `act` writes the state of a request that is there", () => {
  const writes = /\.update\(requests\)\s*\.set\(\{[^}]*\bstate\b|update requests\s+set[^;]*\bstate\s*=/;
  const writers = files.filter(({ path, code }) => path.startsWith("app/") && writes.test(code));
  expect(writers.map(({ path }) => path)).toEqual(["app/features/requests/requests.server.ts"]);
});

test("no folder is named after a pattern", () => {
  const named = /\/(utils?|helpers?|common|services?|repositor(y|ies)|types|lib)\//;
  expect(files.filter(({ path }) => named.test(path)).map(({ path }) => path)).toEqual([]);
});

test("pages bring no styles of their own, which the security policy would stop", () => {
  const styled = files.filter(({ path, code }) => /^app\/.*\.tsx$/.test(path) && /\sstyle=\{?/.test(code));
  expect(styled.map(({ path }) => path)).toEqual([]);
});

describe("both languages leave the same blanks to fill in", () => {
  type Texts = { readonly [key: string]: string | Texts };
  const spread = (texts: Texts, path = ""): [key: string, text: string][] =>
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[path + key, value]] : spread(value, `${path}${key}.`),
    );
  const blanks = (text = "") => (text.match(/{{\w+}}/g) ?? []).sort();
  const english = new Map(spread(en as unknown as Texts));

  test("every text", () => {
    const different = spread(nb as unknown as Texts).filter(([key, norwegian]) => {
      const [ours, theirs] = [blanks(norwegian), blanks(english.get(key))];
      return [...new Set(ours)].join() !== [...new Set(theirs)].join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });
});
