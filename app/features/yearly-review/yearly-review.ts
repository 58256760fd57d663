/**
 * The yearly review of all A- and B-suppliers (DESIGN 8): does it still deliver, are its facts and its signatory
 * confirmed, do its certificates hold, is its risk assessed again? Each is answered for the twelve months before today.
 */

import * as z from "zod/mini";
import { ids } from "~/forms/rules";

export const reviewChecks = ["active", "facts", "signature", "certificates", "risk"] as const;
export type ReviewCheck = (typeof reviewChecks)[number];

export const perPage = 50;

export type ReviewView = {
  /** Only those of whom this is still open. */
  open: ReviewCheck | null;
  page: number;
};

export function reviewViewIn(address: URLSearchParams): ReviewView {
  const page = address.get("page") ?? "";
  return {
    open: reviewChecks.find((check) => check === address.get("open")) ?? null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

/** Those ticked deliver still. */
export const activeForm = z.object({ supplier: ids({ min: 1, max: perPage }) });
