/**
 * Reads a form that brings files. The files stream to their place while they are counted; what was typed comes back like
 * in any other form, whatever became of a file.
 */
import { unstable_parseMultipartFormData } from "@remix-run/node";

import type { Upload } from "~/features/files/files.server";

import { formIn } from "./read-form.server";

type Receive<Received> = (name: string, chunks: AsyncIterable<Uint8Array>) => Promise<Received>;

/**
 * @returns the typed fields as a form (to be read by readForm), and the uploads by field; a file field left empty has none
 */
export async function readUploads<Received = Upload>(request: Request, receive: Receive<Received>) {
  const uploads = new Map<string, Received[]>();
  // A form that was sent without its files, as one without JavaScript and without `enctype` would be.
  const isMultipart = request.headers.get("Content-Type")?.startsWith("multipart/form-data");
  if (!isMultipart) return { form: await formIn(request), uploads };
  let typed = 0;
  const form = await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (filename === undefined) {
      const text = await gathered(data, typedLimit - typed);
      typed += text.length;
      return new TextDecoder().decode(text);
    }
    if (filename === "") {
      for await (const _ of data);
      return null;
    }
    uploads.set(name, [...(uploads.get(name) ?? []), await receive(filename, data)]);
    return null;
  });
  return { form, uploads };
}

export type Gathered = { name: string; bytes: Uint8Array } | { name: string; refused: "too large" };

/** For a file that is read at once: its bytes. More than `limit` are read to their end and thrown away, so that the rest of the form arrives. */
export const gathering =
  (limit: number) =>
  async (name: string, chunks: AsyncIterable<Uint8Array>): Promise<Gathered> => {
    const kept: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size <= limit) kept.push(chunk);
      else kept.length = 0;
    }
    return size > limit ? { name, refused: "too large" } : { name, bytes: Buffer.concat(kept) };
  };

/** Typed fields together with a file are short; more than this is not a form of ours. */
const typedLimit = 1024 * 1024;

async function gathered(data: AsyncIterable<Uint8Array>, limit: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of data) {
    size += chunk.length;
    if (size > limit) throw new Response(null, { status: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
