import type { ReactNode } from "react";

import { Flash } from "./flash";
import { useTitle } from "./title";

type PageProps = {
  /** The route's own title (title.ts) when left out. */
  title?: string;
  /** One or two sentences on what the page is for. */
  lead?: ReactNode;
  /** Buttons and links beside the title. */
  actions?: ReactNode;
  /** Above the title: a way back. */
  back?: ReactNode;
  /** As wide as the window lets it, for tables; else as wide as text is read with ease. */
  wide?: boolean;
  children: ReactNode;
};

export function Page({ title, lead, actions, back, wide, children }: PageProps) {
  const own = useTitle();
  return (
    <div className="page" data-width={wide ? "wide" : undefined}>
      {back}
      <header className="page-header">
        <div>
          <h1 className="ds-heading" data-size="lg">
            {title ?? own}
          </h1>
          {lead && <div className="lead">{lead}</div>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      <Flash />
      {children}
    </div>
  );
}

type SectionProps = { title: string; actions?: ReactNode; id?: string; children: ReactNode };

/** A part of a page under a heading of its own. */
export function Section({ title, actions, id, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <div className="section-header">
        <h2 className="ds-heading" data-size="sm">
          {title}
        </h2>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
