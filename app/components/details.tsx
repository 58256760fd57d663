import type { ReactNode } from "react";

type DetailsProps = { summary: ReactNode; open?: boolean; children: ReactNode };

/** What only some need to read. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="ds-details" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
