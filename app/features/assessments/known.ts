/**
 * What the portal knows already, and does not ask again (DESIGN 8): the questions it answers, each with where it comes
 * from and where it is changed. An answer typed here counts before it, since a question may ask for more than is known.
 *
 * Company facts and declarations are the supplier's own word and count when they are sent in; a certificate says
 * something once it has been accepted, and while it is in force. A question says by its `fact`, or by the certificates
 * of its options, what answers it.
 *
 * A further source is a part of `Known`, a word among the answers' sources, and an entry here; whoever reads an
 * assessment gives what is known, and everything else follows.
 */
import type { Answer, AnswerSource, MineralTemplate, Origin } from "db/schema/words";

import { isAuditReport } from "~/features/certificates/certificate-types";
import { certificateType } from "~/features/certificates/content/library";
import { isInForce, type Suspension, validityOn } from "~/features/certificates/validity";
import type { Facts } from "~/features/company-facts/facts-form";
import type { Mineral, Topic } from "~/features/minerals/minerals";
import type { Question } from "~/features/questionnaires/questionnaire";
import { fits } from "./answer-form";

export type Known = {
  facts: (Pick<Facts, "role" | "sites" | "resoldCountries"> & { createdAt: Date }) | undefined;
  /** Those accepted, whether in force or not. */
  certificates: readonly KnownCertificate[];
  /** The newest of each template. */
  declarations: readonly KnownDeclaration[];
  /** In the buyer's time zone. */
  today: string;
};

type KnownCertificate = {
  type: string;
  fileId: string;
  validFrom: string | null;
  endsOn: string | null;
  suspensions: readonly Suspension[];
  replacedOn: string | null;
  sites: readonly { country: string; place: string | null }[];
  acceptedAt: Date;
};

type KnownDeclaration = {
  template: MineralTemplate;
  version: string;
  requestId: string;
  submittedAt: Date;
  /** Whether minerals are used and remain, and the answers about the company. */
  answers: readonly { question: string; mineral: Mineral | null; topic: Topic | null; value: string | null }[];
};

export type KnownAnswer = {
  value: Answer;
  source: AnswerSource;
  /** When it was said, or accepted. */
  at: Date;
  /** Where it is changed. */
  changedAt: string;
  /** The certificates or templates that say so. */
  of?: string[];
  /** What shows it, which goes along as evidence. */
  files?: string[];
};

/** Where it comes from, as it is kept with the answer. */
export const originOf = ({ at, of }: KnownAnswer): Origin => ({ at: at.toISOString(), ...(of ? { of } : {}) });

type Fact = NonNullable<Question["fact"]>;

/** Null where it is not known. */
const answerBy: { [Name in Fact]: (known: Known) => KnownAnswer | null } = {
  role: fromFacts(
    ({ role }) => ({ producer: "producer", reseller: "distributor", both: "both", service: "services" })[role],
  ),
  countries: fromFacts(({ sites, resoldCountries }) => {
    const countries = [...new Set([...sites.map(({ country }) => country), ...resoldCountries])];
    return countries.length > 0 ? countries : null;
  }),
  employees: fromFacts(employeesIn),
  audit: ({ certificates, today }) => {
    const [newest] = certificates
      .filter(({ type, validFrom }) => isAuditReport(certificateType(type)) && validFrom)
      .toSorted((one, other) => other.validFrom!.localeCompare(one.validFrom!));
    return newest ? shownBy([newest], ageOf(newest.validFrom!, today)) : null;
  },
  "minerals present": ({ declarations }) => {
    const found = contained(declarations);
    if (mineralsAsked.some(({ mineral }) => found.get(mineral))) return declaredIn(declarations, "yes");
    return mineralsAsked.every(({ mineral }) => found.get(mineral) === false) ? declaredIn(declarations, "no") : null;
  },
  minerals: ({ declarations }) => {
    const found = contained(declarations);
    const values = mineralsAsked.filter(({ mineral }) => found.get(mineral)).map(({ value }) => value);
    return values.length > 0 ? declaredIn(declarations, values) : null;
  },
  "minerals policy": ({ declarations }) => {
    const answers = declarations.flatMap((one) =>
      one.answers.flatMap(({ question, mineral, value }) =>
        question === policyQuestion && mineral === null && (value === "Yes" || value === "No") ? [{ one, value }] : [],
      ),
    );
    const said = answers.find(({ value }) => value === "Yes") ?? answers[0];
    return said ? declaredIn([said.one], said.value === "Yes" ? "yes" : "no") : null;
  },
  cmrt: insteadOf("CMRT"),
  emrt: insteadOf("EMRT"),
};

/** @returns how many people the supplier's sites have; null where one does not say */
function employeesIn({ sites }: Pick<Facts, "sites">): number | null {
  return sites.length > 0 && sites.every(({ employees }) => employees !== null)
    ? sites.reduce((sum, { employees }) => sum + employees!, 0)
    : null;
}

function fromFacts(valueIn: (facts: NonNullable<Known["facts"]>) => Answer | null) {
  return ({ facts }: Known): KnownAnswer | null => {
    const value = facts ? valueIn(facts) : null;
    return value === null ? null : { value, source: "company facts", at: facts!.createdAt, changedAt: "/my/company" };
  };
}

/** How long ago an audit was, in the options' words. */
function ageOf(day: string, today: string) {
  const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  if (day > yearsAgo(1)) return "lt12";
  return day > yearsAgo(2) ? "lt24" : "older";
}

function shownBy(certificates: readonly KnownCertificate[], value: Answer): KnownAnswer {
  return {
    value,
    source: "certificates",
    at: new Date(Math.max(...certificates.map(({ acceptedAt }) => acceptedAt.getTime()))),
    changedAt: "/my/certificates",
    of: [...new Set(certificates.map(({ type }) => type))],
    files: certificates.map(({ fileId }) => fileId),
  };
}

/** The minerals a questionnaire asks about, as its options name them. */
const mineralsAsked = [
  { value: "tin", mineral: "Tin" },
  { value: "tantalum", mineral: "Tantalum" },
  { value: "tungsten", mineral: "Tungsten" },
  { value: "gold", mineral: "Gold" },
  { value: "cobalt", mineral: "Cobalt" },
  { value: "mica", mineral: "Mica" },
] as const satisfies { value: string; mineral: Mineral }[];

/** "Have you established a responsible minerals sourcing policy?" in every template that is read. */
const policyQuestion = "A";

/** Whether the goods contain each mineral; a mineral no declaration is clear about is left out. */
function contained(declarations: readonly KnownDeclaration[]): Map<Mineral, boolean> {
  const found = new Map<Mineral, boolean>();
  for (const { answers } of declarations)
    for (const { mineral, topic, value } of answers) {
      if (!mineral) continue;
      if (topic === "remains" && value === "Yes") found.set(mineral, true);
      else if ((topic === "used" || topic === "remains") && value === "No" && !found.has(mineral))
        found.set(mineral, false);
    }
  return found;
}

function declaredIn(declarations: readonly KnownDeclaration[], value: Answer): KnownAnswer {
  const newest = declarations.toSorted((one, other) => other.submittedAt.getTime() - one.submittedAt.getTime())[0]!;
  return {
    value,
    source: "declaration",
    at: newest.submittedAt,
    changedAt: `/my/requests/${newest.requestId}`,
    of: declarations.map(({ template }) => template),
  };
}

/** A declaration sent here stands for the file that is asked for. */
function insteadOf(template: MineralTemplate) {
  return ({ declarations }: Known) => {
    const there = declarations.find((one) => one.template === template);
    return there ? declaredIn([there], [`${template} ${there.version}`]) : null;
  };
}

/** What certificates in force say to a question whose options name them. */
function byCertificates({ type, options = [] }: Question, { certificates, today }: Known): KnownAnswer | null {
  const inForce = certificates.filter((one) => isInForce(validityOn(one, today)));
  const given = options.flatMap(({ value, certificates: types = [] }) => {
    const showing = inForce.filter((one) => types.includes(one.type));
    return showing.length > 0 ? [{ value, showing }] : [];
  });
  if (given.length === 0) return null;
  if (type === "choice") return shownBy(given[0]!.showing, given[0]!.value);
  return shownBy(
    given.flatMap(({ showing }) => showing),
    given.map(({ value }) => value),
  );
}

/** Whether something else than this page may answer the question. */
export const mayBeKnown = ({ fact, options = [] }: Pick<Question, "fact" | "options">) =>
  fact !== undefined || options.some(({ certificates }) => certificates);

/** @returns by question; what does not fit a question as it is asked does not answer it */
export function knownAnswers(questions: readonly Question[], known: Known): Map<string, KnownAnswer> {
  const answers = new Map<string, KnownAnswer>();
  for (const question of questions.filter(mayBeKnown)) {
    const answer = question.fact ? answerBy[question.fact](known) : byCertificates(question, known);
    if (answer && (question.type === "file" || fits(question, answer.value))) answers.set(question.key, answer);
  }
  return answers;
}
