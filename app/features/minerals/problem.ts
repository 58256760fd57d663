/** Why a file cannot be read as a declaration. Each is a sentence in the texts of the minerals, under `file`. */
export type FileProblem = {
  readonly key:
    | "notFound"
    | "empty"
    | "tooLarge"
    | "notAWorkbook"
    | "oldWorkbook"
    | "encrypted"
    | "damaged"
    | "unpacksTooLarge"
    | "tooManyRows"
    | "tookTooLong"
    | "macros"
    | "externalLinks"
    | "notATemplate"
    | "otherTemplate"
    | "noVersion"
    | "sheetMissing"
    | "columnsMoved"
    | "rowsMoved"
    | "unknownMineral"
    | "mineralsDisagree"
    | "answersLeft"
    | "otherLayout";
  readonly params: Readonly<Record<string, string | number>>;
};

/** Thrown while reading, caught by the thread that reads: the problem is the answer. */
export class FileRefused extends Error {
  constructor(
    readonly key: FileProblem["key"],
    readonly params: FileProblem["params"] = {},
  ) {
    super(key);
  }
}
