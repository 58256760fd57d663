/** A process that sends mails until it is killed. Arguments: the database, the mail server. Says when it has begun. */
import { connect } from "db/client.server";
import pino from "pino";
import { mailerFor } from "~/features/mails/mailer.server";
import { startSender } from "~/features/mails/sender.server";

const [databaseUrl = "", smtpUrl = ""] = process.argv.slice(2);
startSender(
  {
    database: connect(databaseUrl),
    environment: { PORTAL_URL: "https://portal.example.no", MAIL_FROM: "Aktsom <portal@example.no>" },
    log: pino({ level: "silent" }),
  },
  mailerFor(smtpUrl),
);
console.log("begun");
