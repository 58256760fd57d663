/** The mails of the coming days, if nobody does anything: what the schedule says day by day, from what it has said so far. */
import { type Done, openOf, type Renewed, renewalsOn } from "../renewals/rules";
import { plusDays } from "../requests/deadlines";
import { afterMails, mailsOn, type Open, type Rules, type Scheduled } from "./schedule";

export type Known = {
  /** What waits for suppliers. */
  open: readonly Open[];
  /** What they have done and will be asked again. */
  done?: readonly Done[];
  /** Certificates that end; theirs are mails of their own, to addresses that get no other that day. */
  ending?: readonly Open[];
};

type ForecastDay = { day: string; mails: Scheduled[]; renewed: Renewed[] };

/** @returns the days on which something goes out */
export function forecast(from: string, count: number, { open, done = [], ending = [] }: Known, rules: Rules) {
  const days: ForecastDay[] = [];
  let [waiting, renewable, certificates] = [open, done, ending];
  for (let n = 0; n < count; n++) {
    const day = plusDays(from, n);
    const renewed = renewalsOn(day, renewable, waiting, rules);
    const asked = new Set(renewed.map((one) => one.done));
    renewable = renewable.filter((one) => !asked.has(one));
    waiting = [...waiting, ...renewed.map((one) => openOf(one, day))];
    const mails = mailsOn(day, waiting, rules);
    waiting = afterMails(day, waiting, mails);
    const written = new Set(mails.map(({ email }) => email));
    const ofCertificates = mailsOn(day, certificates, rules).filter(({ email }) => !written.has(email));
    certificates = afterMails(day, certificates, ofCertificates);
    if (mails.length + ofCertificates.length > 0) days.push({ day, mails: [...mails, ...ofCertificates], renewed });
  }
  return days;
}
