/**
 * A declaration while the supplier fills it in: begun from a workbook, from nothing or from the declaration before, and
 * kept page by page. A page names what it showed: of two people who change the same page, the second is told what the
 * first wrote, and chooses (DESIGN 12).
 */
import { createHash } from "node:crypto";

import { redirect } from "@remix-run/node";
import type { Store } from "db/client.server";
import { contacts, declarationDrafts, files } from "db/schema/index";
import { type DeclarationPart, declarationParts } from "db/schema/words";
import { and, eq, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { factsOf } from "~/features/company-facts/facts.server";
import { keep as keepFile } from "~/features/files/files.server";
import type { Declaration } from "~/features/minerals/declaration";
import type { Mineral } from "~/features/minerals/minerals";
import type { Template } from "~/features/minerals/versions";
import { act, type Request } from "~/features/requests/requests.server";
import { may, turn } from "~/features/requests/rules";
import { taskOf } from "~/features/requests/tasks.server";
import { notFound } from "~/not-found.server";
import { blankDeclaration, withCompany } from "./editing";
import { answersOn } from "./parts";
import { type Returned, returnedIn } from "./reviews.server";

export type Draft = {
  declaration: Declaration;
  imported: Declaration | null;
  fileId: string | null;
  renewsId: string | null;
  componentsRated: string | null;
  componentsFile: { id: string; name: string } | null;
  version: number;
  /** Null for readers who may not know one another. */
  keptBy: string | null;
  keptAt: Date;
};

export type Declaring = {
  task: Request;
  template: Template;
  draft: Draft | null;
  /** Whether anything is taken now; after a return, only some pages are. */
  isOpen: boolean;
  returned: Returned | null;
};

const templateOf = ({ key }: Pick<Request, "key">): Template => (key === "emrt" ? "EMRT" : "CMRT");

/** The declaration behind a task of the supplier's, or the page for what leads nowhere. */
export async function declaringOf(store: Store, by: SupplierSession, id: string): Promise<Declaring> {
  const task = await taskOf(store, by, id);
  if (task.kind !== "declaration") notFound();
  const isOpen = turn(task.state) === "supplier";
  return {
    task,
    template: templateOf(task),
    draft: await draftOf(store, by, id),
    isOpen,
    returned: isOpen && task.submittedAt ? await returnedIn(store, by, id) : null,
  };
}

/** The same once it is begun; to where it begins otherwise. */
export async function begunOf(store: Store, by: SupplierSession, id: string): Promise<Declaring & { draft: Draft }> {
  const declaring = await declaringOf(store, by, id);
  const { task, draft } = declaring;
  if (!draft) throw redirect(`/my/requests/${task.id}/declaration`);
  return { ...declaring, draft };
}

/** Whether a page is taken now. */
export const mayChange = ({ isOpen, returned }: Pick<Declaring, "isOpen" | "returned">, part: DeclarationPart) =>
  isOpen && (!returned || returned.parts.includes(part));

async function draftOf(
  store: Store,
  { buyerId, supplierId }: { buyerId: string; supplierId: string },
  requestId: string,
): Promise<Draft | null> {
  const [row] = await store
    .select({
      content: declarationDrafts.content,
      imported: declarationDrafts.imported,
      fileId: declarationDrafts.fileId,
      renewsId: declarationDrafts.renewsId,
      componentsRated: declarationDrafts.componentsRated,
      componentsFile: { id: files.id, name: files.name },
      version: declarationDrafts.version,
      keptBy: contacts.name,
      keptAt: declarationDrafts.keptAt,
    })
    .from(declarationDrafts)
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, declarationDrafts.buyerId),
        eq(contacts.supplierId, declarationDrafts.supplierId),
        eq(contacts.id, declarationDrafts.keptBy),
      ),
    )
    .leftJoin(
      files,
      and(
        eq(files.buyerId, declarationDrafts.buyerId),
        eq(files.supplierId, declarationDrafts.supplierId),
        eq(files.id, declarationDrafts.componentsFileId),
      ),
    )
    .where(
      and(
        eq(declarationDrafts.buyerId, buyerId),
        eq(declarationDrafts.supplierId, supplierId),
        eq(declarationDrafts.requestId, requestId),
      ),
    );
  if (!row) return null;
  const { content, imported, ...rest } = row;
  return { declaration: content as Declaration, imported: imported as Declaration | null, ...rest };
}

type Begun = {
  declaration: Declaration;
  imported?: Declaration | null;
  fileId?: string | null;
  renewsId?: string | null;
};

/** Begins, or begins again: what was there before gives way. */
export async function begin(
  store: Store,
  by: SupplierSession,
  { task, isOpen, returned, draft }: Declaring,
  { declaration, imported = null, fileId = null, renewsId = null }: Begun,
  now: Date,
): Promise<"begun" | "closed"> {
  if (!isOpen || (returned && returned.parts.length < declarationParts.length)) return "closed";
  if (may(task.kind, task.state, "start", by.role)) await act(store, task, "start", by, now);
  const { buyerId, supplierId, contactId } = by;
  const written = { content: declaration, imported, fileId, renewsId, keptBy: contactId, keptAt: now };
  await store
    .insert(declarationDrafts)
    .values({ buyerId, supplierId, requestId: task.id, componentsRated: draft?.componentsRated, ...written })
    .onConflictDoUpdate({
      target: [declarationDrafts.buyerId, declarationDrafts.requestId],
      set: { ...written, version: sql`${declarationDrafts.version} + 1` },
    });
  return "begun";
}

/** A blank one with what is known of the company. */
export async function prefilled(
  store: Store,
  by: SupplierSession,
  template: Template,
  chosen: readonly Mineral[],
  today: string,
): Promise<Declaration> {
  const facts = by.role === "contributor" ? undefined : await factsOf(store, by);
  const [contact] = await store
    .select({ name: contacts.name, email: contacts.email, phone: contacts.phone })
    .from(contacts)
    .where(
      and(eq(contacts.buyerId, by.buyerId), eq(contacts.supplierId, by.supplierId), eq(contacts.id, by.contactId)),
    );
  const number = facts?.organisationNumber ?? null;
  return withCompany(blankDeclaration(template, chosen), {
    name: facts?.legalName ?? by.supplierName,
    uniqueId: number,
    uniqueIdAuthority: number && facts?.country === "NO" ? "Brønnøysundregistrene" : null,
    contactName: contact?.name ?? by.name,
    contactEmail: contact?.email ?? by.email,
    contactPhone: contact?.phone ?? null,
    authorizerName: facts?.signatoryName ?? null,
    authorizerTitle: facts?.signatoryTitle ?? null,
    authorizerEmail: facts?.signatoryEmail ?? null,
    effectiveDate: today,
  });
}

/** Keeps the file that says how components are risk-rated; an earlier one gives way. */
export async function attachRating(
  store: Store,
  by: SupplierSession,
  declaring: Declaring,
  upload: Parameters<typeof keepFile>[2],
  now: Date,
): Promise<"kept" | "closed"> {
  if (!declaring.draft || !mayChange(declaring, "products")) return "closed";
  const { buyerId, supplierId, contactId } = by;
  const componentsFileId = await keepFile(store, { buyerId, supplierId, contactId }, upload);
  await store
    .update(declarationDrafts)
    .set({ componentsFileId, version: sql`${declarationDrafts.version} + 1`, keptBy: contactId, keptAt: now })
    .where(
      and(
        eq(declarationDrafts.buyerId, buyerId),
        eq(declarationDrafts.supplierId, supplierId),
        eq(declarationDrafts.requestId, declaring.task.id),
      ),
    );
  return "kept";
}

/** Names what a page showed. */
export function seenOn(
  part: DeclarationPart,
  { declaration, componentsRated }: Pick<Draft, "declaration" | "componentsRated">,
) {
  const { company, smelters, products } = declaration;
  const values = {
    company: () => Object.values(company).map(({ value }) => value),
    smelters: () => smelters,
    products: () => [products.map(({ number, name }) => [number, name]), componentsRated],
  };
  const shown =
    part in values
      ? values[part as keyof typeof values]()
      : answersOn(part, declaration).map(({ value, comment }) => [value, comment.value]);
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 12);
}

type Changed = { declaration: Declaration; componentsRated?: string | null };

/**
 * Keeps a page.
 * @param seen what it showed; undefined for what is added beside whatever others write
 * @returns the draft another has changed meanwhile, nothing being kept; or that it is closed
 */
export async function keepPart(
  store: Store,
  by: SupplierSession,
  declaring: Declaring,
  { part, seen, change }: { part: DeclarationPart; seen?: string; change: (declaration: Declaration) => Changed },
  now: Date,
): Promise<{ kept: Draft } | { conflict: Draft } | { refusal: "closed" }> {
  if (!mayChange(declaring, part)) return { refusal: "closed" };
  const { buyerId, supplierId, contactId } = by;
  const ofTask = and(
    eq(declarationDrafts.buyerId, buyerId),
    eq(declarationDrafts.supplierId, supplierId),
    eq(declarationDrafts.requestId, declaring.task.id),
  );
  await store.select({ version: declarationDrafts.version }).from(declarationDrafts).where(ofTask).for("update");
  const there = await draftOf(store, by, declaring.task.id);
  if (!there) return { refusal: "closed" };
  const changed = change(there.declaration);
  const next = { ...there, componentsRated: there.componentsRated, ...changed };
  const isSame =
    seenOn(part, next) === seenOn(part, there) &&
    JSON.stringify(next.declaration) === JSON.stringify(there.declaration);
  if (isSame) return { kept: there };
  if (seen !== undefined && seen !== seenOn(part, there)) return { conflict: there };
  await store
    .update(declarationDrafts)
    .set({
      content: next.declaration,
      componentsRated: next.componentsRated,
      version: sql`${declarationDrafts.version} + 1`,
      keptBy: contactId,
      keptAt: now,
    })
    .where(ofTask);
  return { kept: { ...next, version: there.version + 1, keptBy: by.name, keptAt: now } };
}
