/**
 * Files in a store that speaks S3: `s3://bucket`, with `?endpoint=`, `region=` and `prefix=` where they are needed and
 * `KEY:SECRET@` before the bucket where the machine has no credentials of its own. An upload goes in parts of 8 MB, two at
 * a time, so that memory stays the same whatever the size; one cut short is aborted.
 */
import { Readable } from "node:stream";

import type { S3Client } from "@aws-sdk/client-s3";

import type { Place } from "./place";

const partSize = 8 * 1024 * 1024;

export function bucketAt(url: string): Place {
  const { hostname: Bucket, username, password, searchParams } = new URL(url);
  const prefix = searchParams.get("prefix") ?? "";
  const endpoint = searchParams.get("endpoint") ?? undefined;
  // Loaded when first needed: a portal with a folder does without.
  let sdk: Promise<typeof import("@aws-sdk/client-s3")> | undefined;
  let opened: S3Client | undefined;
  const store = async () => {
    sdk ??= import("@aws-sdk/client-s3");
    const s3 = await sdk;
    opened ??= new s3.S3Client({
      region: searchParams.get("region") ?? "us-east-1",
      endpoint,
      // Most stores that are not Amazon's know their buckets by path alone, and none of Amazon's newer checksums.
      forcePathStyle: endpoint !== undefined,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      ...(username
        ? { credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) } }
        : {}),
    });
    return { s3, client: opened };
  };
  return {
    async write(key, chunks) {
      const { client } = await store();
      const { Upload } = await import("@aws-sdk/lib-storage");
      const params = { Bucket, Key: prefix + key, Body: Readable.from(chunks) };
      await new Upload({ client, params, partSize, queueSize: 2 }).done();
    },
    async read(key) {
      const { s3, client } = await store();
      const { Body } = await client.send(new s3.GetObjectCommand({ Bucket, Key: prefix + key }));
      return Body as Readable;
    },
    async remove(key) {
      const { s3, client } = await store();
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key: prefix + key }));
    },
    async *keysOlderThan(before) {
      const { s3, client } = await store();
      for await (const { Contents = [] } of s3.paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
        for (const { Key, LastModified } of Contents)
          if (Key && LastModified && LastModified < before) yield Key.slice(prefix.length);
      }
    },
  };
}
