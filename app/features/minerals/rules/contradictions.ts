/** RF-11 to RF-23: answers that do not go together, for one mineral at a time. */
import { type Declaration, type Smelter, smelterCell } from "../declaration";
import type { Context, Found, Rules } from "../flags";
import { everybody } from "../layouts";
import { minerals } from "../minerals";
import { namesMine } from "../smelter-names";
import { Asked } from "./asked";

export const contradictions: Rules = (declaration, context) => {
  if (declaration.layout === "older") return [];
  return [
    ...declaration.minerals.flatMap((mineral) => ofMineral(new Asked(declaration, mineral), context)),
    ...notChosen(declaration),
  ];
};

function ofMineral(asked: Asked, context: Context): Found[] {
  const { mineral, smelters, value, cells } = asked;
  const found: Found[] = [];
  const flag = (rule: string, says: string, severity: Found["severity"], resting: string[], params = {}) =>
    found.push({ rule, says, severity, mineral, cells: resting, params });
  const rows = (some: readonly Smelter[], column: string) => some.map((smelter) => smelterCell(smelter, column));

  if (asked.isDenied) {
    const given = asked.later.filter((answer) => answer.value !== null);
    if (given.length > 0)
      flag(
        "RF-11",
        "answered",
        "low",
        given.map(({ cell }) => cell),
      );
    if (smelters.length > 0)
      flag("RF-14", "denied", "high", [...cells("used", "remains"), ...rows(smelters, "B")], {
        count: smelters.length,
      });
    const isUnexplained = value("used") === "No" && asked.at("used")?.comment.value === null;
    if (isUnexplained && context.expected?.includes(mineral)) flag("RF-23", "unexplained", "low", cells("used"));
  }
  if (!asked.isDeclared) return found;

  const open = asked.later.filter((answer) => answer.value === null);
  if (open.length > 0)
    flag(
      "RF-12",
      "open",
      "block",
      open.map(({ cell }) => cell),
      { questions: open.map(({ question }) => question) },
    );
  if (smelters.length === 0) flag("RF-13", "none", "block", cells("used", "remains"));

  const [origin, recycled, answered, identified] = [
    asked.origin,
    value("recycled"),
    value("answered"),
    value("identified"),
  ];
  const mined = smelters.filter(
    (one) => one.recycled === "No" || namesMine(one.mineNames) || namesMine(one.mineCountries),
  );
  if (recycled === "Yes" && mined.length > 0)
    flag("RF-15", "mined", "high", [...cells("recycled"), ...rows(mined, "P")]);
  const isAllRecycled = smelters.length > 0 && smelters.every((one) => one.recycled === "Yes");
  if (isAllRecycled && (recycled === "No" || recycled === "Unknown"))
    flag("RF-16", "recycled", "medium", [...cells("recycled"), ...rows(smelters, "P")]);
  const risky = (["covered", "highRisk"] as const).filter((topic) => value(topic) === "Yes");
  if (recycled === "Yes" && risky.length > 0) flag("RF-17", "both", "medium", cells("recycled", ...risky));

  const isPartly = answered !== null && answered !== everybody;
  if (identified === "Yes" && isPartly)
    flag("RF-18", "partly", "medium", cells("identified", "answered"), { answered });
  if (value(origin) === "No" && (isPartly || identified === "No"))
    flag("RF-19", "unsure", "medium", [
      ...cells(origin),
      ...(isPartly ? cells("answered") : []),
      ...(identified === "No" ? cells("identified") : []),
    ]);
  const unidentified = smelters.filter(({ status }) => status === "not yet identified");
  if (identified === "Yes" && unidentified.length > 0)
    flag("RF-20", "unidentified", "high", [...cells("identified"), ...rows(unidentified, "C")]);
  if (value("covered") === "Yes" && value("highRisk") === "No")
    flag("RF-21", "covered", "high", cells("covered", "highRisk"));
  const bare = risky.filter((topic) => asked.at(topic)?.comment.value === null);
  if (bare.length > 0)
    flag(
      "RF-22",
      "uncommented",
      "low",
      bare.map((topic) => asked.at(topic)!.comment.cell),
    );
  return found;
}

/** Smelters of a mineral the declaration is not about. */
function notChosen({ minerals: chosen, smelters }: Declaration): Found[] {
  return minerals
    .filter((mineral) => !chosen.includes(mineral))
    .flatMap((mineral): Found[] => {
      const of = smelters.filter(({ metal }) => metal === mineral);
      if (of.length === 0) return [];
      const cells = of.map((one) => smelterCell(one, "B"));
      return [{ rule: "RF-14", says: "notChosen", severity: "high", mineral, cells, params: { count: of.length } }];
    });
}
