/** The suppliers chosen, as the export writes them: everything in one statement. */
import type { Store } from "db/client.server";
import { type SQL, sql } from "drizzle-orm";

import type { ExportedSupplier } from "./export-columns";

/** @param chosen a condition on `suppliers`, such as the filter in view */
export async function exportedSuppliers(store: Store, buyerId: string, chosen: SQL): Promise<ExportedSupplier[]> {
  const rows = await store.execute<{ supplier: ExportedSupplier }>(sql`
    select jsonb_build_object(
             'name', suppliers.name, 'organisationNumber', suppliers.organisation_number, 'erpKey', suppliers.erp_key,
             'country', suppliers.country, 'role', suppliers.role, 'category', suppliers.category, 'criticality', suppliers.criticality,
             'yearlySpend', suppliers.yearly_spend, 'status', suppliers.status, 'riskLevel', suppliers.risk_level,
             'requirementLevel', suppliers.requirement_level, 'ownerEmail', owners.email, 'coordinatorEmail', coordinators.email,
             'signature', suppliers.code_part, 'signedOn', signed.signed_on, 'signedBy', signed.signer_name, 'signedWay', signed.way,
             'signedVersion', signed.version, 'nextDeadline', suppliers.next_deadline, 'nextContact', suppliers.next_contact,
             'contacts', coalesce(people.contacts, '[]')) as supplier
      from suppliers
      left join members owners on owners.buyer_id = suppliers.buyer_id and owners.id = suppliers.owner_id
      left join members coordinators on coordinators.buyer_id = suppliers.buyer_id and coordinators.id = suppliers.coordinator_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('name', contacts.name, 'email', contacts.email, 'language', contacts.language,
                 'title', contacts.title, 'phone', contacts.phone) order by contacts.is_main desc, contacts.id) as contacts
          from contacts
         where contacts.buyer_id = suppliers.buyer_id and contacts.supplier_id = suppliers.id and contacts.left_at is null) people on true
      left join lateral (
        select signatures.signed_on, signatures.signer_name, signatures.way, documents.version
          from signed_documents
          join signatures on signatures.buyer_id = signed_documents.buyer_id and signatures.supplier_id = signed_documents.supplier_id
           and signatures.id = signed_documents.signature_id
          join documents on documents.buyer_id = signed_documents.buyer_id and documents.id = signed_documents.document_id
         where signed_documents.buyer_id = suppliers.buyer_id and signed_documents.supplier_id = suppliers.id
           and documents.key = 'code_of_conduct'
         order by documents.version desc, signatures.signed_at desc limit 1) signed on suppliers.code_way is not null
     where suppliers.buyer_id = ${buyerId} and ${chosen}
     order by suppliers.name, suppliers.id`);
  return rows.map(({ supplier }) => supplier);
}
