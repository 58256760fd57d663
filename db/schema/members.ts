/** Members: people of the buying organisation. Each may hold several roles; who has left stays, for the log's sake. */
import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { createdAt, id, moment, nameText, oneOf } from "./columns";
import { jobs, membersOf, suppliersOf, whoeverHolds } from "./policies";
import { languages, memberRoles } from "./words";

export const members = pgTable(
  "members",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    name: nameText().notNull(),
    email: text().notNull(),
    title: text(),
    phone: text(),
    language: text({ enum: languages }).notNull().default("nb"),
    roles: text({ enum: memberRoles }).array().notNull(),
    /** A reader may be let in for a time only. */
    untilAt: moment(),
    /** First signed in; until then merely invited. */
    cameInAt: moment(),
    leftAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("members_owner").on(table.buyerId, table.id),
    unique("members_once_per_buyer").on(table.buyerId, table.email),
    index("members_by_email").on(table.email),
    check("members_email_is_lower_case", sql`${table.email} = lower(${table.email})`),
    oneOf("members_language", table.language, languages),
    check(
      "members_roles",
      sql`${table.roles} <@ ${sql.raw(`array['${memberRoles.join("','")}']`)} and cardinality(${table.roles}) > 0`,
    ),
    membersOf(),
    suppliersOf(),
    whoeverHolds("email = asking_email()"),
    jobs(),
  ],
);
