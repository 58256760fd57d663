/** What the answers about one mineral say, by what they are about: templates number their questions differently. */
import { type Answer, answerTo, type Declaration, type Smelter } from "../declaration";
import { layouts } from "../layouts";
import type { Mineral, Topic } from "../minerals";

const later: readonly Topic[] = ["covered", "highRisk", "recycled", "answered", "identified", "reported"];

export class Asked {
  readonly smelters: readonly Smelter[];

  constructor(
    private readonly declaration: Declaration,
    readonly mineral: Mineral,
  ) {
    this.smelters = declaration.smelters.filter(({ metal }) => metal === mineral);
  }

  at = (topic: Topic): Answer | undefined => answerTo(this.declaration, topic, this.mineral);
  value = (topic: Topic): string | null => this.at(topic)?.value ?? null;
  cells = (...topics: Topic[]): string[] => topics.flatMap((topic) => this.at(topic)?.cell ?? []);

  /** Of those after the second question. */
  get later(): Answer[] {
    return later.flatMap((topic) => this.at(topic) ?? []);
  }

  /** In the product: only then do the later answers count. */
  get isDeclared(): boolean {
    return this.value("used") === "Yes" && this.value("remains") === "Yes";
  }

  /** Said not to be in the product, or not to be declared; not knowing is neither. */
  get isDenied(): boolean {
    const { closing } = layouts[this.declaration.layout === "older" ? "cmrt6" : this.declaration.layout];
    const denies = (value: string | null, words: readonly string[]) =>
      value !== null && value !== "Unknown" && words.includes(value);
    return denies(this.value("used"), closing.used) || denies(this.value("remains"), closing.remains);
  }

  /** Whether the material comes from where it should not: covered countries in CMRT, high-risk areas in EMRT. */
  get origin(): "covered" | "highRisk" {
    return this.at("covered") ? "covered" : "highRisk";
  }
}
