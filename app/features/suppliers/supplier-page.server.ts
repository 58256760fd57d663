/** All that a supplier's page tells, in a fixed number of statements. */
import type { Store } from "db/client.server";
import {
  claims,
  companyFacts,
  contacts,
  documents,
  extensions,
  proposedContacts,
  requests,
  requirements,
  reservations,
  signatures,
  signedDocuments,
} from "db/schema/index";
import { and, asc, desc, eq, sql } from "drizzle-orm";

import { certificatesShown } from "~/features/certificates/certificate-page.server";
import { checksOf } from "~/features/checks/checks.server";
import { contactsOf } from "~/features/contacts/contacts.server";
import { decisionsOf } from "~/features/decisions/decisions.server";
import { storyOf } from "~/features/events/story.server";
import { gapsOf } from "~/features/gaps/gaps.server";
import { mailsOf } from "~/features/mails/mails.server";
import { requestsOf } from "~/features/requests/requests.server";
import { riskChangesOf, riskShown } from "~/features/risk/risk.server";
import { assessmentsOf, scoresOf } from "~/features/risk-assessments/assessments.server";
import { notesOf, type Supplier } from "./suppliers.server";

export async function storyBehind(store: Store, buyerId: string, supplier: Supplier, today: string) {
  const whose = { buyerId, supplierId: supplier.id };
  const risk = await riskShown(store, buyerId, supplier);
  return {
    risk,
    riskChanges: await riskChangesOf(store, buyerId, supplier.id),
    contacts: await contactsOf(store, buyerId, supplier.id),
    requests: await requestsOf(store, whose),
    asked: await askedBy(store, whose),
    signatures: await signaturesOf(store, whose),
    facts: await factsOf(store, whose),
    gaps: await gapsOf(store, whose),
    certificates: await certificatesShown(store, whose, today),
    scores: await scoresOf(store, whose),
    checks: await checksOf(store, whose),
    assessments: await assessmentsOf(store, whose),
    decisions: await decisionsOf(store, whose),
    notes: await notesOf(store, buyerId, supplier.id),
    mails: await mailsOf(store, buyerId, supplier.id),
    log: await storyOf(store, buyerId, supplier.id),
  };
}

type Whose = { buyerId: string; supplierId: string };

/** What the supplier has asked and a member has not answered: claims, more time, somebody else to write to. */
async function askedBy(store: Store, { buyerId, supplierId }: Whose) {
  const claimed = await store
    .select({ id: claims.id, kind: claims.kind, requestId: claims.requestId, name: requirements.name })
    .from(claims)
    .innerJoin(
      requests,
      and(
        eq(requests.buyerId, claims.buyerId),
        eq(requests.supplierId, claims.supplierId),
        eq(requests.id, claims.requestId),
      ),
    )
    .innerJoin(
      requirements,
      and(eq(requirements.buyerId, requests.buyerId), eq(requirements.id, requests.requirementId)),
    )
    .where(and(eq(claims.buyerId, buyerId), eq(claims.supplierId, supplierId), eq(claims.state, "asked")))
    .orderBy(asc(claims.id));
  const moreTime = await store
    .select({ id: extensions.id, requestId: extensions.requestId, until: extensions.askedUntil })
    .from(extensions)
    .where(and(eq(extensions.buyerId, buyerId), eq(extensions.supplierId, supplierId), eq(extensions.state, "asked")))
    .orderBy(asc(extensions.id));
  const proposed = await store
    .select({
      id: proposedContacts.id,
      name: proposedContacts.name,
      email: proposedContacts.email,
      reason: proposedContacts.reason,
      by: contacts.name,
    })
    .from(proposedContacts)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, proposedContacts.buyerId),
        eq(contacts.supplierId, proposedContacts.supplierId),
        eq(contacts.id, proposedContacts.proposedBy),
      ),
    )
    .where(
      and(
        eq(proposedContacts.buyerId, buyerId),
        eq(proposedContacts.supplierId, supplierId),
        eq(proposedContacts.state, "asked"),
      ),
    )
    .orderBy(asc(proposedContacts.id));
  return { claims: claimed, moreTime, proposed };
}

/** Each signed document, the newest signature first. */
function signaturesOf(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({
      id: signedDocuments.id,
      signatureId: signatures.id,
      title: documents.title,
      version: documents.version,
      way: signatures.way,
      signerName: signatures.signerName,
      signerTitle: signatures.signerTitle,
      signedOn: signatures.signedOn,
      isReserved: sql<boolean>`exists (select from ${reservations} where ${reservations.buyerId} = ${signedDocuments.buyerId}
        and ${reservations.supplierId} = ${signedDocuments.supplierId} and ${reservations.signatureId} = ${signedDocuments.signatureId}
        and ${reservations.documentId} = ${signedDocuments.documentId})`,
    })
    .from(signedDocuments)
    .innerJoin(
      signatures,
      and(
        eq(signatures.buyerId, signedDocuments.buyerId),
        eq(signatures.supplierId, signedDocuments.supplierId),
        eq(signatures.id, signedDocuments.signatureId),
      ),
    )
    .innerJoin(
      documents,
      and(eq(documents.buyerId, signedDocuments.buyerId), eq(documents.id, signedDocuments.documentId)),
    )
    .where(and(eq(signedDocuments.buyerId, buyerId), eq(signedDocuments.supplierId, supplierId)))
    .orderBy(desc(signatures.signedAt), desc(signedDocuments.id))
    .limit(50);
}

type Site = { country: string; place: string | null; makes: string | null; employees: number | null };

/** The newest company facts with their sites. */
async function factsOf(store: Store, { buyerId, supplierId }: Whose) {
  const [facts] = await store
    .select({
      legalName: companyFacts.legalName,
      organisationNumber: companyFacts.organisationNumber,
      country: companyFacts.country,
      role: companyFacts.role,
      resoldCountries: companyFacts.resoldCountries,
      signatoryName: companyFacts.signatoryName,
      signatoryTitle: companyFacts.signatoryTitle,
      signatoryEmail: companyFacts.signatoryEmail,
      createdAt: companyFacts.createdAt,
      sites: sql<Site[]>`coalesce((
        select jsonb_agg(jsonb_build_object('country', sites.country, 'place', sites.place, 'makes', sites.makes, 'employees', sites.employees)
                 order by sites.position)
          from sites where sites.buyer_id = company_facts.buyer_id and sites.supplier_id = company_facts.supplier_id
           and sites.facts_id = company_facts.id), '[]')`,
    })
    .from(companyFacts)
    .where(and(eq(companyFacts.buyerId, buyerId), eq(companyFacts.supplierId, supplierId)))
    .orderBy(desc(companyFacts.createdAt), desc(companyFacts.id))
    .limit(1);
  return facts ?? null;
}
