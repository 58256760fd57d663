/** `npm run -s events -- verify FILE`: checks an exported log, without the portal and its database. */
import { createReadStream } from "node:fs";

import { checkLog, linesOf } from "~/features/events/log-check.server";
import { fingerprintOf } from "~/features/evidence/keys.server";

const [command, file, ...rest] = process.argv.slice(2);
process.exitCode = command === "verify" && file && rest.length === 0 ? await verify(file) : usage();

async function verify(path: string): Promise<0 | 1> {
  const stream = createReadStream(path);
  try {
    const checked = await checkLog(linesOf(stream));
    if (!checked.fits) {
      console.error(`${path}: line ${checked.line} does not fit. ${checked.why}`);
      return 1;
    }
    const { heading, erased } = checked;
    console.log(
      `${path}: whole. ${heading.events} events of ${heading.name}, exported ${heading.exportedAt}, none changed, removed or moved.`,
    );
    if (erased > 0) console.log(`The personal data of ${erased} of them were erased on request; the chain says so.`);
    console.log(
      `Signed with the key ${fingerprintOf(Buffer.from(heading.key, "hex"))}. The portal's page /verify names its keys.`,
    );
    return 0;
  } catch (error) {
    console.error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`);
    return 1;
  } finally {
    stream.destroy();
  }
}

function usage(): 1 {
  console.error("Say what to check: npm run -s events -- verify FILE");
  return 1;
}
