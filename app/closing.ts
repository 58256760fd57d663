/**
 * How a portal's process ends: on SIGINT or SIGTERM it takes no new requests, finishes what it has begun and lets go of
 * what it opened, last opened first.
 */
const patience = 10_000;
let toldAt = 0;
const opened: (() => Promise<unknown>)[] = [];

/** To be called once whatever was opened is to be let go. */
export function whenClosing(close: () => Promise<unknown>) {
  opened.push(close);
}

/** Lets go of everything and ends, saying why unless it was told to: without a stack if a person can mend it. */
export async function giveUp(error: unknown, ...mendable: (new (...given: never[]) => Error)[]) {
  const isMendable = mendable.some((kind) => error instanceof kind);
  if (!toldAt) console.error(isMendable ? `\n${(error as Error).message}\n` : error);
  await closeAll();
  process.exit(1);
}

async function closeAll() {
  for (const close of opened.splice(0).reverse()) {
    await close().catch((error) => console.error(error));
  }
}

/** Whoever listened before listens no more: nothing else may end the process while it is closing. */
export function closeOnSignals() {
  const told = async () => {
    // npm passes on a Ctrl-C that the terminal has already given us; only a person's second one is impatient.
    if (toldAt) return performance.now() - toldAt > 1000 ? process.exit(1) : undefined;
    toldAt = performance.now();
    setTimeout(() => process.exit(1), patience).unref();
    await closeAll();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeAllListeners(signal).on(signal, told);
}
