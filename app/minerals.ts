/**
 * `npm run -s minerals -- check FILE [--list TEMPLATE.xlsx] [--today YYYY-MM-DD] [--json]`: reads a CMRT or EMRT, counts
 * what is missing and names what is remarkable, without the portal and its database. Ends with 2 for a file that cannot
 * be read.
 */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { FileProblem } from "~/features/minerals/problem";
import { readList } from "~/features/minerals/read-list.server";
import type { Edition } from "~/features/minerals/reference";
import { referenceFor } from "~/features/minerals/reference";
import { type Both, inBoth, type Report, reportOf } from "~/features/minerals/report.server";
import { usualSettings } from "~/features/minerals/settings";
import { listProblemIn, problemIn } from "~/features/minerals/words";
import { mostBytes, readWorkbook } from "~/features/minerals/workbooks.server";
import { dayOf, isDate } from "~/i18n/format";

process.exitCode = await run();

async function run(): Promise<0 | 1 | 2> {
  const asked = askedFor();
  if (!asked) {
    console.error(
      "Say what to check: npm run -s minerals -- check FILE [--list TEMPLATE.xlsx] [--today YYYY-MM-DD] [--json]",
    );
    return 1;
  }
  const { file, list, today, json } = asked;
  const no = (code: string, text: Both): 2 => {
    console.log(json ? JSON.stringify({ error: { code, text } }) : text.en);
    return 2;
  };
  const edition = list === undefined ? null : await editionIn(list, today);
  if (edition && "nb" in edition) return no("list", edition);
  const read = await opened(file, readWorkbook);
  if ("problem" in read)
    return no(
      read.problem.key,
      inBoth((t, language) => problemIn(read.problem, t, language)),
    );
  const { declaration } = read;
  const reference = edition && referenceFor([edition], declaration.company.effectiveDate.value);
  const report = reportOf(declaration, { today, settings: usualSettings, reference });
  console.log(json ? JSON.stringify(report) : readable(file, report));
  return 0;
}

/** The list, or a sentence that says why not. */
async function editionIn(file: string, today: string): Promise<Edition | Both> {
  const list = await opened(file, (bytes) => readList(bytes, today));
  if ("edition" in list) return list.edition;
  return inBoth((t, language) =>
    "problem" in list
      ? `${basename(file)}: ${problemIn(list.problem, t, language)}`
      : list.problems.map((one) => `${basename(file)}: ${listProblemIn(one, t)}`).join("\n"),
  );
}

type Refused = { readonly problem: FileProblem };

function opened<Answer>(file: string, read: (bytes: Uint8Array) => Promise<Answer>): Promise<Answer | Refused> {
  try {
    // A file too large is not taken into memory to learn that.
    if (statSync(file).size > mostBytes) return refused("tooLarge", { megabytes: mostBytes / 1e6 });
    return read(readFileSync(file));
  } catch {
    return refused("notFound", { name: basename(file) });
  }
}

async function refused(key: FileProblem["key"], params: FileProblem["params"]): Promise<Refused> {
  return { problem: { key, params } };
}

function readable(file: string, { template, version, company, layout, openItems, flags }: Report): string {
  const missing = layout === "older" ? "Its questions were not read." : `Not filled in: ${openItems.length}.`;
  return [
    `${basename(file)}: ${template} ${version}, ${company.name ?? "no company"}, ${company.effectiveDate ?? "no date"}`,
    missing,
    ...openItems.map(({ item, cell }) => `  ${item} (${cell})`),
    `To be looked at: ${flags.length}.`,
    ...flags.map(({ rule, severity, text }) => `  ${rule} ${severity}: ${text.en}`),
  ].join("\n");
}

function askedFor() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { list: { type: "string" }, today: { type: "string" }, json: { type: "boolean" } },
    });
    const [command, file, ...more] = positionals;
    const today = values.today ?? dayOf(new Date());
    if (command !== "check" || !file || more.length > 0 || !isDate(today)) return null;
    return { file, list: values.list, today, json: values.json ?? false };
  } catch {
    return null;
  }
}
