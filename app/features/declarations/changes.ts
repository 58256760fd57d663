/** What has changed since the declaration before: answers that are others now, smelters that came and went. */
import type { Answer, Declaration, Smelter } from "../minerals/declaration";
import { textKey } from "../minerals/smelter-names";

export type Changes = {
  /** Null where it was not asked, or not answered, then. */
  readonly answers: readonly { readonly now: Answer; readonly before: Answer | null }[];
  readonly added: readonly Smelter[];
  readonly gone: readonly Smelter[];
};

/** By its number, and where it has none by its name. */
const keyOf = ({ metal, cid, name, status }: Smelter) => `${metal} ${cid ?? textKey(name ?? status)}`;

/** Questions are known by what they are about: another version of a template may number them otherwise. */
const isSameQuestion = (one: Answer, other: Answer) =>
  one.mineral === other.mineral && one.topic === other.topic && (one.topic !== null || one.question === other.question);

export function changesBetween(before: Declaration, now: Declaration): Changes {
  const [keysBefore, keysNow] = [before, now].map(({ smelters }) => new Set(smelters.map(keyOf)));
  return {
    answers: now.answers.flatMap((answer) => {
      const then = before.answers.find((one) => isSameQuestion(one, answer)) ?? null;
      return (then?.value ?? null) === answer.value ? [] : [{ now: answer, before: then }];
    }),
    added: now.smelters.filter((smelter) => !keysBefore!.has(keyOf(smelter))),
    gone: before.smelters.filter((smelter) => !keysNow!.has(keyOf(smelter))),
  };
}
