/**
 * A supplier list on its way in: what was found in the file, how its columns were matched, what it would do, and what it
 * did. Kept with the import, so that no page has to read a file of 100,000 rows again.
 */

import type { Planned, Reason, Reject, Remark, SupplierDraft } from "./import";
import type { Mapping } from "./import-fields";

/** As much as is taken in at once; the sheets' own limits see to the rest. */
export const importLimits = { bytes: 20_000_000, rows: 100_000 } as const;

/** Lists up to this length are looked at and brought in while the reader waits; longer ones by a job. */
export const mostAtOnce = 2000;

export type SheetFound = {
  /** Counted from 0; the first row that holds anything when no heading is known. */
  readonly headerAt: number;
  /** Rows below it that hold anything. */
  readonly rows: number;
  readonly columns: readonly { readonly header: string; readonly samples: readonly string[] }[];
};

export type Matching = {
  readonly columns: Mapping;
  /** The country of rows that name none; null leaves it open. */
  readonly country: string | null;
  /** False when the file begins with a supplier at once. */
  readonly hasHeader: boolean;
};

/** "update": the same supplier, the first one where several may be. */
type Answer = "update" | "add" | "skip";
export type GivenAnswers = {
  readonly all: Answer | null;
  /** By the first row of a draft; a candidate's id means that one. */
  readonly rows: Readonly<Record<string, string>>;
};

type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly organisationNumber: string | null;
  readonly erpKey: string | null;
};
export type AskedRow = {
  readonly row: number;
  readonly draft: Omit<Candidate, "id">;
  readonly because: "same name" | "same number" | "other ERP key";
  readonly candidates: readonly Candidate[];
};

export type Counts = {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Left out because somebody said so. */
  readonly skipped: number;
  /** Rows of the file; the others are suppliers. */
  readonly rejected: number;
};

export type Preview = Counts & {
  readonly asked: number;
  readonly firstAsked: readonly AskedRow[];
  readonly firstRejects: readonly Reject[];
  readonly remarks: number;
  readonly firstRemarks: readonly { readonly row: number; readonly remark: Remark }[];
};

/** Shown of each kind; the rest is counted. */
const mostShown = 20;
/** So many can be answered one by one; the others share an answer. */
const mostAskedEach = 50;

const told = ({ name, country, organisationNumber, erpKey }: Omit<Candidate, "id">) => ({
  name,
  country,
  organisationNumber,
  erpKey,
});

/** What a plan comes to, short enough for a page. */
export function previewOf(planned: readonly Planned[], unreadable: readonly Reject[]): Preview {
  const rejects = rejectsIn(planned, unreadable, "open");
  const asked = planned.flatMap((one): AskedRow[] =>
    one.outcome === "ask"
      ? [
          {
            row: firstRow(one.draft),
            draft: told(one.draft),
            because: one.because,
            candidates: one.candidates.slice(0, 5).map((candidate) => ({ id: candidate.id, ...told(candidate) })),
          },
        ]
      : [],
  );
  const remarks = planned.flatMap(({ draft, remarks, outcome }) =>
    outcome === "ask" || outcome === "skipped" || outcome === "refused"
      ? []
      : remarks.map((remark) => ({ row: firstRow(draft), remark })),
  );
  return {
    ...countsOf(planned, rejects),
    asked: asked.length,
    firstAsked: asked.slice(0, mostAskedEach),
    firstRejects: rejects.slice(0, mostShown),
    remarks: remarks.length,
    firstRemarks: remarks.slice(0, mostShown),
  };
}

export function countsOf(planned: readonly Planned[], rejects: readonly Reject[]): Counts {
  const count = (outcome: Planned["outcome"]) => planned.filter((one) => one.outcome === outcome).length;
  return {
    added: count("add"),
    updated: count("update"),
    unchanged: count("unchanged"),
    skipped: count("skipped"),
    rejected: rejects.length,
  };
}

/**
 * The rows that stay out, in the order of the file: those that cannot be read, and every row of a supplier that cannot be
 * placed. `asked` says what becomes of one nobody has answered for: still "open", or "out" once the list goes in.
 */
export function rejectsIn(planned: readonly Planned[], unreadable: readonly Reject[], asked: "open" | "out"): Reject[] {
  const rejects = [...unreadable];
  for (const one of planned) {
    const reason: Reason | null =
      one.outcome === "refused"
        ? one.reason
        : one.outcome === "ask" && asked === "out"
          ? { key: "unanswered", params: { name: one.candidates[0]?.name ?? "" } }
          : null;
    if (reason) for (const row of one.draft.rows) rejects.push({ row, reasons: [reason] });
  }
  return rejects.sort((one, other) => one.row - other.row);
}

/** The answers for every draft, as the plan asks for them. */
export function answersFor(drafts: readonly SupplierDraft[], { all, rows }: GivenAnswers): Record<number, string> {
  const answers: Record<number, string> = {};
  for (const draft of drafts) {
    const answer = rows[firstRow(draft)] ?? all;
    if (answer) answers[firstRow(draft)] = answer;
  }
  return answers;
}

const firstRow = (draft: SupplierDraft) => draft.rows[0] ?? 0;

export type ImportStep = "matching" | "checking" | "preview" | "running" | "done";

/** What the page of an import shows. Its columns may be matched anew until it goes in. */
export function importStep(
  state: "uploaded" | "checking" | "checked" | "running" | "done" | "failed",
  address: URLSearchParams,
): ImportStep {
  if (state === "uploaded" || state === "failed") return "matching";
  if (state !== "checked") return state;
  return address.get("step") === "columns" || address.get("do") === "match" ? "matching" : "preview";
}

/** Whether somebody was asked about a supplier and has said nothing. */
export const leftUnanswered = ({ asked, firstAsked }: Preview, { all, rows }: GivenAnswers): boolean =>
  all === null && (asked > firstAsked.length || firstAsked.some(({ row }) => rows[row] === undefined));
