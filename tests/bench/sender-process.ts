/**
 * A process that sends mails until it is killed or its parent ends. Arguments: the database, the mail server.
 *
 * Claims of a dead process are anybody's after ten seconds instead of two minutes, so that one need not wait for it.
 */
import { once } from "node:events";
import { connect } from "db/client.server";
import pino from "pino";
import { mailerFor } from "~/features/mails/mailer.server";
import { startSender } from "~/features/mails/sender.server";

const [databaseUrl = "", smtpUrl = ""] = process.argv.slice(2);
const house = {
  database: connect(databaseUrl),
  environment: { PORTAL_URL: "https://portal.example.no", MAIL_FROM: "Aktsom <portal@example.no>" },
  log: pino({ level: "error" }),
};
startSender(house, mailerFor(smtpUrl), { lookEvery: 2_000, signOfLifeEvery: 2_000, claimedFor: 10_000 });
process.send?.("ready");

await once(process, "disconnect");
process.exit();
