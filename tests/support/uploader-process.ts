/**
 * A portal's process that takes in certificates until it is killed, as the upload page's address does. Arguments: the
 * database, where files are kept, and as JSON whose they are. Says on which port it listens.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { connect } from "db/client.server";
import { inScope } from "~/features/accounts/scopes.server";
import { receiveCertificates, takeIn } from "~/features/certificates/uploading.server";
import { filesIn } from "~/features/files/files.server";
import type { Portal } from "~/portal.server";
import { scopeOfContact } from "./people";

const [databaseUrl = "", FILES_URL = "", json = "{}"] = process.argv.slice(2);
const database = connect(databaseUrl, { connections: 2 });
const files = filesIn({ FILES_URL, CLAMD_URL: undefined });
const context = { portal: { files } as Portal };
const by = JSON.parse(json);

const server = createServer(async (asked, answer) => {
  const headers = new Headers({ "Content-Type": asked.headers["content-type"] ?? "" });
  const body = Readable.toWeb(asked) as ReadableStream<Uint8Array>;
  const request = new Request("http://portal/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
  const received = await receiveCertificates({ request, context });
  const { begun } = await inScope(database, scopeOfContact(by), (store) =>
    takeIn(store, by, received, { files, language: "nb" }),
  );
  answer.end(JSON.stringify(begun));
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
