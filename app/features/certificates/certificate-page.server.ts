/** One certificate as a page shows it, to either side. */
import type { Store } from "db/client.server";

import { factsOf } from "~/features/company-facts/facts.server";
import { fieldsFrom } from "./certificate-form";
import { type Certificate, certificatesOf, namesOf, standingOn } from "./certificates.server";
import { certificateType } from "./content/library";
import { isOfAnother, sitesLeftOut } from "./validity";

/** @param supplier its name with the buyer; @param today in the buyer's time zone */
export async function certificateShown(
  store: Store,
  whose: { buyerId: string; supplierId: string },
  certificate: Certificate,
  { supplier, today }: { supplier: string; today: string },
) {
  const type = certificateType(certificate.type);
  const facts = await factsOf(store, whose);
  const { id, holderName, edition, endsOn, validTo, file } = certificate;
  return {
    id,
    type: type ? { key: type.key, name: type.name, group: type.group, verify: type.verify } : null,
    fields: type?.fields ?? [],
    values: fieldsFrom(certificate, type?.fields ?? []),
    editions: (type?.editions ?? []).map(({ name }) => name),
    sites: certificate.sites,
    state: certificate.state,
    validity: standingOn(certificate, today),
    validFrom: certificate.validFrom,
    endsOn,
    /** The edition of the standard that ends before the certificate says it does. */
    cappedBy: endsOn !== null && validTo !== null && endsOn < validTo ? edition : null,
    isOfAnother: isOfAnother(holderName ?? "", namesOf(supplier, facts)),
    leftOut: sitesLeftOut(certificate.sites, facts?.sites ?? []).map(({ country, place }) => ({ country, place })),
    knownSites: (facts?.sites ?? []).map(({ country, place }) => ({ country, place })),
    legalName: facts?.legalName ?? supplier,
    holderName,
    reason: certificate.reason,
    checkedIn: certificate.checkedIn,
    checkedOn: certificate.checkedOn,
    decidedBy: certificate.decidedByName,
    addedBy: certificate.addedByName,
    submittedAt: certificate.submittedAt,
    renewingSince: certificate.renewingSince,
    replacesId: certificate.replacesId,
    version: certificate.version,
    file,
  };
}

/** What a supplier has sent in, as its page lists it. */
export async function certificatesShown(store: Store, whose: { buyerId: string; supplierId: string }, today: string) {
  const all = await certificatesOf(store, whose);
  return all
    .filter(({ state }) => state !== "draft")
    .map((certificate) => ({
      id: certificate.id,
      type: certificate.type!,
      name: certificateType(certificate.type)!.name,
      number: certificate.number,
      state: certificate.state,
      validFrom: certificate.validFrom,
      endsOn: certificate.endsOn,
      validity: standingOn(certificate, today),
    }));
}
