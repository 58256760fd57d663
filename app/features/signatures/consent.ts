/**
 * What the signer agrees to, kept word for word with the signature (domain texts, version 1).
 *
 * One sentence says who may bind the company, the rest that the signature is electronic and what is kept as proof.
 * They are evidence, not captions: a changed word is a new version here, and the signature keeps its own copy anyway.
 */
import type { Language } from "db/schema/words";

type Sentences = { authority: string; authorityForSeveral: string; authorityWithReservations: string; consent: string };

const sentences: Record<Language, Sentences> = {
  nb: {
    authority:
      "Jeg bekrefter at jeg kan forplikte {{supplier}}, alene eller etter fullmakt, at jeg har lest dokumentet, og at {{supplier}} vil følge det.",
    authorityForSeveral:
      "Jeg bekrefter at jeg kan forplikte {{supplier}}, alene eller etter fullmakt, at jeg har lest dokumentene, og at {{supplier}} vil følge dem.",
    authorityWithReservations:
      "Jeg bekrefter at jeg kan forplikte {{supplier}}, alene eller etter fullmakt, at jeg har lest dokumentet, og at {{supplier}} vil følge det med forbeholdene som er oppgitt.",
    consent:
      "Jeg godtar å signere elektronisk. Navn, stilling, e-postadresse, tidspunkt, IP-adresse og nettleser lagres som bevis og vises for {{buyer}}.",
  },
  en: {
    authority:
      "I confirm that I can bind {{supplier}}, alone or by power of attorney, that I have read the document and that {{supplier}} will follow it.",
    authorityForSeveral:
      "I confirm that I can bind {{supplier}}, alone or by power of attorney, that I have read the documents and that {{supplier}} will follow them.",
    authorityWithReservations:
      "I confirm that I can bind {{supplier}}, alone or by power of attorney, that I have read the document and that {{supplier}} will follow it, subject to the reservations stated.",
    consent:
      "I agree to sign electronically. Name, title, e-mail address, time, IP address and browser are kept as proof and shown to {{buyer}}.",
  },
};

export type Consent = { authority: string; consent: string };

type Signed = {
  supplier: string;
  buyer: string;
  /** How many are signed in this act; with reservations, one. */
  documents: number;
  hasReservations?: boolean;
};

export function consentFor(language: Language, { supplier, buyer, documents, hasReservations }: Signed): Consent {
  const { authority, authorityForSeveral, authorityWithReservations, consent } = sentences[language];
  const fill = (text: string) =>
    text.replace(/\{\{(supplier|buyer)\}\}/g, (_, who) => (who === "supplier" ? supplier : buyer));
  const confirmed = hasReservations ? authorityWithReservations : documents > 1 ? authorityForSeveral : authority;
  return { authority: fill(confirmed), consent: fill(consent) };
}

/** The whole of it as it is stored and sealed. */
export function wholeConsent({ authority, consent }: Consent): string {
  return `${authority} ${consent}`;
}
