/**
 * The reporting templates of the Responsible Minerals Initiative and their versions, as their Revision sheets list them.
 *
 * RMI counts in decimals: 6.31 is older than 6.4. A version that is not listed here is newer than what was tried.
 */
export const templates = ["CMRT", "EMRT"] as const;
export type Template = (typeof templates)[number];

/** Where things are: all CMRT since 6.0; EMRT with cobalt and mica in fixed rows, and with up to six minerals. */
export type Layout = "cmrt6" | "emrt1" | "emrt2" | "older";

/** `Revision!B3`, in English whatever language the template shows (CMRT since 2.03). */
const titles: Readonly<Record<string, Template | "AMRT" | "CRT">> = {
  "conflict minerals reporting template": "CMRT",
  "extended mineral reporting template": "EMRT",
  "additional minerals reporting template": "AMRT",
  "pilot reporting template": "AMRT",
  "cobalt reporting template": "CRT",
};

export const templateTitled = (title: string) => titles[title.toLowerCase()] ?? null;

/** `Declaration!D2`, where there is no title: "… (CMRT)". */
export const templateIn = (heading: string) => /\((CMRT|EMRT|AMRT|CRT)\)/.exec(heading)?.[1] as Template | undefined;

const released: Readonly<Record<Template, Readonly<Record<string, string>>>> = {
  CMRT: {
    "3.01": "2014-05-30",
    "5.12": "2019-04-26",
    "6.0": "2020-05-13",
    "6.01": "2020-05-19",
    "6.1": "2021-04-28",
    "6.2": "2022-04-27",
    "6.21": "2022-05-06",
    "6.22": "2022-05-11",
    "6.3": "2023-05-05",
    "6.31": "2023-05-26",
    "6.4": "2024-04-26",
    "6.5": "2025-04-25",
  },
  EMRT: {
    "1.0": "2021-10-20",
    "1.01": "2021-11-23",
    "1.02": "2021-12-23",
    "1.1": "2022-10-14",
    "1.11": "2022-11-04",
    "1.2": "2023-05-12",
    "1.3": "2024-04-26",
    "2.0": "2025-04-25",
    "2.1": "2025-10-17",
  },
};

export const isTried = (template: Template, version: string) => version in released[template];

/** YYYY-MM-DD; null for a version that is not known. */
export const releaseOf = (template: Template, version: string) => released[template][version] ?? null;

/** "Revision 6.5⏎April 25, 2025" is "6.5"; the smelter list of some writes "Version 2.0". */
export const versionIn = (text: string) => /^\s*(?:Revision|Version)\s+(\d+(?:\.\d+)*[a-z]?)/i.exec(text)?.[1] ?? null;

/** As decimals; what comes after a second point tells apart equal ones. */
export function compareVersions(one: string, other: string): number {
  const [ones, others] = [one, other].map((version) => /^(\d+(?:\.\d+)?)(.*)$/.exec(version) ?? ["", "0", ""]);
  return Number(ones![1]) - Number(others![1]) || ones![2]!.localeCompare(others![2]!);
}

/** The oldest version of which every cell is known. */
const oldestRead: Readonly<Record<Template, string>> = { CMRT: "6.0", EMRT: "1.1" };

export function layoutOf(template: Template, version: string): Layout {
  if (compareVersions(version, oldestRead[template]) < 0) return "older";
  if (template === "CMRT") return "cmrt6";
  return compareVersions(version, "2.0") < 0 ? "emrt1" : "emrt2";
}
