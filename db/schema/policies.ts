/**
 * Policies: who sees which rows, said once for every table.
 *
 * Each kind of person is a database role without a password. The portal signs in as a role that has no rights
 * of its own, and each transaction starts with one statement that takes a role and says who is asking:
 *
 *   select set_config('role', 'aktsom_supplier', true), set_config('aktsom.buyer', $1, true), …
 *
 * A policy compares columns of its own row with who is asking, so it becomes an index condition; only what was shared
 * with a contributor is looked up, once per query. Never a join: forgotten owner columns would then cost a scan.
 * Rights per table and column (a supplier reads its name, not its criticality) are in the migration `after`.
 */
import { sql } from "drizzle-orm";
import { pgPolicy, pgRole } from "drizzle-orm/pg-core";

const asVisitor = pgRole("aktsom_visitor").existing();
const asSupplier = pgRole("aktsom_supplier").existing();
const asContributor = pgRole("aktsom_contributor").existing();
const asMember = pgRole("aktsom_member").existing();
const asJob = pgRole("aktsom_job").existing();

const all = (...conditions: (string | undefined)[]) => sql.raw(conditions.filter(Boolean).join(" and "));
const theBuyers = "buyer_id = asking_buyer()";
const theSuppliers = "supplier_id = asking_supplier()";

/** The buyer's members. */
export const membersOf = (buyer = "buyer_id") =>
  pgPolicy("member", { to: asMember, using: all(`${buyer} = asking_buyer()`) });

/** The supplier itself, for rows of its own; `and` leaves out what the buyer has not shown it yet. */
export const supplierItself = (and?: string) =>
  pgPolicy("supplier", { to: asSupplier, using: all(theBuyers, theSuppliers, and) });

/** Every supplier of the buyer, to read what is the buyer's and meant for all of them. */
export const suppliersOf = (and?: string) =>
  pgPolicy("supplier", { to: [asSupplier, asContributor], for: "select", using: all(theBuyers, and) });

/** Rows meant for all suppliers of the buyer, or for this one alone. */
export const supplierOrAll = () =>
  pgPolicy("supplier", {
    to: asSupplier,
    using: all(theBuyers, "(supplier_id is null or supplier_id = asking_supplier())"),
  });

/** A contributor: its own supplier's rows, and of them only what was shared. */
export const contributorsTo = (shared: string) =>
  pgPolicy("contributor", { to: asContributor, using: all(theBuyers, theSuppliers, shared) });

/** The row that is the supplier, or the buyer, one speaks for. */
export const thatIs = (column: "supplier" | "buyer") =>
  pgPolicy("supplier", {
    to: [asSupplier, asContributor],
    using: column === "buyer" ? all("id = asking_buyer()") : all(theBuyers, "id = asking_supplier()"),
  });

/** A person's own rows, whatever hat it wears. */
export const themself = (column: string) =>
  pgPolicy("themself", { to: [asMember, asSupplier, asContributor], using: all(`${column} = asking_person()`) });

/** Jobs work for all buyers; what they may do with a table is in its rights. */
export const jobs = () => pgPolicy("job", { to: asJob, using: all("true") });

/** Before anybody is known: exactly the row whose secret, or address, was presented. */
export const whoeverHolds = (using: string) => pgPolicy("visitor", { to: asVisitor, using: all(using) });

/** What is nobody's and no secret. */
export const everyoneReads = () =>
  pgPolicy("everyone", { to: [asVisitor, asSupplier, asContributor, asMember], for: "select", using: all("true") });
