/** What a page of a declaration is given, and where it leads. */
import { data } from "@remix-run/node";
import { type DeclarationPart, declarationParts, type Language } from "db/schema/words";

import { evidenceEndings, proofLimit } from "~/features/files/media-types";
import { type Answer, allowedFor, type Declaration, type Field } from "~/features/minerals/declaration";
import { companyFields, scopes } from "~/features/minerals/minerals";
import type { Rejection } from "~/forms/read-form.server";
import type { Typed } from "~/forms/values";
import { formatDateTime } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { scopeLetters } from "./declaration-form";
import { type Declaring, type Draft, mayChange, seenOn } from "./drafts.server";
import { nameOf, productLines } from "./editing";
import { answersOn } from "./parts";
import { answerLabel, capital, isAllowed, questionHelp, questionText } from "./question-words";

export const scopeLetterOf = ({ company }: Declaration) =>
  scopeLetters[(scopes as readonly (string | null)[]).indexOf(company.scope.value)] ?? null;

type QuestionShown = {
  key: string;
  text: string;
  help: string | null;
  fields: {
    name: string;
    /** Null where the question is about the company. */
    mineral: string | null;
    options: { value: string; label: string }[];
    value: string | null;
    comment: string | null;
    fileSays: string | null;
  }[];
};

export const ratingLimits = { endings: evidenceEndings, bytes: proofLimit };

export type PartShown = ReturnType<typeof partShown>;

export function partShown(declaring: Declaring & { draft: Draft }, part: DeclarationPart, language: Language) {
  const { declaration, componentsRated } = declaring.draft;
  const { t } = translatorFor(language);
  const { company, products } = declaration;
  return {
    id: declaring.task.id,
    part,
    isOpen: mayChange(declaring, part),
    seen: seenOn(part, declaring.draft),
    company:
      part === "company"
        ? {
            values: {
              ...Object.fromEntries(companyFields.map((field) => [field, company[field].value])),
              scope: scopeLetterOf(declaration),
            },
            labels: Object.fromEntries(
              companyFields.map((field) => [field, capital(t(`minerals:company.${field}`))]),
            ) as Record<(typeof companyFields)[number], string>,
            scopes: scopeLetters.map((value) => ({ value, label: t(`minerals:scope.${value}`) })),
            fileSays: {
              scope: unreadable(company.scope, scopeLetterOf(declaration)),
              effectiveDate: unreadable(company.effectiveDate, company.effectiveDate.value),
            },
          }
        : null,
    questions: questionsShown(declaration, part, language),
    products: part === "products" ? { list: productLines(products), componentsRated } : null,
    rating: part === "products" ? { file: declaring.draft.componentsFile, limits: ratingLimits } : null,
  };

  function unreadable({ raw }: Field, understood: string | null) {
    const text = raw === null ? "" : String(raw).trim();
    return text && understood === null ? t("minerals:fileSaysDate", { text }) : null;
  }
}

function questionsShown(declaration: Declaration, part: DeclarationPart, language: Language): QuestionShown[] {
  const { t } = translatorFor(language);
  const questions = new Map<string, QuestionShown>();
  for (const answer of answersOn(part, declaration)) {
    const shown = questions.get(answer.question) ?? {
      key: answer.question,
      text: questionText(declaration, answer, t),
      help: questionHelp(answer, t),
      fields: [],
    };
    const isKnown = isAllowed(declaration, answer);
    shown.fields.push({
      name: nameOf(answer),
      mineral: answer.mineral && capital(t(`minerals:mineral.${answer.mineral}`)),
      options: allowedFor(declaration, answer).map((value) => ({ value, label: answerLabel(value, t) })),
      value: isKnown ? answer.value : null,
      comment: answer.comment.value,
      fileSays: isKnown ? null : t("minerals:fileSays", { text: answer.value ?? "" }),
    });
    questions.set(answer.question, shown);
  }
  return [...questions.values()];
}

/** The page after this one that may be changed; after the last one everything is looked over. */
export function wayOn(declaring: Declaring, part: DeclarationPart): string {
  const here = `/my/requests/${declaring.task.id}/declaration`;
  const next = declarationParts.slice(declarationParts.indexOf(part) + 1).find((one) => mayChange(declaring, one));
  return next ? `${here}/${next}` : here;
}

/** What another has saved meanwhile, shown to whoever changed the same page. */
export type Conflict = { theirs: string; by: string | null; at: string; values: { label: string; value: string }[] };

export function conflictAnswer(
  there: Draft,
  part: DeclarationPart,
  { language, timeZone, typed }: { language: Language; timeZone: string; typed: Typed },
) {
  const conflict: Conflict = {
    theirs: seenOn(part, there),
    by: there.keptBy,
    at: formatDateTime(there.keptAt, language, timeZone),
    values: valuesOn(there, part, language),
  };
  return data<Rejection & { conflict: Conflict }>(
    { errors: { settle: { key: "changedMeanwhile" } }, typed, conflict },
    { status: 422 },
  );
}

/** What stands on a page, in words. */
export function valuesOn(
  { declaration, componentsRated }: Pick<Draft, "declaration" | "componentsRated">,
  part: DeclarationPart,
  language: Language,
): { label: string; value: string }[] {
  const { t } = translatorFor(language);
  const told = (label: string, value: string | null) => (value === null || value === "" ? [] : [{ label, value }]);
  switch (part) {
    case "company":
      return companyFields.flatMap((field) =>
        told(
          capital(t(`minerals:company.${field}`)),
          field === "scope" && scopeLetterOf(declaration)
            ? t(`minerals:scope.${scopeLetterOf(declaration)!}`)
            : declaration.company[field].value,
        ),
      );
    case "products":
      return [
        ...told(t("declarations:parts.products"), productLines(declaration.products)),
        ...told(t("declarations:products.componentsRated"), componentsRated),
      ];
    case "smelters":
      return declaration.smelters.map(({ metal, name, cid, country, row }) => ({
        label: [metal, t("declarations:smelters.row", { row })].filter(Boolean).join(", "),
        value: [name, cid, country].filter(Boolean).join(", "),
      }));
    default:
      return answersOn(part, declaration).flatMap((answer) =>
        told(answerTitle(declaration, answer, language), answerSaid(answer, language)),
      );
  }
}

export function answerTitle(declaration: Declaration, answer: Answer, language: Language): string {
  const { t } = translatorFor(language);
  const text = questionText(declaration, answer, t);
  return answer.mineral ? `${text} ${capital(t(`minerals:mineral.${answer.mineral}`))}` : text;
}

export function answerSaid({ value, comment }: Answer, language: Language): string | null {
  const { t } = translatorFor(language);
  const said = [value === null ? null : answerLabel(value, t), comment.value].filter((text) => text !== null);
  return said.length > 0 ? said.join(". ") : null;
}
