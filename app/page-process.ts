/** One process of the portal that answers pages (page-processes.ts). It opens when told what, and closes when told to. */
import { on } from "node:events";

import type { PageProcess } from "~/page-processes";

// Ctrl-C and a stop of the service reach every process; the first one says when.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});

const told = on(process, "message");
process.send!("listening"); // what was said before now, nobody heard
const [{ environment, databaseUrl }] = (await told.next()).value as [PageProcess];
const [{ openPortal }, { serve }] = await Promise.all([import("~/portal.server"), import("~/server")]);
const portal = openPortal(environment, { databaseUrl });
try {
  const served = await serve(portal);
  process.send!("open");
  await told.next();
  await served.close();
} catch (error) {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  process.send!({ code, syscall, message });
} finally {
  await portal.close();
}
process.exit();
