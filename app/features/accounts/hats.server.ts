import type { Store } from "db/client.server";
import { sql } from "drizzle-orm";

import type { Hat, Session } from "./sessions.server";

/** One of those an address may come in as: a contact of a supplier, or a member of a buyer. */
export type Choice = {
  id: string;
  hat: Hat;
  name: string;
  buyer: string;
  company: string | null;
  tasks: number;
  isWorn: boolean;
};

type Row = {
  buyer_id: string;
  buyer_name: string;
  member_id: string | null;
  supplier_id: string | null;
  supplier_name: string | null;
  contact_id: string | null;
  contact_name: string;
  tasks: number;
};

/** In a visitor's transaction: whom the holder of this session may be, suppliers by name. */
export async function hatsBehind(store: Store, session: Session): Promise<Choice[]> {
  const rows = await store.execute<Row>(sql`select * from hats_by(${session.hash})`);
  return rows.map((row) => ({
    id: (row.member_id ?? row.contact_id)!,
    hat: row.member_id
      ? { audience: "member", buyerId: row.buyer_id, memberId: row.member_id }
      : { audience: "supplier", buyerId: row.buyer_id, supplierId: row.supplier_id!, contactId: row.contact_id! },
    name: row.contact_name,
    buyer: row.buyer_name,
    company: row.supplier_name,
    tasks: row.tasks,
    isWorn:
      (session.audience === "member" && session.memberId === row.member_id) ||
      (session.audience === "supplier" && session.contactId === row.contact_id),
  }));
}
