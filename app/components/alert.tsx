import type { ReactNode } from "react";

type Tone = "info" | "success" | "warning" | "danger";

type AlertProps = { tone?: Tone; title?: string; children?: ReactNode; role?: "alert" | "status" };

/** Something the reader should know before going on. The icon says with its shape what the colour says. */
export function Alert({ tone = "info", title, children, role }: AlertProps) {
  return (
    <div className="ds-alert" data-color={tone} role={role}>
      {title && (
        <h2 className="ds-heading" data-size="2xs">
          {title}
        </h2>
      )}
      {typeof children === "string" ? <p className="ds-paragraph">{children}</p> : children}
    </div>
  );
}
