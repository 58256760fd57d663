/** The gaps certificates raise: what one does not cover of what is delivered, and one that has ended with nothing in its place. */
import type { Found } from "~/features/gaps/gaps.server";
import type { CertificateType } from "./certificate-types";

/** What a certificate may leave out: part of what is delivered, or sites it is made at. */
export const lacks = ["scope", "sites"] as const;
export type Lack = (typeof lacks)[number];

/** Gaps about cover are judged with each certificate; one about expiry stands until another is accepted. */
export const ruleOf = (type: string, what: "cover" | "expiry") => `certificate ${type} ${what}`;

const titles = {
  scope: {
    nb: (name: string) => `${name}: sertifikatet dekker ikke det som leveres`,
    en: (name: string) => `${name}: the certificate does not cover what is delivered`,
  },
  sites: {
    nb: (name: string) => `${name}: sertifikatet dekker ikke alle produksjonsstedene`,
    en: (name: string) => `${name}: the certificate does not cover all sites`,
  },
  expiry: {
    nb: (name: string) => `${name}: sertifikatet har gått ut`,
    en: (name: string) => `${name}: the certificate has expired`,
  },
};

const found = (name: CertificateType["name"], subject: keyof typeof titles, answer: string | null): Found => ({
  subject,
  kind: "supplement",
  severity: null,
  title: { nb: titles[subject].nb(name.nb), en: titles[subject].en(name.en) },
  answer,
});

export const coversNot = ({ name }: Pick<CertificateType, "name">, left: readonly Lack[], words: string | null) =>
  left.map((lack) => found(name, lack, words));

export const hasEnded = ({ name }: Pick<CertificateType, "name">) => [found(name, "expiry", null)];
