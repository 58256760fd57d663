import type { ReactNode } from "react";

/** A drawing of lines beside words that say the same. */
export const Icon = ({ children, width = 1.5 }: { children: ReactNode; width?: number }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth={width}
  >
    {children}
  </svg>
);
