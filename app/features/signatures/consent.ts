/**
 * What the signer agrees to, kept word for word with the signature (domain texts, version 1).
 *
 * First what the signature binds the company to, under which law and until when (DESIGN 8: until a new version takes
 * effect and its grace is over, or the company changes); then who may bind it, and that the signature is electronic.
 * They are evidence, not captions: a changed word is a new version here, and the signature keeps its own copy anyway.
 */
import type { Language, Law } from "db/schema/words";

import { graceDays } from "~/features/documents/grace";

type Signed = {
  supplier: string;
  buyer: string;
  law: Law;
  /** How many are signed in this act; with reservations, one. */
  documents: number;
  hasReservations?: boolean;
  /** Two sign for the company, and this is one of them. */
  isJoint?: boolean;
};

export type Terms = { binds: string; law: string; until: string };
export type Consent = Terms & { authority: string; consent: string };

/** One document, several, or one with reservations. */
type ForEach = { one: string; several: string; reserved: string };
type Sentences = {
  binds: ForEach;
  law: Record<Law, string>;
  until: string;
  /** Together they are the sentence on authority. */
  mayBind: { alone: string; jointly: string };
  hasRead: ForEach;
  consent: string;
};

const sentences: Record<Language, Sentences> = {
  nb: {
    binds: {
      one: "Signaturen forplikter {{supplier}} overfor {{buyer}} til å følge dokumentet.",
      several: "Signaturen forplikter {{supplier}} overfor {{buyer}} til å følge dokumentene.",
      reserved:
        "Signaturen forplikter {{supplier}} overfor {{buyer}} til å følge dokumentet med forbeholdene som er oppgitt.",
    },
    law: {
      norwegian: "Forpliktelsen følger norsk rett.",
      danish: "Forpliktelsen følger dansk rett.",
      swedish: "Forpliktelsen følger svensk rett.",
    },
    until: `Signaturen gjelder til {{buyer}} tar i bruk en ny versjon og fristen for å signere den er ute, vanligvis ${graceDays} dager etter, eller til {{supplier}} ikke lenger er samme bedrift, for eksempel etter en fusjon.`,
    mayBind: {
      alone: "Jeg bekrefter at jeg kan forplikte {{supplier}}, alene eller etter fullmakt,",
      jointly: "Jeg bekrefter at jeg kan forplikte {{supplier}} sammen med en annen som også signerer,",
    },
    hasRead: {
      one: "at jeg har lest dokumentet, og at {{supplier}} vil følge det.",
      several: "at jeg har lest dokumentene, og at {{supplier}} vil følge dem.",
      reserved: "at jeg har lest dokumentet, og at {{supplier}} vil følge det med forbeholdene som er oppgitt.",
    },
    consent:
      "Jeg godtar å signere elektronisk. Navn, stilling, e-postadresse, tidspunkt, IP-adresse og nettleser lagres som bevis og vises for {{buyer}}.",
  },
  en: {
    binds: {
      one: "The signature binds {{supplier}} to {{buyer}} to follow the document.",
      several: "The signature binds {{supplier}} to {{buyer}} to follow the documents.",
      reserved:
        "The signature binds {{supplier}} to {{buyer}} to follow the document, subject to the reservations stated.",
    },
    law: {
      norwegian: "The commitment is governed by Norwegian law.",
      danish: "The commitment is governed by Danish law.",
      swedish: "The commitment is governed by Swedish law.",
    },
    until: `The signature is valid until {{buyer}} puts a new version into effect and the time to sign it is over, usually ${graceDays} days later, or until {{supplier}} is no longer the same company, for example after a merger.`,
    mayBind: {
      alone: "I confirm that I can bind {{supplier}}, alone or by power of attorney,",
      jointly: "I confirm that I can bind {{supplier}} together with another who also signs,",
    },
    hasRead: {
      one: "that I have read the document and that {{supplier}} will follow it.",
      several: "that I have read the documents and that {{supplier}} will follow them.",
      reserved:
        "that I have read the document and that {{supplier}} will follow it, subject to the reservations stated.",
    },
    consent:
      "I agree to sign electronically. Name, title, e-mail address, time, IP address and browser are kept as proof and shown to {{buyer}}.",
  },
};

export function consentFor(language: Language, signed: Signed): Consent {
  const { binds, law, until, mayBind, hasRead, consent } = sentences[language];
  const what = signed.hasReservations ? "reserved" : signed.documents > 1 ? "several" : "one";
  const fill = (text: string) =>
    text.replace(/\{\{(supplier|buyer)\}\}/g, (_, who: "supplier" | "buyer") => signed[who]);
  return {
    binds: fill(binds[what]),
    law: fill(law[signed.law]),
    until: fill(until),
    authority: fill(`${mayBind[signed.isJoint ? "jointly" : "alone"]} ${hasRead[what]}`),
    consent: fill(consent),
  };
}

/** The whole of it as it is stored and sealed. */
export function wholeConsent({ binds, law, until, authority, consent }: Consent): string {
  return [binds, law, until, authority, consent].join(" ");
}
