/** The process that answers: express, security headers, Remix. */
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import compressed from "express-static-gzip";
import helmet from "helmet";

import { candidatesOf } from "~/candidates.server";
import type { Portal } from "~/portal.server";
import { type Visit, visitOf } from "~/visit.server";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    nonce: string;
    portal: Portal;
    visit: Visit;
  }
}

export async function serve(portal: Portal, { isDevelopment = false } = {}) {
  const { environment, log } = portal;
  const vite = isDevelopment
    ? await import("vite").then(({ createServer }) =>
        createServer({ server: { middlewareMode: true }, appType: "custom" }),
      )
    : null;
  const build = vite
    ? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
    : ((await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild);

  const app = express().disable("x-powered-by");
  app.set("trust proxy", environment.PROXIES);
  app.use((_, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          scriptSrc: ["'self'", (_, response) => `'nonce-${(response as express.Response).locals.nonce}'`],
          connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          manifestSrc: ["'self'"],
          frameSrc: ["'self'"],
          styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          ...(environment.isSecure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: environment.isSecure,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: "same-origin" },
    }),
  );
  // A mail brings its own styles and is shown in a frame of /mailbox; it may do nothing but lead on to where it points.
  app.use("/mailbox/:mail/letter", (_, response, next) => {
    response.setHeader(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
    );
    next();
  });
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else {
    const serveStatic = { immutable: true, maxAge: "1y" };
    app.use("/assets", compressed("build/client/assets", { enableBrotli: true, orderPreference: ["br"], serveStatic }));
    app.get(/\.\w+$/, express.static("build/client", { maxAge: "1h" }));
  }
  app.use((request, response, next) => {
    const start = performance.now();
    response.setHeader("Cache-Control", "private, no-store");
    response.on("finish", () =>
      log.info({
        method: request.method,
        path: withoutSecrets(request.path),
        status: response.statusCode,
        ms: Math.round(performance.now() - start),
      }),
    );
    next();
  });
  const handlerOf = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
    createRequestHandler({
      build,
      getLoadContext: (request, response) => ({
        nonce: response.locals.nonce as string,
        portal,
        visit: visitOf(
          portal,
          {
            url: new URL(request.originalUrl, "http://portal"),
            cookies: cookiesIn(request.headers.cookie),
            headers: {
              origin: request.headers.origin,
              host: request.headers.host,
              acceptLanguage: request.headers["accept-language"],
            },
          },
          { ip: request.ip ?? "", browser: (request.headers["user-agent"] ?? "").slice(0, 400) },
          (cookie) => response.append("Set-Cookie", cookie),
        ),
      }),
    });
  app.all("*", typeof build === "function" ? handlerOf(build) : byCandidates(build, handlerOf));

  const server = await new Promise<Server>((listening, failed) => {
    const opened = app.listen(environment.PORT, environment.HOST, () => listening(opened)).once("error", failed);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await closed;
      await vite?.close();
    },
  };
}

function byCandidates(
  build: ServerBuild,
  handlerOf: (build: ServerBuild) => express.RequestHandler,
): express.RequestHandler {
  const buildFor = candidatesOf(build);
  const handlers = new Map<ServerBuild, express.RequestHandler>();
  return (request, response, next) => {
    const candidates = buildFor(request.path);
    const handler = handlers.get(candidates) ?? handlerOf(candidates);
    handlers.set(candidates, handler);
    return handler(request, response, next);
  };
}

/** A link's secret opens doors, so it is not written to a log. */
const withoutSecrets = (path: string) => path.replace(/[\w-]{43}/g, "…").replace(/[^/]*@[^/]*/g, "…");

function cookiesIn(header = ""): Record<string, string> {
  const pairs = header.split(";").map((pair) => pair.trim().split("=", 2));
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair.length === 2));
}
