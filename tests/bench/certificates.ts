/** A register of a hundred thousand certificates, and a file of 100 MB taken in and given out with little memory. */
import { once } from "node:events";
import { request as ask } from "node:http";

import { hashOf, newSecret } from "~/features/accounts/secrets.server";
import { cookieName } from "~/features/accounts/sessions.server";
import { newSupplier } from "../support/people";
import type { Buyer } from "./buyers";
import type { House } from "./house";
import { expect, type Measured, printMeasured, timesOf, type Verdict, worst } from "./measure";

const types = [
  "iso9001",
  "iso14001",
  "iso45001",
  "miljofyrtarn",
  "sa8000",
  "ecovadis",
  "insurance",
  "reach",
  "fsc",
  "bsci",
];

export async function measureCertificates(
  house: House,
  buyer: Buyer,
  { certificates, rounds }: { certificates: number; rounds: number },
): Promise<Verdict[]> {
  await fill(house, buyer, certificates);
  const [watched, portal] = [await house.portal({ watched: true }), await house.portal()];
  const pages = [
    ["register by expiry", "/certificates"],
    ["register by expiry, the last first", "/certificates?sort=-end"],
    ["register by supplier", "/certificates?sort=supplier"],
    ["register by sending", "/certificates?sort=-sent"],
    ["register: valid", "/certificates?validity=valid"],
    ["register: expiring, one type", "/certificates?validity=expiring&type=iso14001"],
    ["register: suspended", "/certificates?validity=suspended"],
    ["register: to be read", "/certificates?state=submitted&sort=sent"],
    ["register: a month", "/certificates?month=2027-03"],
    ["register: search", "/certificates?search=1234"],
    ["register: last page", "/certificates?page=200"],
  ] as const;
  const turns = Array.from({ length: rounds }, (_, turn) => turn);
  const rows: Measured[] = [];
  for (const [name, path] of pages) {
    const asked = { path, cookie: buyer.cookie };
    await expect(200, watched, asked);
    await watched.statements();
    await expect(200, watched, asked);
    const statements = await watched.statements();
    const go = () => expect(200, portal, asked);
    await timesOf(turns.slice(0, 12), 4, go);
    rows.push({ name, one: await timesOf(turns, 1, go), four: await timesOf(turns, 4, go), statements });
  }
  printMeasured(`A register of ${certificates.toLocaleString("en")} certificates`, rows);
  const slowest = worst(rows, ({ one }) => one.p95);
  return [
    {
      budget: "a register of 100,000 certificates: p95 under 60 ms, 1 client",
      holds: slowest.one.p95 < 60,
      found: `${slowest.one.p95.toFixed(1)} ms at worst (${slowest.name})`,
    },
    await upAndDown(house, buyer),
  ];
}

async function fill({ owner }: House, { buyerId, member, supplierIds }: Buyer, count: number) {
  await owner.begin(async (sql) => {
    const some = supplierIds.length > 0 ? supplierIds : [];
    await sql`insert into files (buyer_id, supplier_id, name, storage_key, state, size, hash, media_type)
      select ${buyerId}, (${some}::uuid[])[1 + n % ${some.length}::int], 'sertifikat.pdf', 'bench-' || n, 'stored', 1, '\\x00', 'application/pdf'
        from generate_series(1, ${count}::int) n`;
    await sql`insert into certificates (buyer_id, supplier_id, file_id, type, state, holder_name, number, valid_from, valid_to, ends_on,
          suspensions, added_by, submitted_at, accepted_at, decided_by)
      select files.buyer_id, files.supplier_id, files.id, (${types}::text[])[1 + n % ${types.length}::int],
             case when n % 50 = 0 then 'submitted' else 'read' end, 'Firma ' || n, 'NO-' || n, day - 1000, day, day,
             case when n % 400 = 0 then '[{"from": "2026-01-01", "until": null}]'::jsonb else '[]' end,
             contacts.id, now(), case when n % 50 > 0 then now() end, case when n % 50 > 0 then ${member.memberId}::uuid end
        from (select *, substring(storage_key from 7)::int as n from files where storage_key like 'bench-%') files
        join contacts on contacts.supplier_id = files.supplier_id and contacts.is_main
       cross join lateral (select current_date - 60 + (files.n * 7) % 1100 as day) ends`;
  });
  await owner`vacuum analyze certificates, files`;
}

const size = 99_999_000;

/** @returns how much more memory the portal held at most, with how long each way took */
async function upAndDown(house: House, buyer: Buyer): Promise<Verdict> {
  const by = await newSupplier(house.owner, buyer);
  const secret = newSecret();
  await house.owner`insert into sessions (hash, person_id, buyer_id, supplier_id, contact_id, confirmed_at, expires_at)
    values (${hashOf(secret)}, ${by.personId}, ${by.buyerId}, ${by.supplierId}, ${by.contactId}, now(), now() + interval '12 hours')`;
  const cookie = `${cookieName}=${secret}`;
  const portal = await house.portal({ watched: true });
  await expect(200, portal, { path: "/my/certificates", cookie });
  const before = await portal.mostMemory();
  const up = await send(portal.port, cookie);
  const [file] = await house.owner<
    { id: string; size: string }[]
  >`select id, size from files where supplier_id = ${by.supplierId}`;
  if (Number(file?.size) !== size) throw new Error(`Of ${size} bytes ${file?.size} arrived.`);
  const down = await fetchAll(portal.port, `/my/files/${file!.id}`, cookie);
  const more = ((await portal.mostMemory()) - before) / 1e6;
  return {
    budget: "a file of 100 MB up and down: less than 100 MB more memory",
    holds: more < 100,
    found: `${more.toFixed(0)} MB more, ${up.toFixed(1)} s up, ${down.toFixed(1)} s down`,
  };
}

async function send(port: number, cookie: string): Promise<number> {
  const start = performance.now();
  const boundary = "----aktsom";
  const headers = {
    Cookie: cookie,
    "Content-Type": `multipart/form-data; boundary=${boundary}`,
    "Sec-Fetch-Site": "same-origin",
  };
  const sent = ask({ host: "127.0.0.1", port, path: "/my/certificates/upload", method: "POST", headers });
  const answered = once(sent, "response");
  sent.write(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="stor.pdf"\r\nContent-Type: text/html\r\n\r\n%PDF-1.7\n`,
  );
  const piece = Buffer.alloc(1_000_000, "x");
  for (let left = size - 9; left > 0; left -= piece.length)
    if (!sent.write(piece.subarray(0, Math.min(left, piece.length)))) await once(sent, "drain");
  sent.end(`\r\n--${boundary}--\r\n`);
  const [response] = await answered;
  if (response.statusCode !== 200) throw new Error(`The upload answered ${response.statusCode}.`);
  response.resume();
  await once(response, "end");
  return (performance.now() - start) / 1000;
}

async function fetchAll(port: number, path: string, cookie: string): Promise<number> {
  const start = performance.now();
  const sent = ask({ host: "127.0.0.1", port, path, headers: { Cookie: cookie } }).end();
  const [response] = await once(sent, "response");
  let got = 0;
  for await (const piece of response) got += piece.length;
  if (got !== size) throw new Error(`Of ${size} bytes ${got} came back.`);
  return (performance.now() - start) / 1000;
}
