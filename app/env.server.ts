/**
 * What the portal is told about where it runs: the only reader of the environment.
 *
 * `npm start` needs nothing: it makes a database of its own and keeps mail to itself. `npm run serve` is for production
 * and guesses nothing that would matter there. Every complaint says which variable and what to write; none shows a value,
 * since most of them are secret.
 */
import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";

/** demo: `npm start`; development: `npm run dev`; production: `npm run serve`. */
export type Mode = "demo" | "development" | "production";

export type Environment = ReturnType<typeof readEnvironment>;

export class EnvironmentError extends Error {}

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const wholeNumber = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

/** In production these have no default that could be right. */
const neededInProduction = ["DATABASE_URL", "PORTAL_URL", "SMTP_URL", "FILES_URL", "SECRET"] as const;

const variables = z.object({
  DATABASE_URL: url("postgres:", "postgresql:").optional(),
  DATA_DIR: z.string().default(".data"),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PROXIES: wholeNumber(0, 10).default(0),
  PROCESSES: wholeNumber(1, 64).optional(),
  PORTAL_URL: url("http:", "https:")
    .refine((text) => URL.canParse(text) && new URL(text).href === `${new URL(text).origin}/`)
    .optional(),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .optional(),
  FILES_URL: url("file:", "s3:").optional(),
  CLAMD_URL: url("tcp:", "unix:").optional(),
  SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).optional(),
});

type Variable = keyof typeof variables.shape;

const whatToWrite: Record<Variable, string> = {
  DATABASE_URL: "the address of a PostgreSQL 15 or newer, like postgres://owner:password@localhost:5432/aktsom",
  DATA_DIR: "a folder for the embedded database and the files, like .data",
  PORT: "the port to listen on, a number from 1 to 65535, like 3000",
  HOST: "the network address to listen on, like 127.0.0.1 for this machine only or 0.0.0.0 for all",
  PROCESSES: "how many processes answer pages, a number from 1 to 64; one for each core unless set",
  PROXIES: "how many reverse proxies stand before the portal, a number from 0 to 10",
  PORTAL_URL: "the address people reach the portal at, without a path, like https://portal.example.no",
  SMTP_URL: "the mail server, like smtp://user:password@mail.example.no:587",
  MAIL_FROM: "the sender of mails, like Aktsom <portal@example.no>",
  FILES_URL:
    "the folder that keeps uploaded files, like file:///srv/aktsom/files, or a bucket, like s3://aktsom?region=eu-north-1",
  CLAMD_URL: "the clamd that looks for viruses in uploads, like tcp://localhost:3310 or unix:///run/clamav/clamd.ctl",
  SECRET: "at least 32 random characters, for example what `openssl rand -hex 32` prints",
  LOG_LEVEL: "one of trace, debug, info, warn, error, fatal and silent",
};

/** @throws EnvironmentError with a line for every variable that is missing or cannot be right. */
export function readEnvironment(source: Record<string, string | undefined>, mode: Mode = "demo") {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0] as Variable));
  const missing = mode === "production" ? neededInProduction.filter((name) => !given[name]) : [];
  if (!parsed.success || missing.length > 0) {
    const complaints = [
      ...missing.map((name) => `${name} is not set. It is ${whatToWrite[name]}.`),
      ...[...wrong].map((name) => `${name} cannot be used as it is. It should be ${whatToWrite[name]}.`),
    ];
    throw new EnvironmentError(complaints.join("\n"));
  }

  const { PORT, DATA_DIR, SMTP_URL, ...rest } = parsed.data;
  const portal = new URL(parsed.data.PORTAL_URL ?? `http://localhost:${PORT}`);
  return {
    ...rest,
    mode,
    PORT,
    /** Vite builds pages for one process only. */
    PROCESSES: mode === "development" ? 1 : (rest.PROCESSES ?? Math.min(availableParallelism(), 8)),
    DATA_DIR: resolve(DATA_DIR),
    PORTAL_URL: portal.origin,
    SMTP_URL,
    MAIL_FROM: rest.MAIL_FROM ?? `Aktsom <aktsom@${portal.hostname}>`,
    FILES_URL: rest.FILES_URL ?? pathToFileURL(join(resolve(DATA_DIR), "files")).href,
    SECRET: rest.SECRET ?? randomBytes(32).toString("hex"),
    LOG_LEVEL: rest.LOG_LEVEL ?? (mode === "production" ? "info" : "warn"),
    /** Cookies are for https only, and browsers are told to stay with it. */
    isSecure: portal.protocol === "https:",
    /** Mail goes nowhere and can be read at /mailbox by whoever opens it. */
    showsMailbox: mode !== "production" && !SMTP_URL,
  };
}

/** The environment of this process; what it leaves open is kept in the data folder, so that the next start has the same. */
export function environmentHere(mode: Mode): Environment {
  // React and Express look here for themselves, and are several times slower in development.
  process.env.NODE_ENV = mode === "development" ? "development" : "production";
  const environment = readEnvironment(process.env, mode);
  if (mode !== "production") needFolder(environment.DATA_DIR);
  return process.env.SECRET ? environment : { ...environment, SECRET: keptSecret(environment.DATA_DIR) };
}

function needFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch {
    throw new EnvironmentError(`The portal may not write in ${dataDir}. Set DATA_DIR to a folder where it may.`);
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}
