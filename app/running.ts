/** A portal at work: what it holds, its jobs and its door, opened in this order and closed the other way round. */
import { type Environment, EnvironmentError } from "~/env.server";
import { openPageProcesses } from "~/page-processes";

type Options = { databaseUrl: string; isDevelopment?: boolean };

export async function runPortal(environment: Environment, { databaseUrl, isDevelopment = false }: Options) {
  // Not before NODE_ENV is set: React chooses its build when it is loaded.
  const [{ openPortal }, { startJobs }] = await Promise.all([import("~/portal.server"), import("~/jobs.server")]);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const portal = openPortal(environment, { databaseUrl });
    closers.push(() => portal.close());
    const jobs = await startJobs(portal);
    closers.push(() => jobs.stop());
    const served =
      environment.PROCESSES > 1
        ? await openPageProcesses(portal, environment.PROCESSES, { environment, databaseUrl })
        : await import("~/server").then(({ serve }) => serve(portal, { isDevelopment }));
    closers.push(() => served.close());
    return { portal, close };
  } catch (error) {
    await close();
    throw refusal(error, environment);
  }
}

/** What a refused listen means to whoever starts the portal; any other error is handed back as it is. */
export function refusal(error: unknown, { PORT, HOST }: Pick<Environment, "PORT" | "HOST">): unknown {
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (syscall !== "listen" && syscall !== "bind") return error; // "bind": said by a process that answers pages
  if (code === "EADDRINUSE") {
    return new EnvironmentError(
      `Port ${PORT} is in use by another program. Choose another with PORT, like this: PORT=${PORT + 1} npm start`,
    );
  }
  if (code === "EACCES") {
    return new EnvironmentError(
      `Port ${PORT} is reserved. Choose one from 1024 with PORT, like this: PORT=3000 npm start`,
    );
  }
  return new EnvironmentError(
    `The portal cannot listen on ${HOST}, port ${PORT} (${code}). Set HOST and PORT to others.`,
  );
}
