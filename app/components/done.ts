/**
 * What was just done, said on the page one is led to.
 *
 * The address carries the key of a text and at most a number, never the words: nobody can make the portal say something
 * by sending a link. Each feature's locale file has the messages in a section `done`.
 */
import type { Texts } from "locales/index";

type Sections = {
  [Word in keyof Texts]: Texts[Word] extends { done: infer Done } ? `${Word & string}.${Name<Done>}` : never;
};
type Name<Done> = keyof Done extends infer Key extends string
  ? Key extends `${infer Base}_${"one" | "other"}`
    ? Base
    : Key
  : never;

/** Such as "suppliers.saved", for the text `done.saved` in locales/nb/suppliers.ts. */
export type DoneKey = Sections[keyof Texts];

/** An address, with what is to be said when it is reached. */
export function done(address: string, what: DoneKey, count?: number): string {
  const [page = "", fragment] = address.split("#");
  const query = `done=${what}${count === undefined ? "" : `&count=${count}`}`;
  return `${page}${page.includes("?") ? "&" : "?"}${query}${fragment ? `#${fragment}` : ""}`;
}

/** The rest of an address's question, once the message has been said. */
export function withoutDone(search: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(search);
  rest.delete("done");
  if (search.has("done")) rest.delete("count");
  return rest;
}
