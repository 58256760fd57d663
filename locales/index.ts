/**
 * The shape of all the portal says, and the languages it says it in.
 *
 * Types only: a page takes the texts themselves from its own language's folder, so that a browser never gets both
 * languages (app/entry.client.tsx).
 */
import type nb from "./nb/index";

export type { Language } from "db/schema/words";

export type Texts = typeof nb;
