import { type Language, languages, legalBases, requestKinds } from "db/schema/words";
import en from "locales/en/for-everyone";
import nb from "locales/nb/for-everyone";
import { expect, test } from "vitest";
import { type Asking, whoAsks } from "~/features/requests/who-asks";
import { createTranslator } from "~/i18n/translator";

const translate = { nb: createTranslator("nb", nb).t, en: createTranslator("en", en).t };
const names = {
  nb: {
    "company facts": "Opplysninger om bedriften",
    document: "Etiske retningslinjer for leverandører",
    assessment: "CSR-egenvurdering",
    declaration: "Erklæring om konfliktmineraler (CMRT)",
    "improvement plan": "Forbedringsplan",
    certificate: "ISO 14001",
    audit: "Tredjepartsrevisjon",
  },
  en: {
    "company facts": "Facts about your company",
    document: "Supplier code of conduct",
    assessment: "CSR self-assessment",
    declaration: "Conflict minerals declaration (CMRT)",
    "improvement plan": "Improvement plan",
    certificate: "ISO 14001",
    audit: "Third-party audit",
  },
};
const asking = (language: Language, given: Partial<Asking> = {}): Asking => ({
  buyer: {
    name: "Nordlys Elektronikk AS",
    legalBasis: "transparency act",
    phone: "+47 22 00 00 00",
    website: "nordlys.example",
  },
  person: "Kari Nordmann",
  tasks: requestKinds.map((kind) => ({ kind, name: names[language][kind], minutes: 6, deadline: "2026-11-21" })),
  ...given,
});
const told = (language: Language, given: Partial<Asking> = {}, today = "2026-11-01") =>
  whoAsks(asking(language, given), translate[language], language, today);

test("the supplier is told who asks, why, for what, by when, how long it takes and how to check it", () => {
  expect(told("nb")).toEqual({
    why: "Nordlys Elektronikk AS kjøper varer eller tjenester fra dere og må etter åpenhetsloven undersøke hvordan mennesker har det i leverandørkjeden.",
    asked:
      "Derfor ber vi dere om opplysninger om bedriften, signatur på «Etiske retningslinjer for leverandører», svar på «CSR-egenvurdering», «Erklæring om konfliktmineraler (CMRT)», en plan for forbedringer, sertifikatet «ISO 14001» og en revisjon eller et besøk innen 21. november 2026.",
    time: "Det tar om lag 42 minutter. Dere trenger ingen konto.",
    use: "Svarene leses av Nordlys Elektronikk AS og brukes i den årlige redegjørelsen uten navn på personer.",
    genuine: "Ring Kari Nordmann på +47 22 00 00 00; nummeret står på nordlys.example.",
  });
  expect(told("en").asked).toBe(
    "We therefore ask you for facts about your company, your signature on “Supplier code of conduct”, your answers to “CSR self-assessment”, “Conflict minerals declaration (CMRT)”, a plan for improvements, the certificate “ISO 14001” and an audit or a visit by 21 November 2026.",
  );
});

test("several documents are named in one breath, and the first of several deadlines is said", () => {
  const documents = ["Taushetsavtale", "Innkjøpsvilkår"].map((name, at) => ({
    kind: "document" as const,
    name,
    minutes: 1,
    deadline: `2026-11-2${at + 3}`,
  }));
  expect(told("nb", { tasks: [...documents].reverse() }).asked).toBe(
    "Derfor ber vi dere om signatur på «Innkjøpsvilkår» og «Taushetsavtale». Den første fristen er 23. november 2026.",
  );
});

test("after the deadline it says that it is not too late, and when all is done that nothing is left", () => {
  expect(told("nb", {}, "2026-11-22").asked).toContain("Fristen var 21. november 2026, men det er ikke for sent");
  expect(told("nb", {}, "2026-11-21").asked).toContain("innen 21. november 2026");
  expect(told("nb", { tasks: [] })).toMatchObject({
    asked: "Alt Nordlys Elektronikk AS har bedt dere om, er gjort. Dere kan fortsatt se svarene.",
    time: null,
  });
});

test("a buyer without number or website is not said to have one", () => {
  const buyer = asking("en").buyer;
  expect(told("en", { buyer: { ...buyer, phone: null } }).genuine).toBe(
    "Call Nordlys Elektronikk AS on a number you find on nordlys.example.",
  );
  expect(told("en", { buyer: { ...buyer, website: null } }).genuine).toBe(
    "Call Nordlys Elektronikk AS on a number you already have.",
  );
  expect(told("en", { person: null }).genuine).toContain("Call Nordlys Elektronikk AS on +47");
});

test("only a buyer under the Transparency Act speaks of it, and no blank is ever left", () => {
  for (const language of languages)
    for (const legalBasis of legalBases) {
      const buyer = { ...asking(language).buyer, legalBasis };
      for (const tasks of [asking(language).tasks, []])
        for (const today of ["2026-11-01", "2026-12-01"]) {
          const text = Object.values(told(language, { buyer, tasks }, today)).join(" ");
          expect(text).not.toMatch(/\{\{|asking:|undefined|null/);
          expect(/åpenhetsloven|Transparency Act/.test(text)).toBe(legalBasis === "transparency act");
          expect(/redegjørelsen|yearly account/.test(text)).toBe(legalBasis === "transparency act");
          expect(/anskaffelsesloven|procurement law/.test(text)).toBe(legalBasis === "procurement law");
        }
    }
});
