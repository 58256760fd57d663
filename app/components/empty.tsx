import type { ReactNode } from "react";

/** A list with nothing in it: says so, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="ds-label">{title}</p>
      {children}
    </div>
  );
}
