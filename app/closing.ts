/**
 * How a portal's process ends: on SIGINT or SIGTERM it takes no new requests, finishes what it has begun and lets go of
 * what it opened, last opened first.
 */
const patience = 10_000;
const opened: (() => Promise<unknown>)[] = [];

/** To be called once whatever was opened is to be let go. */
export function whenClosing(close: () => Promise<unknown>) {
  opened.push(close);
}

export async function closeAll() {
  for (const close of opened.splice(0).reverse()) {
    await close().catch((error) => console.error(error));
  }
}

export function closeOnSignals() {
  let toldAt = 0;
  const told = async () => {
    // npm passes on a Ctrl-C that the terminal has already given us; only a person's second one is impatient.
    if (toldAt) return performance.now() - toldAt > 1000 ? process.exit(1) : undefined;
    toldAt = performance.now();
    setTimeout(() => process.exit(1), patience).unref();
    await closeAll();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, told);
}
