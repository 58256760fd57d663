/**
 * Who a route is for.
 *
 * Every loader and every action is wrapped in one of these words. The wrapper finds out who is asking, turns everyone
 * else away, and hands the route the person it serves and a store that shows only that person's rows: a handler that
 * needs a supplier cannot be written without the check that there is one. Layouts protect nothing, since Remix runs
 * their children's loaders on their own when asked to.
 *
 * A handler is one transaction. What it returns, or a redirect it throws, commits; an error, an answer of 400 and above
 * included, leaves nothing half done. Reading (GET) cannot write at all.
 */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import { canAdminister, canBuy, canCoordinate, type Reader } from "./reader";
import { inScope, type Scope } from "./scopes.server";
import type { MemberSession, Session, SupplierSession } from "./sessions.server";

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;
type Given = RouteArgs & { store: Store; language: Language; now: Date };
type Handler<Who, Result> = (given: Given & Who) => Result | Promise<Result>;

export type Audience = "everyone" | "supplier" | "colleague" | "member" | "buyer" | "coordinator" | "admin";

/** Anybody, known or not. A known person's address is set, so that what concerns it can be found. */
export const forEveryone = <Result>(handler: Handler<{ session: Session | null }, Result>) =>
  marked("everyone", async (args: RouteArgs) => {
    refuseOtherSites(args);
    const session = await args.context.visit.session();
    const scope: Scope = session
      ? { role: "visitor", email: session.email, person: session.personId, hash: session.hash }
      : { role: "visitor" };
    return inTransaction(args, scope, (store, given) => handler({ ...given, store, session }));
  });

/** What every page knows of its reader; nothing more of the database is asked. */
export const forReader = <Result>(handler: (given: RouteArgs & { reader: Reader }) => Result | Promise<Result>) =>
  marked("everyone", async (args: RouteArgs) => {
    refuseOtherSites(args);
    const session = await args.context.visit.session();
    const reader: Reader = {
      language: await args.context.visit.language(),
      audience: session?.audience === "member" || session?.audience === "supplier" ? session.audience : "visitor",
      hasMailbox: args.context.portal.environment.showsMailbox,
      ...(session?.audience === "member" ? { name: session.name, buyer: session.buyerName, roles: session.roles } : {}),
      ...(session?.audience === "supplier"
        ? {
            name: session.name,
            buyer: session.buyerName,
            company: session.supplierName,
            contactRole: session.role,
            companies: session.companies,
          }
        : {}),
    };
    return handler({ ...args, reader });
  });

/** Whatever watches over the portal: answered at once, also when the database does not answer. */
export const forWatchman = <Result>(
  handler: (given: Omit<Given, "store"> & { store: Store | null }) => Result | Promise<Result>,
) =>
  marked("everyone", async (args: RouteArgs) => {
    const given = { ...args, language: "en" as const, now: new Date() };
    const answer = inScope(
      args.context.portal.database,
      { role: "visitor" },
      async (store) => handler({ ...given, store }),
      {
        readOnly: true,
      },
    ).catch((error) => {
      args.context.portal.log.error(error, "the portal is not well");
      return null;
    });
    const tooLate = new Promise<null>((late) => setTimeout(late, 3_000, null).unref());
    return (await Promise.race([answer, tooLate])) ?? handler({ ...given, store: null });
  });

/** A supplier's contact or signatory; a contributor sees only what `forColleague` opens. */
export const forSupplier = <Result>(handler: Handler<{ supplier: SupplierSession }, Result>) =>
  marked("supplier", async (args: RouteArgs) => {
    const supplier = await contactIn(args);
    if (supplier.role === "contributor") throw forbidden();
    return inTransaction(args, scopeOf(supplier), (store, given) => handler({ ...given, store, supplier }));
  });

/**
 * The same, with large files: they are received before the transaction is opened, which a slow line would hold for
 * minutes. Whatever was received and not written down is removed by clean-up.
 */
export const forSupplierSending = <Received, Result>(
  receive: (args: RouteArgs) => Promise<Received>,
  handler: Handler<{ supplier: SupplierSession; received: Received }, Result>,
) =>
  marked("supplier", async (args: RouteArgs) => {
    const supplier = await contactIn(args);
    if (supplier.role === "contributor") throw forbidden();
    const received = await receive(args);
    return inTransaction(args, scopeOf(supplier), (store, given) => handler({ ...given, store, supplier, received }));
  });

/** Anybody of a supplier: contributors too, who see what was shared with them. */
export const forColleague = <Result>(handler: Handler<{ supplier: SupplierSession }, Result>) =>
  marked("colleague", async (args: RouteArgs) => {
    const supplier = await contactIn(args);
    return inTransaction(args, scopeOf(supplier), (store, given) => handler({ ...given, store, supplier }));
  });

/** Members: everyone reads; buyers, coordinators and managers act. */
export const forBuyer = <Result>(handler: Handler<{ member: MemberSession }, Result>) =>
  forMembers("buyer", (roles, isReading) => isReading || canBuy(roles), handler);

/** Members, each for herself: whatever her roles, also to change something. */
export const forMember = <Result>(handler: Handler<{ member: MemberSession }, Result>) =>
  forMembers("member", () => true, handler);

export const forCoordinator = <Result>(handler: Handler<{ member: MemberSession }, Result>) =>
  forMembers(
    "coordinator",
    (roles, isReading) => canCoordinate(roles) || (isReading && roles.includes("reader")),
    handler,
  );

export const forAdmin = <Result>(handler: Handler<{ member: MemberSession }, Result>) =>
  forMembers("admin", (roles) => canAdminister(roles), handler);

function forMembers<Result>(
  audience: Audience,
  mayCome: (roles: MemberSession["roles"], isReading: boolean) => boolean,
  handler: Handler<{ member: MemberSession }, Result>,
) {
  return marked(audience, async (args: RouteArgs) => {
    refuseOtherSites(args);
    const member = await args.context.visit.session();
    if (member?.audience === "supplier") throw forbidden();
    if (member?.audience !== "member") throw toSignIn(args.request);
    if (!mayCome(member.roles, isReading(args.request))) throw forbidden();
    const scope: Scope = { role: "member", buyer: member.buyerId, member: member.memberId, person: member.personId };
    return inTransaction(args, scope, (store, given) => handler({ ...given, store, member }));
  });
}

async function contactIn(args: RouteArgs): Promise<SupplierSession> {
  refuseOtherSites(args);
  const session = await args.context.visit.session();
  if (session?.audience === "member") throw forbidden();
  if (session?.audience === "person") throw redirect("/companies");
  if (!session) throw toSignIn(args.request);
  return session;
}

const scopeOf = ({ role, buyerId, supplierId, contactId, personId }: SupplierSession): Scope => ({
  role: role === "contributor" ? "contributor" : "supplier",
  buyer: buyerId,
  supplier: supplierId,
  contact: contactId,
  person: personId,
});

async function inTransaction<Result>(
  args: RouteArgs,
  scope: Scope,
  handler: (store: Store, given: Omit<Given, "store">) => Result | Promise<Result>,
): Promise<Result> {
  const { portal, visit } = args.context;
  const given = { ...args, language: await visit.language(), now: new Date() };
  const outcome = await inScope(
    portal.database,
    scope,
    async (store): Promise<Kept<Result>> => {
      try {
        const result = await handler(store, given);
        if (statusOf(result) >= 400) throw new Undone(result);
        return { result };
      } catch (thrown) {
        if (thrown instanceof Response && thrown.status < 400) return { thrown };
        throw thrown;
      }
    },
    { readOnly: isReading(args.request) },
  ).catch((error): Kept<Result> => {
    if (error instanceof Undone) return { result: error.result as Result };
    throw error;
  });
  if ("thrown" in outcome) throw outcome.thrown;
  return outcome.result;
}

type Kept<Result> = { result: Result } | { thrown: Response };

/** Carries an answer out of a transaction that is to be rolled back. */
class Undone extends Error {
  constructor(readonly result: unknown) {
    super("undone");
  }
}

function statusOf(result: unknown): number {
  if (result instanceof Response) return result.status;
  const init = (result as { init?: { status?: number } | null } | null)?.init;
  return init?.status ?? 200;
}

const isReading = ({ method }: Request) => method === "GET" || method === "HEAD";
const forbidden = () => new Response(null, { status: 403 });

function toSignIn(request: Request) {
  const { pathname, search } = new URL(request.url);
  const then = isReading(request) ? `?then=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}` : "";
  return redirect(`/sign-in${then}`);
}

/** Forms are sent from the portal's own pages only; the browser says where one came from. */
function refuseOtherSites({ request, context }: RouteArgs) {
  if (isReading(request)) return;
  const site = request.headers.get("Sec-Fetch-Site");
  const origin = request.headers.get("Origin");
  const isOurs = site ? site === "same-origin" : origin !== null && context.visit.isOwn(origin);
  if (!isOurs) throw forbidden();
}

/** The mark that the house rules and the matrix of strangers look for. */
function marked<Handle extends object>(audience: Audience, handle: Handle) {
  return Object.assign(handle, { audience });
}
