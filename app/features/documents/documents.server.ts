/** Documents in the database: read in both languages, and the bytes of a published one stored once under their hash. */
import type { Store } from "db/client.server";
import { documents, texts } from "db/schema/index";
import { and, desc, eq } from "drizzle-orm";

import { hashOf } from "~/features/signatures/seal.server";
import { type Blanks, type Both, type DocumentText, documentOf, textToSign } from "./document-text";

export type KeptDocument = {
  id: string;
  key: string;
  version: number;
  text: DocumentText;
  blanks: Blanks;
};

/** A published document of the buyer's, ready to be shown or signed. */
export async function documentBehind(store: Store, buyerId: string, id: string): Promise<KeptDocument | undefined> {
  const [row] = await store
    .select({
      id: documents.id,
      key: documents.key,
      version: documents.version,
      body: documents.body,
      blanks: documents.blanks,
    })
    .from(documents)
    .where(and(eq(documents.buyerId, buyerId), eq(documents.id, id)));
  return row && { id: row.id, key: row.key, version: row.version, text: read(row.id, row.body!), blanks: row.blanks };
}

/** A published text is read by every supplier, and taking it apart costs more than fetching it. */
const lately = new Map<string, { body: Both; text: DocumentText }>();

function read(id: string, body: Both): DocumentText {
  const known = lately.get(id);
  if (known?.body.nb === body.nb && known.body.en === body.en) return known.text;
  const text = documentOf(body);
  if (lately.size >= 100) lately.clear();
  lately.set(id, { body, text });
  return text;
}

/** The version in force of a document. */
export async function newestVersion(store: Store, buyerId: string, key: string) {
  const [row] = await store
    .select({
      id: documents.id,
      key: documents.key,
      version: documents.version,
      title: documents.title,
      graceUntil: documents.graceUntil,
    })
    .from(documents)
    .where(and(eq(documents.buyerId, buyerId), eq(documents.key, key), eq(documents.state, "published")))
    .orderBy(desc(documents.version))
    .limit(1);
  return row;
}

/** Stores the exact bytes of both languages, each once, and answers with their hashes. */
export async function keepTexts(store: Store, buyerId: string, document: KeptDocument) {
  const [nb, en] = (["nb", "en"] as const).map((language) => {
    const body = textToSign(document.text, language, document.blanks, { key: document.key, version: document.version });
    return { buyerId, hash: hashOf(body), body: Buffer.from(body, "utf8") };
  });
  await store.insert(texts).values([nb!, en!]).onConflictDoNothing();
  return { hashNb: nb!.hash, hashEn: en!.hash };
}
