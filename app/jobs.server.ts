/**
 * What the portal does without being asked by a page: sends mails, imports lists, cleans up.
 *
 * Everything is in the database, so any number of processes may run jobs; pg-boss gives each job to one of them, and a
 * regular one is due once however many offer it.
 */
import PgBoss from "pg-boss";

import { inScope } from "~/features/accounts/scopes.server";
import { endCertificates } from "~/features/certificates/expiring.server";
import { raiseUnanswered } from "~/features/declarations/unanswered-job.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { keepPublicKey } from "~/features/evidence/public-keys.server";
import { bossDatabase } from "~/features/jobs/boss-database.server";
import { cleanUp } from "~/features/jobs/clean-up.server";
import { type JobData, type JobName, queueOf } from "~/features/jobs/queue.server";
import { mailerFor } from "~/features/mails/mailer.server";
import { startSender } from "~/features/mails/sender.server";
import { remindOnSchedule } from "~/features/reminders/reminding.server";
import { workOnImport } from "~/features/suppliers/import-job.server";
import type { Portal } from "~/portal.server";

type Job<Name extends JobName> = {
  work(portal: Portal, data: JobData[Name]): Promise<void>;
  /** Seconds from one time to the next, for what is done regularly. */
  every?: number;
  /** How soon after being queued it begins, at most; in seconds. */
  looksEvery: number;
};

const jobs: { [Name in JobName]?: Job<Name> } = {
  "clean up": { work: cleanUp, every: 3600, looksEvery: 60 },
  "import suppliers": { work: workOnImport, looksEvery: 1 },
  "ask in vain": { work: raiseUnanswered, every: 3600, looksEvery: 60 },
  "end certificates": { work: (portal) => endCertificates(portal), every: 3600, looksEvery: 60 },
  remind: { work: (portal) => remindOnSchedule(portal), every: 900, looksEvery: 5 },
};

export type Jobs = {
  /** Finishes what is under way. */
  stop(): Promise<void>;
};

export async function startJobs(portal: Portal): Promise<Jobs> {
  const { database, environment, log } = portal;
  const mailer = environment.SMTP_URL ? mailerFor(environment.SMTP_URL) : undefined;
  await inScope(database, { role: "job" }, (store) => keepPublicKey(store, evidenceKeyFrom(environment.SECRET)));
  const sender = startSender(portal, mailer);

  const boss = new PgBoss({ db: bossDatabase(database.$client), migrate: false, schedule: false });
  boss.on("error", (error) => log.error({ error }, "a job queue has trouble"));
  await boss.start();
  /** Whoever offers it first in its span of time gets it in; pg-boss's own clock would need rights to make queues. */
  const offer = () =>
    Promise.all(
      (Object.entries(jobs) as [JobName, Job<JobName>][]).map(
        ([name, { every }]) => every && boss.send(queueOf(name), {}, { singletonSeconds: every }),
      ),
    ).catch((error) => log.error({ error }, "regular jobs could not be queued"));
  await offer();
  for (const [name, job] of Object.entries(jobs) as [JobName, Job<JobName>][]) {
    await boss.work<JobData[JobName]>(queueOf(name), { pollingIntervalSeconds: job.looksEvery }, async (given) => {
      for (const { data } of given) await job.work(portal, data);
    });
  }
  const offering = setInterval(offer, 60_000).unref();

  return {
    async stop() {
      clearInterval(offering);
      await Promise.all([sender.stop(), boss.stop({ timeout: 8_000 })]);
      mailer?.close();
    },
  };
}
