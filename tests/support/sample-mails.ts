/** One example of every mail, in a language; for tests, and for looking at them. */
import type { MailData, Template } from "emails/mail";
import type { Language } from "locales/index";

export const sampleLink = "https://portal.fjordlys.example/invitation/q3ZxT0d2m1cJwV7b9sKfYh5RgPnUe8LaQi4oXtBz6Ws";

export function sampleMails(language: Language): { [Name in Template]: MailData<Name> } {
  const isNorwegian = language === "nb";
  const head = {
    portalUrl: "https://portal.fjordlys.example",
    to: isNorwegian ? "Kari Solheim" : "James Whitfield",
    owner: { name: "Ingrid Aasen", title: isNorwegian ? "Innkjøper" : "Buyer", phone: "+47 912 34 567" },
    hasEnglishLine: false,
    supplier: isNorwegian ? "Nordvik Mekaniske AS" : "Whitfield Precision Castings Ltd",
    buyer: {
      name: "Fjordlys Elektronikk AS",
      legalBasis: "transparency act" as const,
      timeZone: "Europe/Oslo",
      contactName: "Marit Bakke",
      contactPhone: "+47 32 10 20 30",
      website: "https://www.fjordlys.example/",
    },
  };
  const facts = {
    name: isNorwegian ? "Opplysninger om selskapet" : "Company facts",
    concerning: "",
    deadline: "2026-12-07",
    minutes: 2,
    isOverdue: false,
  };
  const conduct = {
    name: isNorwegian ? "Etiske retningslinjer for leverandører" : "Supplier code of conduct",
    concerning: "",
    deadline: "2026-12-14",
    minutes: 10,
    isOverdue: false,
  };
  const secrecy = {
    name: isNorwegian ? "Taushetserklæring" : "Non-disclosure agreement",
    concerning: isNorwegian ? "Rammeavtale 2026-114, kretskort" : "Framework agreement 2026-114, circuit boards",
    deadline: "2026-11-02",
    minutes: 6,
    isOverdue: true,
  };
  const words = isNorwegian
    ? "Dette er det vi snakket om på telefon.\nRing meg gjerne hvis noe er uklart."
    : "This is what we talked about on the phone.\nCall me if anything is unclear.";
  const tasks = [facts, conduct];
  const by = { name: isNorwegian ? "Kari Solheim" : "James Whitfield", email: "kari@nordvik.example" };
  const link = sampleLink;
  const documents = [
    { nb: "Etiske retningslinjer for leverandører", en: "Supplier code of conduct" },
    { nb: "Generelle innkjøpsvilkår", en: "General terms of purchase" },
  ];

  return {
    invitation: { ...head, tasks, link, words },
    reminder: { ...head, tasks: [secrecy, conduct], link },
    renewal: {
      ...head,
      tasks: [
        { ...facts, answeredOn: "2025-12-01" },
        { ...conduct, signedVersion: 1 },
      ],
      link,
    },
    "sign-too": {
      ...head,
      to: "Lars Nordvik",
      by: by.name,
      title: isNorwegian ? "styreleder" : "Chair",
      tasks: [conduct],
      link,
    },
    "hand-over": {
      ...head,
      to: "Lars Nordvik",
      by: by.name,
      tasks: [conduct],
      link,
      words: isNorwegian ? "Kan du ta denne, Lars?" : "Could you take this one?",
    },
    colleague: { ...head, to: "Ola Moen", by: by.name, tasks: [facts], link },
    "part-done": {
      ...head,
      by: "Ola Moen",
      sections: [{ nb: "Lønn og arbeidstid", en: "Wages and hours" }],
      tasks: [facts],
      link,
    },
    "new-link": { ...head, tasks: [conduct], link },
    "taken-over": { ...head, to: "Ola Moen", previous: by.name, tasks, link },
    "handed-on": { ...head, named: "Ola Moen", outcome: "asked" },
    "claim-answered": {
      ...head,
      claim: "already done",
      outcome: "refused",
      answer: isNorwegian
        ? "Vedlegget er fra 2019 og gjelder en eldre versjon."
        : "The attachment is from 2019 and covers an older version.",
      tasks: [conduct],
      link,
    },
    decided: {
      ...head,
      link,
      outcome: "approved with conditions",
      reason: isNorwegian
        ? "Dere har gode rutiner, men mangler tillitsvalgte."
        : "Your routines are sound, but there are no elected representatives.",
      conditions: [
        { what: isNorwegian ? "Valg av tillitsvalgt" : "Election of a representative", due: "2027-03-01" },
        { what: "ISO 45001", due: "2027-06-01" },
      ],
      reviewBy: "2027-11-20",
    },
    "decision-proposed": {
      ...head,
      to: "Marit Bakke",
      by: "Ingrid Aasen",
      outcome: "approved",
      path: "/suppliers/1/decision/2",
    },
    "certificates-end": {
      ...head,
      certificates: [
        { id: "c1", version: 1, name: { nb: "ISO 14001 miljø", en: "ISO 14001 environment" }, endsOn: "2027-02-19" },
        { id: "c2", version: 1, name: { nb: "EMAS", en: "EMAS" }, endsOn: "2026-11-20" },
      ],
      link,
    },
    "certificate-not-accepted": {
      ...head,
      name: { nb: "ISO 14001 miljø", en: "ISO 14001 environment" },
      reason: isNorwegian ? "Sertifikatet gjelder en annen fabrikk." : "The certificate is for another factory.",
      tasks: [facts],
      link,
    },
    "own-code-compared": { ...head, clauses: 3, tasks: [conduct], link },
    "plan-agreed": {
      ...head,
      actions: [
        {
          id: "a1",
          version: 2,
          title: { nb: "Har alle skriftlig arbeidsavtale?", en: "Does everybody have a written contract?" },
          due: "2027-01-29",
        },
      ],
      tasks: [facts],
      link,
    },
    "reservation-accepted": {
      ...head,
      words: isNorwegian ? "Greit for oss." : "That is fine with us.",
      tasks: [conduct],
    },
    "assessment-accepted": {
      ...head,
      hasGaps: true,
      score: 72,
      band: { nb: "Bra", en: "Good" },
      words: isNorwegian ? "Takk for grundige svar." : "Thank you for thorough answers.",
      tasks: [facts],
    },
    message: {
      ...head,
      by: "Ingrid Aasen",
      words,
      about: { nb: "Har bedriften en skriftlig policy?", en: "Does the company have a written policy?" },
      tasks: [conduct],
      link,
    },
    returned: {
      ...head,
      reason: isNorwegian ? "Fabrikken i Kina mangler i oversikten." : "Your factory in China is missing.",
      questions: [isNorwegian ? "Har bedriften en skriftlig policy?" : "Does the company have a written policy?"],
      tasks: [facts],
      link,
    },
    code: { ...head, codeId: "-", act: "sign", documents, code: "048213", minutes: 10 },
    receipt: {
      ...head,
      documents: documents.map((title, number) => ({ title, version: number + 1 })),
      signers: [{ name: by.name, title: isNorwegian ? "daglig leder" : "Managing Director" }],
      signedAt: "2026-11-21T12:05:33Z",
      seal: "9f2c4be1a07d35c8e6f1b2a39d4c57e08b6a1f3c2d5e4978a0b1c6d7e8f90213",
      path: "/my/signatures/0193a1f0-0000-7000-8000-000000000000",
    },
    "sign-in": { ...head, buyer: undefined, owner: undefined, link },
    "member-invitation": { ...head, to: "Jonas Lie", by: "Ingrid Aasen", roles: ["buyer", "coordinator"], link },
    "contact-proposed": {
      ...head,
      to: "Ingrid Aasen",
      owner: undefined,
      by,
      proposed: { name: "Ola Moen", email: "ola.moen@konsern.example" },
      reason: isNorwegian ? "Ola har tatt over innkjøp og kvalitet." : "Ola has taken over purchasing and quality.",
      path: "/suppliers/0193a1f0-0000-7000-8000-000000000000",
    },
    late: {
      ...head,
      to: "Ingrid Aasen",
      owner: undefined,
      supplier: undefined,
      path: "/suppliers?overdue=yes",
      tasks: [
        { ...secrecy, supplier: head.supplier },
        { ...secrecy, supplier: "Nordvik Plast AS" },
      ],
    },
    "reminder-test": {
      ...head,
      to: "Petter Moen",
      tasks: [secrecy, conduct],
      link: `${head.portalUrl}/admin/reminders`,
    },
    suspicion: {
      ...head,
      to: "Ingrid Aasen",
      owner: undefined,
      found: [
        {
          title: { nb: "Hva er minstealderen hos dere?", en: "What is your minimum age?" },
          answer: { nb: "12 år", en: "12 years" },
          isZeroTolerance: true,
        },
      ],
      tasks: [conduct],
      path: "/suppliers/0193a1f0-0000-7000-8000-000000000000",
    },
    "supplier-said": {
      ...head,
      to: "Ingrid Aasen",
      owner: undefined,
      said: "more time",
      by,
      until: "2027-01-15",
      reason: isNorwegian
        ? "Styret møtes først i januar og må godkjenne."
        : "Our board meets in January and has to approve.",
      tasks: [conduct],
      path: "/suppliers/0193a1f0-0000-7000-8000-000000000000",
    },
  };
}
