type ProgressProps = { done: number; of: number; children: string };

/** How far something has come: a bar, and the same in words. */
export function Progress({ done, of, children }: ProgressProps) {
  return (
    <div className="progress">
      <progress value={done} max={of} aria-label={children} />
      <span>{children}</span>
    </div>
  );
}
