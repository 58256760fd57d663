/** Public keys the portal has signed evidence with (features/evidence/keys.server.ts): what was signed with an old one stays good. */
import { sql } from "drizzle-orm";
import { check, pgTable } from "drizzle-orm/pg-core";

import { bytes, createdAt } from "./columns";
import { everyoneReads, jobs } from "./policies";

export const evidenceKeys = pgTable(
  "evidence_keys",
  { publicKey: bytes().primaryKey(), createdAt: createdAt() },
  () => [check("evidence_keys_length", sql`octet_length(public_key) = 32`), everyoneReads(), jobs()],
);
