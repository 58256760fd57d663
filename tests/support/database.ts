import { randomBytes } from "node:crypto";
import { connect } from "db/client.server";
import postgres from "postgres";
import { test as base, inject } from "vitest";
import { databaseUrl } from "./postgres-server";

/**
 * A test whose file has a database of its own:
 * - `database`: as the portal connects to it, behind row-level security,
 * - `owner`: its owner's connection, which sees and may do everything,
 * - `ownerUrl`: for what opens connections itself.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one builds on
  .extend("ownerUrl", { scope: "file" }, async ({}, { onCleanup }) => {
    const { serverUrl, template } = inject("postgres");
    const name = template.replace("template", randomBytes(4).toString("hex"));
    const admin = postgres(serverUrl, { max: 1, onnotice() {} });
    await admin`create database ${admin(name)} template ${admin(template)} strategy file_copy`;
    onCleanup(async () => {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    });
    return databaseUrl(serverUrl, name);
  })
  .extend("database", { scope: "file" }, async ({ ownerUrl }, { onCleanup }) => {
    const database = connect(ownerUrl);
    onCleanup(() => database.$client.end({ timeout: 5 }));
    return database;
  })
  .extend("owner", { scope: "file" }, async ({ ownerUrl }, { onCleanup }) => {
    const owner = postgres(ownerUrl, { max: 3, onnotice() {} });
    onCleanup(() => owner.end({ timeout: 5 }));
    return owner;
  });
