/** RF-01 to RF-10: whether the form is current, filled in and legible. */
import { type Answer, allowedFor, type Declaration, type Field } from "../declaration";
import type { Context, Found, Rules } from "../flags";
import { type CompanyField, scopes } from "../minerals";
import { isUntried } from "../read-declaration";
import { textKey } from "../smelter-names";

export const form: Rules = (declaration, context) => [
  ...version(declaration, context),
  ...date(declaration, context),
  ...company(declaration),
  ...scope(declaration, context),
  ...texts(declaration, context),
];

function version(declaration: Declaration, { settings }: Context): Found[] {
  const { template, version, layout } = declaration;
  const found = (says: string, severity: Found["severity"]): Found[] => [
    { rule: "RF-01", says, severity, cells: ["Declaration!J3"], params: { template, version } },
  ];
  if (layout === "older") return found("older", "block");
  if (settings.acceptedVersions[template].includes(version)) return [];
  return found(isUntried(declaration) ? "untried" : "superseded", "medium");
}

function date({ company: { effectiveDate } }: Declaration, { today, settings }: Context): Found[] {
  const { value, raw, cell } = effectiveDate;
  if (raw === null || String(raw).trim() === "") return [];
  const found = { cells: [cell], params: { date: value ?? String(raw) } };
  if (value === null) return [{ rule: "RF-03", says: "unreadable", severity: "low", ...found }];
  if (value > today) return [{ rule: "RF-03", says: "future", severity: "high", ...found }];
  const months = settings.validMonths;
  if (monthsLater(value, months) >= today) return [];
  return [{ rule: "RF-02", says: "old", severity: "medium", ...found, params: { ...found.params, months } }];
}

/** The same day some months later; the last of the month where there is no such day. */
function monthsLater(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

const needed: readonly CompanyField[] = [
  "name",
  "scope",
  "contactName",
  "contactEmail",
  "contactPhone",
  "authorizerName",
  "authorizerEmail",
  "effectiveDate",
];

function company({ company }: Declaration): Found[] {
  const flag = (rule: string, says: string, severity: Found["severity"], fields: readonly CompanyField[]): Found[] =>
    fields.length === 0
      ? []
      : [{ rule, says, severity, cells: fields.map((field) => company[field].cell), params: { fields } }];
  const isBlank = (field: CompanyField) => String(company[field].raw ?? "").trim() === "";
  const addresses = (["contactEmail", "authorizerEmail"] as const).filter(
    (field) => !isBlank(field) && !String(company[field].raw).includes("@"),
  );
  const isWithout = (field: CompanyField) => /^(n\/?a|not available)$/i.test(company[field].value ?? "");
  const isSame = (field: CompanyField) => /^(the )?same\b|^samme\b|^ditto$/i.test(company[field].value ?? "");
  return [
    ...flag("RF-04", "empty", "block", needed.filter(isBlank)),
    ...flag(
      "RF-04",
      "noAddress",
      "block",
      addresses.filter((field) => !isWithout(field)),
    ),
    ...flag("RF-04", "notAvailable", "low", addresses.filter(isWithout)),
    ...flag("RF-05", "same", "low", (["contactName", "authorizerName"] as const).filter(isSame)),
  ];
}

function scope({ company, products }: Declaration, { products: requested = [] }: Context): Found[] {
  const { scope, scopeDescription } = company;
  const cells = [scope.cell];
  const found: Found[] = [];
  const listed = products.filter(({ number, requesterNumber }) => number ?? requesterNumber);
  const hasDescription = scopeDescription.value !== null;
  if (scope.value === scopes[1] && listed.length === 0)
    found.push({ rule: "RF-06", says: "noProducts", severity: "block", cells: [...cells, "Product List!B6"] });
  if (requested.length > 0 && scope.value === scopes[0])
    found.push({ rule: "RF-07", says: "companyOnly", severity: "medium", cells });
  if (requested.length > 0 && scope.value === scopes[1]) {
    const named = new Set(
      products.flatMap(({ number, name, requesterNumber, requesterName }) =>
        [number, name, requesterNumber, requesterName].flatMap((text) => (text === null ? [] : [textKey(text)])),
      ),
    );
    const missing = requested.filter((product) => !named.has(textKey(product)));
    if (missing.length > 0)
      found.push({
        rule: "RF-07",
        says: "missing",
        severity: "medium",
        cells: ["Product List!B6"],
        params: { products: missing },
      });
  }
  if (scope.value === scopes[2] && !hasDescription)
    found.push({ rule: "RF-08", says: "noDescription", severity: "block", cells: [scopeDescription.cell] });
  if (scope.value === scopes[0] && !hasDescription)
    found.push({ rule: "RF-08", says: "notSaid", severity: "low", cells: [scopeDescription.cell] });
  return found;
}

function texts(declaration: Declaration, { settings }: Context): Found[] {
  const { company, answers, smelters } = declaration;
  const found: Found[] = [];
  const allowed = (answer: Answer) => answer.value === null || allowedFor(declaration, answer).includes(answer.value);
  const strange: Field[] = answers.filter((answer) => !allowed(answer));
  if (company.scope.value !== null && !scopes.some((scope) => scope === company.scope.value))
    strange.unshift(company.scope);
  if (strange.length > 0)
    found.push({
      rule: "RF-09",
      says: "notAllowed",
      severity: "medium",
      cells: strange.map(({ cell }) => cell),
      params: { answers: strange.map(({ value }) => value!) },
    });
  const comments = answers.map(({ comment }) => comment);
  const long = [...Object.values(company), ...comments].filter(
    ({ raw }) => String(raw ?? "").length > settings.longestText,
  );
  if (long.length > 0)
    found.push({
      rule: "RF-09",
      says: "tooLong",
      severity: "medium",
      cells: long.map(({ cell }) => cell),
      params: { max: settings.longestText },
    });
  const foreign = [
    ...comments.filter(({ value }) => value !== null && !isEnglish(value)).map(({ cell }) => cell),
    ...smelters
      .filter(({ raw }) => raw.comments && !isEnglish(String(raw.comments)))
      .map(({ row }) => `Smelter List!Q${row}`),
  ];
  if (foreign.length > 0) found.push({ rule: "RF-10", says: "notEnglish", severity: "low", cells: foreign });
  return found;
}

const foreignWords =
  /(?<!\p{L})(og|ikke|vi|har|som|av|fra|det|til|på|alle|våre|leverandør\p{L}*|inte|och|från|nicht|und|wir|der|die|das|keine|les|des|nous|pas|avec|el|los|las|para|nuestros?)(?!\p{L})/giu;

/** Another script, or two of the words other languages are full of. */
function isEnglish(text: string): boolean {
  const others = text.match(/[^\p{Script=Latin}\P{L}]/gu) ?? [];
  return others.length < 3 && (text.match(foreignWords) ?? []).length < 2;
}
