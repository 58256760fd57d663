/** What every page knows of the person reading it. */
import type { ContactRole, Language, MemberRole } from "db/schema/words";

export type Reader = {
  language: Language;
  audience: "visitor" | "supplier" | "member";
  name?: string;
  /** The company a contact speaks for. */
  company?: string;
  buyer?: string;
  contactRole?: ContactRole;
  roles?: MemberRole[];
  /** How many companies this address answers for. */
  companies?: number;
  /** Whether /mailbox shows what would have been sent. */
  hasMailbox?: boolean;
};

/** Who may do what a buyer does: everybody but those who only read, or only run the portal. */
export const canBuy = (roles: readonly MemberRole[]) =>
  roles.some((role) => role === "buyer" || role === "coordinator" || role === "manager");
export const canCoordinate = (roles: readonly MemberRole[]) =>
  roles.some((role) => role === "coordinator" || role === "manager");
export const canAdminister = (roles: readonly MemberRole[]) => roles.includes("administrator");
