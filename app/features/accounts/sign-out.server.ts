import { redirect } from "@remix-run/node";
import type { Store } from "db/client.server";

import { done } from "~/components/done";

import { closeOtherSessions, closeSession, type Session } from "./sessions.server";

/** Signs out on other devices, or on this one too; always ends by leading on. */
export async function signOutElsewhere(
  store: Store,
  session: Session,
  { intent, page, isSecure }: { intent: "sign out others" | "sign out everywhere"; page: string; isSecure: boolean },
): Promise<never> {
  const count = await closeOtherSessions(store, session);
  if (intent === "sign out others") throw redirect(done(page, "accounts.othersSignedOut", count));
  const cookie = await closeSession(store, session, isSecure);
  throw redirect(done("/", "accounts.signedOutEverywhere"), { headers: { "Set-Cookie": cookie } });
}
