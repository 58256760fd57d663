import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type Task = {
  id: string;
  title: string;
  /** No address: nothing to do there now. */
  to?: string;
  /** Minutes and deadline, in words. */
  about?: ReactNode;
  /** Its state, a Tag. */
  state?: ReactNode;
};

/** What there is to do, each with its state. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="task-list">
      {tasks.map(({ id, title, to, about, state }) => (
        <li key={id}>
          <div>
            {to ? (
              <Link className="ds-link" to={to}>
                {title}
              </Link>
            ) : (
              <span className="ds-label">{title}</span>
            )}
            {about && <div className="subtle">{about}</div>}
          </div>
          {state && <div>{state}</div>}
        </li>
      ))}
    </ul>
  );
}
