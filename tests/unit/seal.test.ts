import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consentFor, wholeConsent } from "~/features/signatures/consent";
import { type SealedSignature, sealInput } from "~/features/signatures/seal";
import { hashOf, sealOf } from "~/features/signatures/seal.server";

const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const signature: SealedSignature = {
  signatureId: "0198b2c0-0000-7000-8000-000000000001",
  buyer: { id: "0198b2c0-0000-7000-8000-000000000002", name: "Nordlys Elektronikk AS" },
  supplier: { id: "0198b2c0-0000-7000-8000-000000000003", legalName: "Ørsta Kabel AS", organisationNumber: null },
  documents: [{ key: "code_of_conduct", version: 1, hashNb: hash, hashEn: hash, reservations: [], follows: null }],
  isInPart: false,
  language: "nb",
  way: "here",
  signer: { name: "Åse Berg", title: "Daglig leder", email: "ase@orsta.example" },
  consent: "Ja.",
  signedAt: new Date("2026-09-16T08:15:30.123Z"),
  signedOn: "2026-09-16",
  ip: "192.0.2.1",
  browser: "Mozilla/5.0",
  preparedBy: null,
  registeredBy: null,
  proof: null,
};

const text = fc.string({ unit: fc.constantFrom('"', "\\", ",", "[", "]", "a", "å", "\n", "\u0000", "é", "e\u0301") });
const optional = fc.option(text);
const signatures: fc.Arbitrary<SealedSignature> = fc.record({
  signatureId: text,
  buyer: fc.record({ id: text, name: text }),
  supplier: fc.record({ id: text, legalName: text, organisationNumber: optional }),
  documents: fc.uniqueArray(
    fc.record({
      key: text,
      version: fc.integer({ min: 1, max: 12 }),
      hashNb: text,
      hashEn: text,
      reservations: fc.uniqueArray(fc.record({ clause: text, reason: text }), { selector: ({ clause }) => clause }),
      follows: optional,
    }),
    { selector: ({ key }) => key, maxLength: 3 },
  ),
  isInPart: fc.boolean(),
  language: fc.constantFrom("nb", "en"),
  way: fc.constantFrom("here", "earlier", "paper"),
  signer: fc.record({ name: text, title: text, email: optional }),
  consent: optional,
  signedAt: fc.date({ noInvalidDate: true }),
  signedOn: text,
  ip: optional,
  browser: optional,
  preparedBy: optional,
  registeredBy: optional,
  proof: optional,
});

/** Written anew and read from the text alone: if it gives the signature back, no other can have the same text. */
function readSeal(input: string): SealedSignature {
  const of = (pairs: [string, never][]) => Object.fromEntries(pairs) as Record<string, never>;
  const at = of(JSON.parse(input));
  return {
    signatureId: at.signature!,
    buyer: { id: at.buyer!, name: at["buyer name"]! },
    supplier: { id: at.supplier!, legalName: at["legal name"]!, organisationNumber: at["organisation number"]! },
    documents: (at.documents as unknown as [string, never][][]).map((pairs) => {
      const document = of(pairs);
      return {
        key: document.key!,
        version: Number(document.version),
        hashNb: document["sha256 nb"]!,
        hashEn: document["sha256 en"]!,
        reservations: (document.reservations as unknown as [string, string][]).map(([clause, reason]) => ({
          clause,
          reason,
        })),
        follows: document.follows!,
      };
    }),
    isInPart: at["in part"] === ("yes" as never),
    language: at.language!,
    way: at.way!,
    signer: { name: at.name!, title: at.title!, email: at["e-mail"]! },
    consent: at.consent!,
    signedAt: new Date(at.time!),
    signedOn: at.day!,
    ip: at.ip!,
    browser: at.browser!,
    preparedBy: at["prepared by"]!,
    registeredBy: at["registered by"]!,
    proof: at.proof!,
  };
}

describe("the seal", () => {
  test("no two different signatures have the same input: the input gives the signature back", () => {
    fc.assert(
      fc.property(signatures, (given) => {
        const read = readSeal(sealInput(given));
        const order = <T>(list: readonly T[], of: (one: T) => string) =>
          [...list].sort((a, b) => (of(a) < of(b) ? -1 : 1));
        expect(read).toEqual({
          ...given,
          documents: order(given.documents, ({ key, version }) => `${key} ${version}`).map((one) => ({
            ...one,
            reservations: order(one.reservations, ({ clause }) => clause),
          })),
        });
      }),
    );
  });

  test("does not depend on the order documents or reservations came in", () => {
    const first = { ...signature.documents[0]!, reservations: [1, 2].map((n) => ({ clause: `2.${n}`, reason: "x" })) };
    const second = { ...first, key: "nda", reservations: [...first.reservations].reverse() };
    expect(sealInput({ ...signature, documents: [second, first] })).toBe(
      sealInput({ ...signature, documents: [first, { ...second, reservations: first.reservations }] }),
    );
  });

  test("nothing and an empty text are not the same", () => {
    expect(sealInput({ ...signature, ip: null })).not.toBe(sealInput({ ...signature, ip: "" }));
  });

  test("version 1 is these bytes and this hash, for ever", () => {
    expect(sealInput(signature)).toMatch(/^\[\["seal","1"\],\["signature","0198b2c0-/);
    expect(sealInput(signature)).toContain('["time","2026-09-16T08:15:30.123Z"],["day","2026-09-16"]');
    expect(sealOf(signature).toString("hex")).toBe("d35d1ae7cebf61d65bef7b9cda095fa9f26258ec2b8840147b7f3febfa542f8f");
  });

  test("version 1 covers each clause a reservation was made on, and its reason", () => {
    const reserved = (reservations: { clause: string; reason: string }[]) => ({
      ...signature,
      documents: [{ ...signature.documents[0]!, reservations }],
    });
    const one = { clause: "2.4", reason: "Etter sommeren" };
    expect(sealInput(reserved([one]))).toContain('["reservations",[["2.4","Etter sommeren"]]]');
    const seals = [[], [one], [{ ...one, clause: "2.5" }], [{ ...one, reason: "" }], [one, { ...one, clause: "3.1" }]];
    expect(new Set(seals.map((each) => sealOf(reserved(each)).toString("hex"))).size).toBe(seals.length);
  });

  test("hashes are SHA-256 of UTF-8", () => {
    expect(hashOf("").toString("hex")).toBe(hash);
    expect(hashOf("æ").toString("hex")).toBe("889be819e24eaa58cd98ff071bc5aa9d9d6b3fea8d62c6cd43778c7370d2bf60");
  });
});

describe("authority and consent", () => {
  const names = { supplier: "Ørsta Kabel AS", buyer: "Nordlys Elektronikk AS", law: "norwegian" as const };

  test("name the supplier and the buyer, in the language read", () => {
    expect(wholeConsent(consentFor("nb", { ...names, documents: 1 }))).toBe(
      "Signaturen forplikter Ørsta Kabel AS overfor Nordlys Elektronikk AS til å følge dokumentet. Forpliktelsen følger norsk rett. Signaturen gjelder til Nordlys Elektronikk AS tar i bruk en ny versjon og fristen for å signere den er ute, vanligvis 60 dager etter, eller til Ørsta Kabel AS ikke lenger er samme bedrift, for eksempel etter en fusjon. Jeg bekrefter at jeg kan forplikte Ørsta Kabel AS, alene eller etter fullmakt, at jeg har lest dokumentet, og at Ørsta Kabel AS vil følge det. Jeg godtar å signere elektronisk. Navn, stilling, e-postadresse, tidspunkt, IP-adresse og nettleser lagres som bevis og vises for Nordlys Elektronikk AS.",
    );
    expect(wholeConsent(consentFor("en", { ...names, documents: 1 }))).toBe(
      "The signature binds Ørsta Kabel AS to Nordlys Elektronikk AS to follow the document. The commitment is governed by Norwegian law. The signature is valid until Nordlys Elektronikk AS puts a new version into effect and the time to sign it is over, usually 60 days later, or until Ørsta Kabel AS is no longer the same company, for example after a merger. I confirm that I can bind Ørsta Kabel AS, alone or by power of attorney, that I have read the document and that Ørsta Kabel AS will follow it. I agree to sign electronically. Name, title, e-mail address, time, IP address and browser are kept as proof and shown to Nordlys Elektronikk AS.",
    );
  });

  test("name the buyer's law", () => {
    expect(consentFor("nb", { ...names, law: "danish", documents: 1 }).law).toBe("Forpliktelsen følger dansk rett.");
  });

  test('leave out "alone" where another signs too', () => {
    expect(consentFor("nb", { ...names, documents: 1, isJoint: true }).authority).toBe(
      "Jeg bekrefter at jeg kan forplikte Ørsta Kabel AS sammen med en annen som også signerer, at jeg har lest dokumentet, og at Ørsta Kabel AS vil følge det.",
    );
  });

  test("speak of several documents where there are several", () => {
    expect(consentFor("nb", { ...names, documents: 2 }).authority).toContain(
      "lest dokumentene, og at Ørsta Kabel AS vil følge dem",
    );
    expect(consentFor("en", { ...names, documents: 2 }).authority).toContain("read the documents and that");
  });

  test("say that the reservations are kept out, where there are any", () => {
    const { authority } = consentFor("nb", { ...names, documents: 1, hasReservations: true });
    expect(authority).toContain("vil følge det med forbeholdene som er oppgitt");
    expect(consentFor("en", { ...names, documents: 1, hasReservations: true }).authority).toContain(
      "will follow it, subject to the reservations stated",
    );
  });

  test("a company name with braces or dollar signs stays as it is", () => {
    expect(
      consentFor("en", { supplier: "$& {{buyer}}", buyer: "B", law: "norwegian", documents: 1 }).authority,
    ).toContain("bind $& {{buyer}},");
  });
});
