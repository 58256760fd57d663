/** Requests as a browser makes them, how long their answers take, and what is printed of it. */
import { Agent, request as ask, type IncomingHttpHeaders } from "node:http";

export type Asked = { path: string; cookie?: string; form?: Record<string, string>; isPlain?: boolean };
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; milliseconds: number };
export type Client = { ask(asked: Asked): Promise<Answer> };

/** Connections are kept open; the clock runs until the last byte of the answer. */
export function clientOf(port: number): Client {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: ({ path, cookie, form, isPlain }) =>
      new Promise((answered, failed) => {
        const body = form && new URLSearchParams(form).toString();
        const headers = {
          "Accept-Encoding": isPlain ? "identity" : "gzip, deflate, br",
          "Accept-Language": "nb",
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body !== undefined
            ? {
                "Content-Type": "application/x-www-form-urlencoded",
                "Content-Length": Buffer.byteLength(body),
                "Sec-Fetch-Site": "same-origin",
              }
            : {}),
        };
        const start = performance.now();
        const sent = ask(
          { host: "127.0.0.1", port, path, agent, headers, method: form ? "POST" : "GET" },
          (response) => {
            const parts: Buffer[] = [];
            response.on("data", (part) => parts.push(part));
            response.on("error", failed);
            response.on("end", () =>
              answered({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(parts),
                milliseconds: performance.now() - start,
              }),
            );
          },
        );
        sent.on("error", failed);
        sent.end(body);
      }),
  };
}

/** An answer that is not the expected one would be measured for something else. */
export async function expect(status: number, client: Client, asked: Asked): Promise<Answer> {
  const answer = await client.ask(asked);
  if (answer.status !== status) throw new Error(`${asked.path} answered ${answer.status} instead of ${status}.`);
  return answer;
}

/** A page that is not written yet is left out, and said to be. */
export async function isThere(client: Client, path: string, cookie: string | undefined): Promise<boolean> {
  const { status } = await client.ask({ path, cookie });
  if (status === 404) console.log(`\nNot measured: ${path} answers 404.`);
  return status !== 404;
}

export type Times = { p50: number; p95: number; perSecond: number };

/** Goes through all of them with so many clients at once; each takes the next as soon as it has its answer. */
export async function timesOf<Item>(
  items: readonly Item[],
  clients: number,
  once: (item: Item) => Promise<{ milliseconds: number }>,
): Promise<Times> {
  const waiting = [...items];
  const times: number[] = [];
  const start = performance.now();
  const client = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      times.push((await once(item)).milliseconds);
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = (times.length * 1000) / (performance.now() - start);
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), perSecond };
}

/** One line of a table. */
export type Measured = { name: string; one: Times; four: Times; statements: string[] };

const milliseconds = (time: number) => time.toFixed(1).padStart(8);

export function printMeasured(title: string, rows: readonly Measured[]) {
  console.log(`\n${title.padEnd(44)} 1 client: p50     p95 | 4: p50     p95    per s | SQL`);
  for (const { name, one, four, statements } of rows) {
    const figures = [one.p50, one.p95].map(milliseconds).join("");
    const crowded = [four.p50, four.p95].map(milliseconds).join("");
    console.log(
      `${name.padEnd(44)}    ${figures} |${crowded}${four.perSecond.toFixed(0).padStart(9)} | ${`${statements.length}`.padStart(3)}`,
    );
  }
}

/** What DESIGN 13 and the work ask for, and what was found. */
export type Verdict = { budget: string; holds: boolean; found: string };

export function printVerdicts(verdicts: readonly Verdict[]) {
  console.log("\nBudgets");
  const width = Math.max(...verdicts.map(({ budget }) => budget.length));
  for (const { budget, holds, found } of verdicts)
    console.log(`${holds ? "holds" : "over "}  ${budget.padEnd(width)}  ${found}`);
}

/** The one that is furthest out, named. */
export function worst<Item>(items: readonly Item[], figure: (item: Item) => number): Item {
  return items.reduce((one, other) => (figure(other) > figure(one) ? other : one));
}
