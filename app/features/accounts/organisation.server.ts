/** What a buyer says of itself. Pages, mails and documents speak accordingly from then on; what was signed stays as it was. */
import type { Store } from "db/client.server";
import { buyers } from "db/schema/index";
import { eq } from "drizzle-orm";

import { notFound } from "~/not-found.server";

import { record } from "../events/events.server";
import type { Organisation } from "./organisation-form";
import type { MemberSession } from "./sessions.server";

export async function organisationOf(store: Store, buyerId: string): Promise<Organisation> {
  const [buyer] = await store.select().from(buyers).where(eq(buyers.id, buyerId));
  const { id: _id, settings: _settings, createdAt: _createdAt, ...organisation } = buyer ?? notFound();
  return organisation;
}

/** The log says what was what before; the person who answers suppliers' questions is kept apart, so that she can be erased. */
export async function changeOrganisation(store: Store, by: MemberSession, organisation: Organisation): Promise<void> {
  const before = await organisationOf(store, by.buyerId);
  const fields = Object.keys(organisation) as (keyof Organisation)[];
  const changed = fields.filter((field) => organisation[field] !== before[field]);
  if (changed.length === 0) return;
  await store.update(buyers).set(organisation).where(eq(buyers.id, by.buyerId));
  const told = (isPersonal: boolean) =>
    Object.fromEntries(
      changed
        .filter((field) => field.startsWith("contact") === isPersonal)
        .map((field) => [field, { from: before[field], to: organisation[field] }]),
    );
  await record(store, by, {
    what: "organisation.changed",
    subjectId: by.buyerId,
    details: told(false),
    personal: told(true),
  });
}

/** European ones, and whatever the buyer has. */
export const timeZones = (own: string): string[] => {
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) => zone.startsWith("Europe/"));
  return zones.includes(own) ? zones : [own, ...zones];
};
