/** The register of certificates as its address says it. What is not understood is left out. */
import { type CertificateState, certificateStates } from "db/schema/words";

import { type Validity, validities } from "./validity";

export const perPage = 50;
/** As far as certificates are counted; beyond it the page says "10 000+". */
export const mostCounted = 10_000;

export const registerFilters = ["search", "type", "validity", "state", "month"] as const;
const sorts = ["end", "supplier", "sent"] as const;

export type RegisterView = {
  /** In the supplier's name. */
  search: string;
  type: string | null;
  validity: Validity | null;
  state: Exclude<CertificateState, "draft"> | null;
  /** When it ends: "2027-03". */
  month: string | null;
  sort: (typeof sorts)[number];
  descending: boolean;
  page: number;
};

export function registerViewIn(address: URLSearchParams): RegisterView {
  const said = (name: string) => address.get(name) ?? "";
  const month = said("month");
  const sort = said("sort");
  const state = certificateStates.find((one) => one === said("state"));
  return {
    search: said("search").replaceAll("\0", "").trim().slice(0, 100),
    type: /^[a-z0-9_]{1,40}$/.test(said("type")) ? said("type") : null,
    validity: validities.find((one) => one === said("validity")) ?? null,
    state: state && state !== "draft" ? state : null,
    month: /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    sort: sorts.find((one) => one === sort.replace(/^-/, "")) ?? "end",
    descending: sort.startsWith("-"),
    page: /^[1-9]\d{0,3}$/.test(said("page")) ? Math.min(Number(said("page")), mostCounted / perPage) : 1,
  };
}
