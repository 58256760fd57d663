/**
 * A process that signs. Arguments: the database, and as JSON the links with the tasks behind each. Says when it has come
 * in everywhere, signs all of it at once when it is told to, and says what became of each.
 */
import { once } from "node:events";
import { connect } from "db/client.server";
import { signAll } from "~/features/signatures/signing.server";
import { arrive, asContact } from "./invited";

const [databaseUrl = "", json = "[]"] = process.argv.slice(2);
const database = connect(databaseUrl);
const waiting = JSON.parse(json) as { secret: string; requestIds: string[] }[];
const signers = [];
for (const { secret, requestIds } of waiting) signers.push({ by: await arrive(database, secret), requestIds });
console.log("begun");
await once(process.stdin, "data");
const outcomes = await Promise.all(
  signers.map(({ by, requestIds }) =>
    asContact(database, by, (store) =>
      signAll(
        store,
        by,
        { requestIds, name: "Ola Åsane", title: "Daglig leder", language: "nb" },
        { ip: "192.0.2.7", browser: "Test" },
        new Date(),
      ),
    ),
  ),
);
console.log(JSON.stringify(outcomes));
process.exit();
