/** A supplier that has been asked for a minerals declaration, and answers for it. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Database } from "db/client.server";
import type { Language } from "db/schema/words";
import type postgres from "postgres";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { begunOf, declaringOf, keepPart } from "~/features/declarations/drafts.server";
import { importWorkbook } from "~/features/declarations/importing.server";
import { askFor } from "~/features/declarations/requirements.server";
import { addList } from "~/features/declarations/smelter-lists.server";
import { submit } from "~/features/declarations/submission.server";
import { filesIn } from "~/features/files/files.server";
import type { Declaration } from "~/features/minerals/declaration";
import type { ReferenceSmelter } from "~/features/minerals/reference";
import type { Template } from "~/features/minerals/versions";
import { arrive, asContact, invited } from "./invited";
import { newWorld, scopeOfMember, type World } from "./people";

type Wish = {
  world?: World;
  name?: string;
  email?: string;
  language?: Language;
  template?: Template;
};

export async function asked(
  owner: postgres.Sql,
  database: Database,
  { world, template = "CMRT", ...supplier }: Wish = {},
) {
  const asking = world ?? (await newWorld(owner));
  await inScope(database, scopeOfMember(asking.member), (store) => askFor(store, asking.member, template));
  const made = await invited(owner, database, { world: asking, ...supplier });
  const by = await arrive(database, made.secret, supplier.language);
  return { ...made, by, request: made.task(template.toLowerCase()) };
}

export const files = filesIn({
  FILES_URL: pathToFileURL(`${mkdtempSync(join(tmpdir(), "aktsom-declared-"))}/`).href,
  CLAMD_URL: undefined,
});

export const bring = (database: Database, by: SupplierSession, request: string, bytes: Uint8Array) =>
  asContact(database, by, async (store) =>
    importWorkbook(
      store,
      by,
      await declaringOf(store, by, request),
      { name: "cmrt.xlsx", bytes },
      { files, language: "nb", now: new Date() },
    ),
  );

export const send = (database: Database, by: SupplierSession, request: string, now = new Date()) =>
  asContact(database, by, async (store) =>
    submit(store, by, await declaringOf(store, by, request), { title: "Kvalitetsleder", language: "nb" }, now),
  );

export const look = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, (store) => begunOf(store, by, request));

export const change = (
  database: Database,
  by: SupplierSession,
  request: string,
  { part, seen, to }: { part: "company" | "use"; seen?: string; to: (declaration: Declaration) => Declaration },
) =>
  asContact(database, by, async (store) =>
    keepPart(
      store,
      by,
      await declaringOf(store, by, request),
      { part, ...(seen !== undefined && { seen }), change: (declaration) => ({ declaration: to(declaration) }) },
      new Date(),
    ),
  );

/** Smelters as the generated workbooks name them. */
export const smelterOf = (place: number, metal: string, more: Partial<ReferenceSmelter> = {}): ReferenceSmelter => ({
  cid: `CID90000${place}`,
  metal,
  name: `Test${metal} AS`,
  country: "NORWAY",
  aliases: [],
  status: null,
  lastAudit: null,
  cycle: null,
  isOperating: null,
  ...more,
});

export const list = (
  database: Database,
  { member }: World,
  smelters: readonly ReferenceSmelter[],
  date = "2025-04-25",
) =>
  inScope(database, scopeOfMember(member), (store) =>
    addList(store, member, { date, source: "Testliste", smelters }, null, date),
  );
