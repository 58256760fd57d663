/** RF-30 to RF-38: answers that go together and still tell of a risk. */
import { type Answer, companyAnswer, type Declaration } from "../declaration";
import type { Found, Rules } from "../flags";
import { everybody } from "../layouts";
import type { Mineral, Topic } from "../minerals";
import { Asked } from "./asked";

export const risks: Rules = (declaration) => {
  if (declaration.layout === "older") return [];
  const declared = declaration.minerals
    .map((mineral) => new Asked(declaration, mineral))
    .filter((one) => one.isDeclared);
  return [...declared.flatMap(ofMineral), ...(declared.length > 0 ? ofPractice(declaration, declared) : [])];
};

const only = ["DRC only", "India and/or Madagascar only"];
const few = ["50% or less", "None", "Did not survey"];

function ofMineral({ mineral, value, cells }: Asked): Found[] {
  const found: Found[] = [];
  const flag = (rule: string, says: string, severity: Found["severity"], resting: string[], params = {}) =>
    found.push({ rule, says, severity, mineral, cells: resting, params });
  const highRisk = value("highRisk");
  if (value("covered") === "Yes") flag("RF-30", "covered", "high", cells("covered"));
  if (highRisk !== null && only.includes(highRisk))
    flag("RF-30", "only", "high", cells("highRisk"), { answer: highRisk });
  if (highRisk === "Yes") flag("RF-31", "highRisk", "medium", cells("highRisk"));
  const unknown = (["covered", "highRisk", "recycled"] as const).filter((topic: Topic) => value(topic) === "Unknown");
  if (unknown.length > 0) flag("RF-31", "unknown", "medium", cells(...unknown));
  const answered = value("answered");
  if (answered !== null && few.includes(answered)) flag("RF-32", "few", "high", cells("answered"), { answered });
  else if (answered !== null && answered !== everybody)
    flag("RF-33", "partly", answered === "Greater than 90%" ? "low" : "medium", cells("answered"), { answered });
  if (value("identified") === "No") flag("RF-34", "notIdentified", "medium", cells("identified"));
  if (value("reported") === "No") flag("RF-34", "notReported", "high", cells("reported"));
  return found;
}

function ofPractice(declaration: Declaration, declared: readonly Asked[]): Found[] {
  const found: Found[] = [];
  const flag = (
    rule: string,
    says: string,
    severity: Found["severity"],
    { cell }: { cell: string },
    mineral?: Mineral,
  ) => found.push({ rule, says, severity, cells: [cell], ...(mineral && { mineral }) });
  const at = (letter: string) => companyAnswer(declaration, letter);
  const isNo = (answer: Answer | undefined): answer is Answer => answer?.value === "No";
  const [policy, address, diligence, survey] = ["A", "B", "D", "E"].map(at);
  if (isNo(policy)) flag("RF-35", "noPolicy", "high", policy);
  if (isNo(diligence)) flag("RF-35", "noDiligence", "high", diligence);
  if (isNo(address)) flag("RF-36", "notPublic", "low", address);
  if (address?.value === "Yes") {
    const written = address.comment.value ?? "";
    if (written.length <= 1) flag("RF-36", "noAddress", "block", address.comment);
    else if (!/\w\.\w/.test(written)) flag("RF-36", "notAnAddress", "low", address.comment);
  }
  for (const [letter, says] of [
    ["C", "notRequired"],
    ["F", "noReview"],
    ["G", "noCorrection"],
  ] as const) {
    const answer = at(letter);
    if (isNo(answer)) flag("RF-37", says, "medium", answer);
  }
  for (const { mineral } of declared) {
    const required = declaration.answers.find((answer) => answer.question === "C" && answer.mineral === mineral);
    if (isNo(required)) flag("RF-37", "notRequired", "medium", required, mineral);
  }
  if (isNo(survey)) flag("RF-38", "noSurvey", "medium", survey);
  const isOther = survey?.value?.toLowerCase().startsWith("yes, using other");
  if (survey && isOther && survey.comment.value === null) flag("RF-38", "notDescribed", "medium", survey.comment);
  return found;
}
