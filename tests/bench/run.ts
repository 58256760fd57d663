/**
 * `npm run bench`: how fast the portal is, against the budgets. `npm run bench -- pages|sign|size|kills|minerals|certificates|desk|list|invitations|mails`
 * runs those parts, `--quick` all of it with few rounds, only to see that it runs. Speed is printed and never asserted: a
 * machine that does something else besides says nothing about the portal, hence the load it was measured under.
 */
import { once } from "node:events";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";

import { build } from "~/build";
import { buyerAtWork } from "./buyers";
import { measureCertificates } from "./certificates";
import { measureDesk } from "./desk";
import { type House, openHouse } from "./house";
import { measureInvitations } from "./invitations";
import { measureKills } from "./kills";
import { measureList } from "./list";
import { measureMails } from "./mails";
import { printVerdicts, type Verdict } from "./measure";
import { measureMinerals } from "./minerals";
import { measurePages } from "./pages";
import { measureSize } from "./size";

const parts = [
  "pages",
  "sign",
  "size",
  "kills",
  "minerals",
  "certificates",
  "invitations",
  "mails",
  "desk",
  "list",
] as const;
type Part = (typeof parts)[number];

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const given = process.argv.slice(2);
const isQuick = given.includes("--quick");
const named = given.filter((word) => word !== "--quick");
const unknown = named.filter((word) => !parts.includes(word as Part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Parts: ${parts.join(", ")}.`);
  process.exit(1);
}
const wanted = named.length > 0 ? (named as Part[]) : parts;
const sizes = isQuick
  ? { suppliers: 300, large: 600, one: 6, four: 12, rounds: 8, kills: 5, invitations: 300, certificates: 3_000 }
  : {
      suppliers: 10_000,
      large: 100_000,
      one: 150,
      four: 400,
      rounds: 120,
      kills: 100,
      invitations: 10_000,
      certificates: 100_000,
    };

const start = performance.now();
console.log(`load ${load()}, ${new Date().toISOString()}`);
await build();
const house = await openHouse();
const interrupted = Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal))).then(
  () => "interrupted",
);
try {
  const measuring = measure(house);
  measuring.catch(() => {}); // what is interrupted fails somewhere
  const outcome = await Promise.race([measuring, interrupted]);
  if (typeof outcome !== "string") printVerdicts(outcome);
} finally {
  await house.close();
}
console.log(`\nload ${load()}, ${Math.round((performance.now() - start) / 1000)} seconds in all`);
process.exit();

async function measure(house: House): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const isWanted = (part: Part) => wanted.includes(part);
  const buyer = wanted.some((part) => !["invitations", "mails", "minerals", "desk"].includes(part))
    ? await buyerAtWork(house.owner, sizes.suppliers)
    : null;
  if (buyer && (isWanted("pages") || isWanted("sign"))) {
    const only = isWanted("pages") && isWanted("sign") ? null : isWanted("pages") ? "pages" : "sign";
    verdicts.push(...(await measurePages(house, buyer, { ...sizes, only })));
  }
  if (buyer && isWanted("size")) verdicts.push(...(await measureSize(house, buyer)));
  if (buyer && isWanted("kills")) verdicts.push(...(await measureKills(house, buyer, sizes)));
  if (buyer && isWanted("certificates")) verdicts.push(...(await measureCertificates(house, buyer, sizes)));
  if (isWanted("minerals")) verdicts.push(...(await measureMinerals(sizes)));
  if (isWanted("invitations")) verdicts.push(...(await measureInvitations(house, { count: sizes.invitations })));
  if (isWanted("mails")) verdicts.push(...(await measureMails(house, { count: sizes.invitations })));
  if (isWanted("desk")) verdicts.push(...(await measureDesk(house, sizes)));
  if (buyer && isWanted("list")) verdicts.push(...(await measureList(house, buyer, sizes)));
  return verdicts;
}

function load() {
  return loadavg()
    .map((average) => average.toFixed(2))
    .join(" ");
}
