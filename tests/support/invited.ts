/** A supplier that has been invited, up to the link in its mail: where its own journey begins. */
import type { Database, Store } from "db/client.server";
import { suppliers } from "db/schema/index";
import type { Language } from "db/schema/words";
import { eq } from "drizzle-orm";
import type postgres from "postgres";
import { issueLink } from "~/features/accounts/links.server";
import { inScope } from "~/features/accounts/scopes.server";
import { cookieName, type SupplierSession, sessionBehind } from "~/features/accounts/sessions.server";
import { standardDocuments } from "~/features/documents/content/library";
import { openTasks } from "~/features/requests/invitation.server";
import { askableIn, invite } from "~/features/requests/invite.server";
import { newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "./people";

export type Invited = Awaited<ReturnType<typeof invited>>;

type Wish = {
  world?: World;
  name?: string;
  country?: string;
  email?: string;
  language?: Language;
  /** Beside the code of conduct: general_terms, nda, statement. */
  documents?: string[];
  /** When it was invited; deadlines follow. */
  on?: Date;
};

export async function invited(
  owner: postgres.Sql,
  database: Database,
  { world, documents = [], on = new Date(), ...supplier }: Wish = {},
) {
  const asking = world ?? (await newWorld(owner));
  for (const key of documents) await publish(owner, asking.buyerId, key);
  const by = await newSupplier(owner, asking, supplier);
  await inScope(database, scopeOfMember(asking.member), async (store) =>
    invite(
      store,
      asking.member,
      {
        concerning: "",
        words: {},
        deadline: null,
        chosen: eq(suppliers.id, by.supplierId),
        asked: await askableIn(store, asking.buyerId),
      },
      on,
    ),
  );
  const rows = await owner<{ id: string; kind: string; key: string }[]>`
    select requests.id, requests.kind, requirements.key from requests
      join requirements on requirements.id = requests.requirement_id where requests.supplier_id = ${by.supplierId}`;
  const requestIds = rows.map(({ id }) => id);
  const task = (key: string) => rows.find((row) => row.key === key)!.id;
  return { world: asking, by, requestIds, task, secret: await linkFor(database, by, requestIds) };
}

/** A link such as a mail brings. */
export function linkFor(
  database: Database,
  { email, buyerId, supplierId, contactId }: Pick<SupplierSession, "email" | "buyerId" | "supplierId" | "contactId">,
  requestIds: string[],
) {
  return inScope(database, { role: "job" }, (store) =>
    issueLink(store, {
      kind: "invitation",
      email,
      buyerId,
      supplierId,
      contactId,
      requestIds,
      expiresAt: new Date(Date.now() + 60 * 86_400_000),
    }),
  );
}

async function publish(owner: postgres.Sql, buyerId: string, key: string) {
  const { source } = standardDocuments.find((document) => document.key === key)!;
  const title = { nb: titleOf(source.nb), en: titleOf(source.en) };
  const [blanks] = await owner`select blanks from documents where buyer_id = ${buyerId} limit 1`;
  await owner`insert into documents (buyer_id, key, version, title, body, blanks, state, published_at)
    values (${buyerId}, ${key}, 1, ${owner.json(title)}, ${owner.json(source)}, ${blanks!.blanks}, 'published', now())`;
  await owner`insert into requirements (buyer_id, kind, key, name, days_to_answer, minutes)
    values (${buyerId}, 'document', ${key}, ${owner.json(title)}, 21, 10)`;
}

const titleOf = (source: string) => /^# (.+)$/m.exec(source)?.[1] ?? "";

/** Presses the button behind a link, and is who that opens the tasks for. */
export async function arrive(database: Database, secret: string, language: Language = "nb"): Promise<SupplierSession> {
  const opened = await inScope(database, { role: "visitor" }, (store) =>
    openTasks(store, secret, { language, isSecure: false }, new Date()),
  );
  if (opened.state !== "opened") throw new Error(`The link is ${opened.state}`);
  const cookie = opened.cookie.split(";")[0]!.slice(cookieName.length + 1);
  const behind = await sessionBehind(database, cookie, false);
  if (behind?.session.audience !== "supplier") throw new Error("No contact came in");
  return behind.session;
}

export const asContact = <Result>(
  database: Database,
  by: SupplierSession,
  work: (store: Store) => Promise<Result>,
): Promise<Result> =>
  inScope(database, { ...scopeOfContact(by), role: by.role === "contributor" ? "contributor" : "supplier" }, work);
