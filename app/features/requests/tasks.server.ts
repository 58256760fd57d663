/** What a supplier's people see of their requests: the list, one task with its asides, and what is to be signed. */

import { redirect } from "@remix-run/node";
import type { Store } from "db/client.server";
import { claims, extensions, signedDocuments } from "db/schema/index";
import { and, asc, desc, eq, inArray } from "drizzle-orm";

import { done } from "~/components/done";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { firstSigners } from "~/features/signatures/signed.server";
import { notFound } from "~/not-found.server";
import { handedOverTo } from "./handed-over.server";
import type { Act } from "./kinds";
import { type Request, requestOf, requestsOf } from "./requests.server";
import { may } from "./rules";

/** The tasks of a contact; a contributor's are those shared with her. */
export async function tasksOf(store: Store, by: SupplierSession) {
  const tasks = await requestsOf(store, by);
  if (by.role === "contributor") return tasks.map((task) => ({ ...task, signatureId: null, moreTime: null }));
  const [receipts, asked] = [await receiptsOf(store, by), await extensionsOf(store, by)];
  return tasks.map((task) => ({
    ...task,
    signatureId: receipts.get(task.id) ?? null,
    moreTime: asked.get(task.id) ?? null,
  }));
}

export type Task = Awaited<ReturnType<typeof tasksOf>>[number];

/** One task, or the page for what leads nowhere. */
export async function taskOf(store: Store, by: SupplierSession, id: string): Promise<Request> {
  const task = await requestOf(store, by, id);
  return task && task.state !== "withdrawn" ? task : notFound();
}

/** What a page for an act on a task shows of it. Where the act is not possible now, the task itself says why. */
export async function taskFor(store: Store, by: SupplierSession, id: string, act: Act) {
  const { kind, state, name, documentId, documentTitle, deadline } = await taskOf(store, by, id);
  if (!may(kind, state, act, by.role)) throw redirect(done(`/my/requests/${id}`, "my.notNow"));
  return { id, kind, documentId, title: documentTitle ?? name, deadline };
}

/** A task with what was asked and said about it. */
export async function taskInFull(store: Store, by: SupplierSession, id: string) {
  const task = await taskOf(store, by, id);
  if (by.role === "contributor")
    return { ...task, signatureId: null, moreTime: null, claim: null, handedOver: null, signedFirst: null };
  const receipts = await receiptsOf(store, by, id);
  const asked = await extensionsOf(store, by, id);
  return {
    ...task,
    signatureId: receipts.get(id) ?? null,
    moreTime: asked.get(id) ?? null,
    claim: (await newestClaim(store, by, id)) ?? null,
    handedOver: await handedOverTo(store, by, [task]),
    signedFirst: (await firstSigners(store, by, [task])).get(id) ?? null,
  };
}

async function receiptsOf(store: Store, { buyerId, supplierId }: SupplierSession, id?: string) {
  const rows = await store
    .select({ requestId: signedDocuments.requestId, signatureId: signedDocuments.signatureId })
    .from(signedDocuments)
    .where(
      and(
        eq(signedDocuments.buyerId, buyerId),
        eq(signedDocuments.supplierId, supplierId),
        id ? eq(signedDocuments.requestId, id) : undefined,
      ),
    )
    .orderBy(asc(signedDocuments.id));
  return new Map(rows.map(({ requestId, signatureId }) => [requestId, signatureId]));
}

async function extensionsOf(store: Store, { buyerId, supplierId }: SupplierSession, id?: string) {
  const rows = await store
    .select({
      requestId: extensions.requestId,
      state: extensions.state,
      askedUntil: extensions.askedUntil,
      grantedUntil: extensions.grantedUntil,
      answer: extensions.answer,
    })
    .from(extensions)
    .where(
      and(
        eq(extensions.buyerId, buyerId),
        eq(extensions.supplierId, supplierId),
        id ? eq(extensions.requestId, id) : undefined,
      ),
    )
    .orderBy(extensions.id);
  return new Map(rows.map(({ requestId, ...newest }) => [requestId, newest]));
}

async function newestClaim(store: Store, { buyerId, supplierId }: SupplierSession, id: string) {
  const [claim] = await store
    .select({
      kind: claims.kind,
      state: claims.state,
      reason: claims.reason,
      signerName: claims.signerName,
      signedOn: claims.signedOn,
      fileId: claims.fileId,
      answer: claims.answer,
    })
    .from(claims)
    .where(and(eq(claims.buyerId, buyerId), eq(claims.supplierId, supplierId), eq(claims.requestId, id)))
    .orderBy(desc(claims.id))
    .limit(1);
  return claim;
}

/**
 * Takes back what was asked or claimed about tasks that are settled otherwise now, so that nobody is left to decide it.
 */
export async function takeBackAsked(
  store: Store,
  { buyerId, supplierId }: SupplierSession,
  ids: readonly string[],
  which: { claims?: true; moreTime?: true } = { claims: true, moreTime: true },
) {
  if (which.claims)
    await store
      .update(claims)
      .set({ state: "taken back" })
      .where(
        and(
          eq(claims.buyerId, buyerId),
          eq(claims.supplierId, supplierId),
          inArray(claims.requestId, [...ids]),
          eq(claims.state, "asked"),
        ),
      );
  if (which.moreTime)
    await store
      .update(extensions)
      .set({ state: "taken back" })
      .where(
        and(
          eq(extensions.buyerId, buyerId),
          eq(extensions.supplierId, supplierId),
          inArray(extensions.requestId, [...ids]),
          eq(extensions.state, "asked"),
        ),
      );
}
