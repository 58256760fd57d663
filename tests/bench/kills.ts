/**
 * A portal killed again and again while four suppliers save answers: what it has acknowledged is there afterwards. Each
 * counts one answer up, a save after another, as the page's own script sends them.
 */
import { nameOf } from "~/features/assessments/answer-form";

import { type Buyer, type Invited, invitedSuppliers } from "./buyers";
import type { House } from "./house";
import type { Client, Verdict } from "./measure";
import { steps } from "./pages";

const question = "company.employees";
const atOnce = 4;

type Line = Invited & { said: number; seen: string };

export async function measureKills(house: House, buyer: Buyer, { kills }: { kills: number }): Promise<Verdict[]> {
  const invited = await invitedSuppliers(house.owner, buyer, atOnce);
  const lines: Line[] = invited.map((supplier) => Object.assign(supplier, { said: 0, seen: "0" }));
  const open = steps.find(({ name }) => name.startsWith("open the tasks"))!;
  const lost: string[] = [];
  let unsaid = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const portal = await house.portal({ watched: true });
    if (kill === 0) for (const line of lines) await open.go(portal, line);
    await savedUntilKilled(portal, lines, 1 + ((kill * 7) % 23));
    for (const line of lines) {
      const [row] = await house.owner`select value::text::int as value, version from answers
        where request_id = ${line.assessment} and question = ${question}`;
      const kept = row?.value ?? 0;
      // One more may have been kept whose acknowledgement died with the process.
      if (kept < line.said || kept > line.said + 1 || (row?.version ?? 0) !== kept)
        lost.push(`${line.said} acknowledged, ${kept} kept as version ${row?.version}`);
      unsaid += kept - line.said;
    }
  }
  const saved = lines.reduce((sum, { said }) => sum + said, 0);
  return [
    {
      budget: `a portal killed ${kills} times while answers are saved: none lost that was acknowledged`,
      holds: lost.length === 0,
      found: `${saved} acknowledged, ${lost.length} lost, ${unsaid} kept unacknowledged${lost.map((one) => `; ${one}`).join("")}`,
    },
  ];
}

/** Kills the portal in the midst of saving, once it has acknowledged so many. */
async function savedUntilKilled(portal: Client & { kill(): Promise<void> }, lines: readonly Line[], enough: number) {
  let acknowledged = 0;
  let killing: Promise<void> | undefined;
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const answer = await save(portal, line);
        if (!answer) return;
        line.said += 1;
        line.seen = answer.seen;
        acknowledged += 1;
        if (acknowledged >= enough) killing ??= portal.kill();
      }
    }),
  );
  await killing;
}

/** @returns null when the portal died before it answered */
async function save(portal: Client, { assessment, cookie, said, seen }: Line): Promise<{ seen: string } | null> {
  const name = nameOf(question);
  const form = { question: name, [`${name}.seen`]: seen, [`${name}.value`]: String(said + 1) };
  const path = `/my/requests/${assessment}/answers`;
  const answer = await portal.ask({ path, cookie, form, isPlain: true }).catch(() => null);
  if (!answer) return null;
  const { status, body } = answer;
  if (status !== 200) throw new Error(`Saving answered ${status}: ${body.toString().slice(0, 200)}`);
  return JSON.parse(body.toString()) as { seen: string };
}
