/**
 * A declaration as pages: what stands on which, and what is asked at all. The template's skip logic decides the latter: a
 * mineral that is not used, or does not remain in the product, is asked nothing more; and once none is left, neither is
 * the company.
 */
import { type DeclarationPart, declarationParts } from "db/schema/words";

import { type OpenItem, openItems } from "../minerals/completeness";
import { type Answer, answerTo, type Declaration } from "../minerals/declaration";
import { layouts } from "../minerals/layouts";
import type { Mineral } from "../minerals/minerals";

const closingOf = ({ layout }: Declaration) => layouts[layout === "older" ? "cmrt6" : layout].closing;

/** Whether the first answer about a mineral leaves nothing to ask about it. */
export const isUnused = (declaration: Declaration, mineral: Mineral) =>
  closingOf(declaration).used.includes(answerTo(declaration, "used", mineral)?.value ?? "");

/** Whether the questions after the second are asked about a mineral. */
export function isAskedOn(declaration: Declaration, mineral: Mineral): boolean {
  const { remains } = closingOf(declaration);
  return !isUnused(declaration, mineral) && !remains.includes(answerTo(declaration, "remains", mineral)?.value ?? "");
}

/** The questions of a page, in the template's order. */
export function answersOn(part: DeclarationPart, declaration: Declaration): Answer[] {
  const asked = new Set(declaration.minerals.filter((mineral) => isAskedOn(declaration, mineral)));
  return declaration.answers.filter(({ topic, mineral }) => {
    const isFirst = topic === "used" || topic === "remains";
    if (part === "use") return isFirst;
    if (part === "sourcing") return topic !== null && !isFirst && mineral !== null && asked.has(mineral);
    return part === "practice" && topic === null && (mineral === null ? asked.size > 0 : asked.has(mineral));
  });
}

/** The page on which an item the template's Checker counts is put right. */
export function partOf(item: OpenItem): DeclarationPart {
  switch (item.about) {
    case "company":
      return "company";
    case "question":
      if (item.mineral === null || !/^\d/.test(item.question)) return "practice";
      return ["1", "2"].includes(item.question) ? "use" : "sourcing";
    case "policyAddress":
      return "practice";
    case "products":
      return "products";
    case "minerals":
      return "use";
    default:
      return "smelters";
  }
}

/** The page a cell is corrected on; null for what no page changes. */
export function partOfCell(declaration: Declaration, cell: string): DeclarationPart | null {
  if (cell.startsWith("Smelter List!")) return cell.startsWith("Smelter List!Q3") ? null : "smelters";
  if (cell.startsWith("Product List!")) return "products";
  if (Object.values(declaration.company).some((field) => field.cell === cell)) return "company";
  const answer = declaration.answers.find((one) => one.cell === cell || one.comment.cell === cell);
  if (!answer) return null;
  return declarationParts.find((part) => answersOn(part, declaration).includes(answer)) ?? "use";
}

/** How many items are open on each page. */
export function openOn(declaration: Declaration): Record<DeclarationPart, number> {
  const counts = Object.fromEntries(declarationParts.map((part) => [part, 0])) as Record<DeclarationPart, number>;
  for (const item of openItems(declaration)) counts[partOf(item)] += 1;
  return counts;
}
