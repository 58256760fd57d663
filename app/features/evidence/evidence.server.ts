/** The evidence of a signature in one reader's language and time: gathered from what is stored, put in words, drawn and attested. */
import type { Store } from "db/client.server";
import { contacts, members, texts } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, eq, inArray } from "drizzle-orm";

import { documentAsSigned } from "~/features/documents/document-text";
import { readable } from "~/features/documents/document-view";
import { tell } from "~/features/events/story";
import { storyOf } from "~/features/events/story.server";
import { asAttachment } from "~/features/files/files.server";
import { type SealedSignature, sealInput } from "~/features/signatures/seal";
import { sealedSignature, sealStillHolds } from "~/features/signatures/signatures.server";
import { signedBefore, signedWith } from "~/features/signatures/signed.server";
import { formatDate, formatDateTime, formatList } from "~/i18n/format";
import type { SayOf } from "~/i18n/say";
import { translatorFor } from "~/i18n/translators.server";
import { attest } from "./attest.server";
import { evidenceKeyFrom } from "./keys.server";
import { makePdf } from "./make.server";
import type { EvidenceLine, EvidencePages } from "./pages";

type Whose = { buyerId: string; supplierId: string };
export type Reader = { language: Language; timeZone: string; portalUrl: string };

export type Evidence = { name: string; pages: EvidencePages; seal: string; input: string };

/** Everything about a signature that its PDF shows; undefined where there is no such signature. */
export async function evidenceOf(
  store: Store,
  whose: Whose,
  id: string,
  reader: Reader,
): Promise<Evidence | undefined> {
  const found = await sealedSignature(store, whose, id);
  if (!found) return undefined;
  const { sealed, seal } = found;
  const { language, timeZone } = reader;
  const words = translatorFor(language);
  const t = words.getFixedT(language, "evidence");
  const signed = await signedIn(store, whose, id);
  const day = formatDate(sealed.signedOn, language);
  const before = await Promise.all(
    (await signedBefore(store, whose, id)).map(async (one) => (await sealedSignature(store, whose, one))!),
  );
  const signers = [...before, found];
  const signer = formatList(
    signers.map(({ sealed: { signer } }) => t("signerWithTitle", signer)),
    language,
  );
  const titles = signed.map((one) => one.title[language]);
  const story = await storyOf(store, whose.buyerId, whose.supplierId, {
    to: [id, ...signed.flatMap(({ requestId }) => requestId ?? [])],
  });
  const pages: EvidencePages = {
    language,
    title: t("file", { title: titles.join(", "), supplier: sealed.supplier.legalName }),
    author: sealed.buyer.name,
    at: sealed.signedAt.toISOString(),
    seal,
    documents: signed.map((one) => {
      const reserved = reservationsOn(sealed, one);
      const how = one.comparisonId ? "addendum" : reserved.length > 0 ? "reserved" : sealed.way;
      return {
        about: t(`about.${how}`, { version: one.version, signer, date: day }),
        text: readable(documentAsSigned(language === "nb" ? one.textNb : one.textEn), {}, language),
        reservations: Object.fromEntries(
          reserved.map(({ clause, reason }) => [clause, t("reservation", { clause, reason })]),
        ),
      };
    }),
    certificate: {
      heading: t("heading"),
      lead: t(`lead.${sealed.way}`, { buyer: sealed.buyer.name }),
      warning: !(await allHold(store, whose, [...before.map(({ sealed }) => sealed.signatureId), id]))
        ? t("broken")
        : sealed.isInPart
          ? t("inPart")
          : null,
      lines: [
        ...companyLines(sealed, t),
        ...(await signerLinesOf(store, whose, signers, t, reader)),
        ...documentLines(sealed, signed, t, language),
      ],
      story: {
        heading: t("story", { place: placeOf(timeZone) }),
        lines: story.toReversed().map((line) => {
          const { said, more } = tell(line, words.t, language);
          const what = line.request && more.length === 0 ? `${said}: ${line.request[language]}` : said;
          const by = line.actorName ?? words.t("story:portal");
          const at = formatDateTime(line.at, language, timeZone).replace(/ \([^)]*\)$/, "");
          return { at, said: [`${what} (${by})`, ...more].join(". ") };
        }),
      },
      check: {
        heading: t("check.heading"),
        paragraphs: [
          t("check.page", { address: `${reader.portalUrl}/verify` }),
          t("check.command"),
          t("check.attached", { count: signed.length }),
        ],
      },
    },
    foot: {
      left: t("foot.left", { seal: seal.slice(0, 16) }),
      right: t("foot.right", { page: "{{page}}", pages: "{{pages}}" }),
    },
    attachments: [
      ...signed.flatMap(({ key, version, textNb, textEn }) => [
        { name: `${key}-${version}-nb.md`, text: textNb, about: t("attached.nb") },
        { name: `${key}-${version}-en.md`, text: textEn, about: t("attached.en") },
      ]),
      { name: "seal.json", text: sealInput(sealed), about: t("attached.seal") },
      ...before.map((one, place) => ({
        name: `seal-${place + 1}.json`,
        text: sealInput(one.sealed),
        about: t("attached.before", { signer: one.sealed.signer.name }),
      })),
    ],
  };
  const name = fileName(titles[0]!, sealed.supplier.legalName, sealed.signedOn);
  return { name, pages, seal, input: sealInput(sealed) };
}

type Signed = Awaited<ReturnType<typeof signedIn>>[number];
type Words = SayOf<"evidence">;

function companyLines({ supplier, buyer }: SealedSignature, t: Words): EvidenceLine[] {
  return [
    {
      label: t("supplier"),
      value: [
        supplier.legalName,
        ...(supplier.organisationNumber ? [t("number", { number: supplier.organisationNumber })] : []),
      ],
    },
    { label: t("buyer"), value: buyer.name },
  ];
}

/** Everybody who signed, in order, each with her own seal. */
async function signerLinesOf(
  store: Store,
  whose: Whose,
  signers: readonly { sealed: SealedSignature; seal: string }[],
  t: Words,
  reader: Reader,
): Promise<EvidenceLine[]> {
  const lines: EvidenceLine[] = [];
  for (const { sealed, seal } of signers) {
    lines.push(...signerLines(sealed, t, reader, await namesOf(store, whose, sealed)));
    lines.push({ label: t("seal"), value: inGroups(seal), isCode: true });
  }
  return lines;
}

function signerLines(
  sealed: SealedSignature,
  t: Words,
  { language, timeZone }: Reader,
  names: { preparedBy: string | null; registeredBy: string | null },
): EvidenceLine[] {
  const { signer } = sealed;
  const optional = (label: string, value: string | null, isCode = false) => (value ? [{ label, value, isCode }] : []);
  const moment = [
    formatDateTime(sealed.signedAt, language, timeZone),
    `${sealed.signedAt
      .toISOString()
      .replace("T", " ")
      .replace(/\.\d+Z$/, "")} UTC`,
  ];
  return [
    { label: t("signer"), value: [signer.name, signer.title] },
    ...optional(t("email"), signer.email),
    ...optional(t("preparedBy"), names.preparedBy),
    ...(sealed.way === "here"
      ? [{ label: t("time"), value: moment }]
      : [
          { label: t("day"), value: formatDate(sealed.signedOn, language) },
          { label: t("registered"), value: [...(names.registeredBy ? [names.registeredBy] : []), ...moment] },
        ]),
    ...(sealed.way === "here" ? [{ label: t("language"), value: t(`languages.${sealed.language}`) }] : []),
    ...optional(t("consent"), sealed.consent),
    ...optional(t("ip"), sealed.ip),
    ...optional(t("browser"), sealed.browser),
    ...optional(t("proof"), sealed.proof && inGroups(sealed.proof), true),
  ];
}

function documentLines(sealed: SealedSignature, signed: Signed[], t: Words, language: Language): EvidenceLine[] {
  return signed.flatMap(({ key, version, title, hashNb, hashEn }) => {
    const reservations = reservationsOn(sealed, { key, version });
    return [
      { label: t("document"), value: t("documentVersion", { title: title[language], version }) },
      ...(reservations.length > 0
        ? [{ label: t("reservations"), value: reservations.map(({ clause, reason }) => `${clause}: ${reason}`) }]
        : []),
      { label: t("hashNb"), value: inGroups(hashNb), isCode: true },
      { label: t("hashEn"), value: inGroups(hashEn), isCode: true },
    ];
  });
}

async function allHold(store: Store, whose: Whose, ids: readonly string[]) {
  for (const id of ids) if (!(await sealStillHolds(store, whose, id))) return false;
  return true;
}

const placeOf = (timeZone: string) => timeZone.split("/").at(-1)!.replaceAll("_", " ");

/** The clauses of a document that were not agreed to. */
export const reservationsOn = ({ documents }: SealedSignature, { key, version }: { key: string; version: number }) =>
  documents.find((one) => one.key === key && one.version === version)?.reservations ?? [];

/** A file's name, of what it is called by. */
export const fileName = (...words: string[]) => `${words.join(" – ")}.pdf`.replaceAll(/[/\\:*?"<>|]/g, " ");

/** Sixty-four signs in groups that an eye can compare. */
export const inGroups = (hex: string) => hex.match(/.{1,8}/g)!.join(" ");

/** What was signed, with the texts. */
async function signedIn(store: Store, whose: Whose, id: string) {
  const { signed } = await signedWith(store, whose, id);
  const hashes = signed.flatMap(({ hashNb, hashEn }) => [hashNb, hashEn].map((hash) => Buffer.from(hash, "hex")));
  const kept = await store
    .select({ hash: texts.hash, body: texts.body })
    .from(texts)
    .where(and(eq(texts.buyerId, whose.buyerId), inArray(texts.hash, hashes)));
  const bodies = new Map(
    kept.map(({ hash, body }) => [Buffer.from(hash).toString("hex"), Buffer.from(body).toString("utf8")]),
  );
  return signed.map((one) => ({ ...one, textNb: bodies.get(one.hashNb)!, textEn: bodies.get(one.hashEn)! }));
}

async function namesOf(store: Store, { buyerId, supplierId }: Whose, { preparedBy, registeredBy }: SealedSignature) {
  const [contact] = preparedBy
    ? await store
        .select({ name: contacts.name })
        .from(contacts)
        .where(and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.id, preparedBy)))
    : [];
  const [member] = registeredBy
    ? await store
        .select({ name: members.name })
        .from(members)
        .where(and(eq(members.buyerId, buyerId), eq(members.id, registeredBy)))
    : [];
  return { preparedBy: contact?.name ?? null, registeredBy: member?.name ?? null };
}

/** The PDF itself. */
export const drawn = async ({ pages, seal, input }: Evidence, secret: string): Promise<Uint8Array> =>
  attest(await makePdf(pages), { seal, input }, evidenceKeyFrom(secret));

export const evidenceFile = (evidence: Evidence, secret: string) =>
  pdfFile(evidence.name, () => drawn(evidence, secret));

/** A PDF, drawn while it is sent, so that no transaction waits for it. */
export function pdfFile(name: string, draw: () => Promise<Uint8Array>): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(await draw());
      controller.close();
    },
  });
  const headers = { ...asAttachment(name, "application/pdf"), "Cache-Control": "no-store" };
  return new Response(body, { headers });
}

/** The zone a reader's browser named, where it is one. */
export function zoneIn(request: Request, otherwise: string): string {
  const zone = new URL(request.url).searchParams.get("zone");
  try {
    return zone ? new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone : otherwise;
  } catch {
    return otherwise;
  }
}
