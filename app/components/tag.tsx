type TagProps = { tone?: "neutral" | "info" | "success" | "warning" | "danger"; children: string };

/** A state in a word. The word carries the meaning; the colour only helps to find it. */
export function Tag({ tone = "neutral", children }: TagProps) {
  return (
    <span className="ds-tag" data-color={tone} data-size="sm" data-variant={tone === "neutral" ? "outline" : undefined}>
      {children}
    </span>
  );
}
