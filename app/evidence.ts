/** `npm run -s evidence -- verify FILE [--export FILE]`: checks a PDF of evidence, without the portal and its database. */
import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";

import { checkFile } from "~/features/evidence/check-file.server";
import { publicPartIn } from "~/features/evidence/public-part";

/** No evidence is a tenth as large. */
const mostBytes = 100_000_000;

process.exitCode = run();

function run(): 0 | 1 {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { export: { type: "string" } } });
    const [command, file, ...more] = positionals;
    if (command !== "verify" || !file || more.length > 0)
      return no("Say what to check: npm run -s evidence -- verify FILE [--export FILE]");
    const known = values.export === undefined ? null : publicPartIn(readFileSync(values.export, "utf8"));
    if (values.export !== undefined && !known) return no(`${values.export} is not the public part of an export.`);
    if (statSync(file).size > mostBytes) return no(`${file} is too large to be evidence from the portal.`);
    const { isGood, says } = checkFile(readFileSync(file), known);
    const text = [`${file}: ${says[0]}`, ...says.slice(1)].join("\n");
    if (!isGood) return no(text);
    console.log(text);
    return 0;
  } catch (error) {
    return no((error as Error).message);
  }
}

function no(sentence: string): 1 {
  console.error(sentence);
  return 1;
}
