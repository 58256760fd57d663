import nodemailer from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MailServer, mailServer } from "../support/smtp";

let server: MailServer;
beforeAll(async () => {
  server = await mailServer({ slowness: 300 });
});
afterAll(() => server.close());

const send = (to: string) =>
  nodemailer.createTransport(server.url).sendMail({
    from: { name: "Kåre Ås via Aktsom", address: "portal@example.no" },
    replyTo: "kare@example.no",
    to,
    subject: "Be om svar på åpenhetsloven – 誠意 og en lang linje som må brettes",
    text: "Hei",
  });

test("keeps what it accepted, readable", async () => {
  await send("anne@example.no");
  expect(server.lettersTo("anne@example.no")).toMatchObject([
    {
      from: "Kåre Ås via Aktsom <portal@example.no>",
      to: "anne@example.no",
      replyTo: "kare@example.no",
      subject: "Be om svar på åpenhetsloven – 誠意 og en lang linje som må brettes",
      messageId: expect.stringMatching(/^<.+@.+>$/),
    },
  ]);
});

test("refuses, defers and drops whom it is told to, and nobody else", async () => {
  server.treat("Gone@example.no", "refuse");
  server.treat("later@example.no", "defer");
  server.treat("cut@example.no", "drop");
  server.treat("slow@example.no", "slow");
  await expect(send("gone@example.no")).rejects.toMatchObject({ responseCode: 550 });
  await expect(send("later@example.no")).rejects.toMatchObject({ responseCode: 451 });
  await expect(send("cut@example.no")).rejects.toThrow(/closed|ECONNRESET|hang up/i);
  await send("slow@example.no");
  expect(server.letters.flatMap(({ recipients }) => recipients)).toEqual(["anne@example.no", "slow@example.no"]);
});
