/** The standards in addresses: "/standards/compare?with=amfori-bsci". */
import { type CodeStandard, codeStandards } from "db/schema/words";

export const addressOfStandard = (standard: CodeStandard) => `/standards/compare?with=${standard.replaceAll(" ", "-")}`;

export const standardNamed = (name: string | null): CodeStandard | undefined =>
  codeStandards.find((standard) => standard.replaceAll(" ", "-") === name);
