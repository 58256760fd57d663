import type { Language } from "db/schema/words";

const readsNorwegian = new Set(["NO", "DK", "SE"]);

/** The language a contact is first written to in; she changes it herself, anywhere, any time (DESIGN 6). */
export const firstLanguage = (country: string | null): Language =>
  country && readsNorwegian.has(country) ? "nb" : "en";
