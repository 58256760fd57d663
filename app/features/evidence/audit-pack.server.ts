/**
 * The audit pack: one zip with an index, the PDF of every signature in view, the own codes some are followed by instead of
 * ours, and all that is needed to check them.
 *
 * A signature's PDF takes the better part of a second to draw, so the zip is made while it is sent: each is read in a short
 * transaction of its own, drawn, sent and forgotten, and nothing goes on once the reader has gone.
 */
import { ReadableStream } from "node:stream/web";
import type { Store } from "db/client.server";
import { Zip, ZipPassThrough } from "fflate";

import { asAttachment, type Files } from "~/features/files/files.server";
import { pdf } from "~/features/files/media-types";
import { codesBehind, type KeptCode } from "~/features/own-codes/kept-codes.server";
import { writeXlsx } from "~/features/sheets/write-sheet.server";
import type { TrackedSupplier } from "~/features/signatures/tracking";
import { trackingSheet } from "~/features/signatures/tracking-sheet";
import { formatNumber } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { drawn, evidenceOf, type Reader } from "./evidence.server";
import type { PublicPart } from "./public-part";

/** Of PDFs in one pack: with more, the zip would outgrow what every program opens (4 GB). The index has all, and says so. */
const mostInPack = 10_000;

/** Of own codes, in bytes, for the same reason. */
const mostOfCodes = 2_000_000_000;

type Pack = {
  buyerId: string;
  rows: readonly TrackedSupplier[];
  publicPart: PublicPart;
  reader: Reader;
  /** The day looked back to, or today. */
  day: string;
  secret: string;
  files: Pick<Files, "read">;
  /** A short transaction in the reader's name. */
  ask: <Result>(work: (store: Store) => Promise<Result>) => Promise<Result>;
};

type File = { name: string; bytes: Uint8Array };

export function auditPack(pack: Pack): Response {
  const t = translatorFor(pack.reader.language).getFixedT(pack.reader.language, "evidence");
  const body = ReadableStream.from(zipped(filesOf(pack)));
  const headers = {
    ...asAttachment(`${t("pack.name")} ${pack.day}.zip`, "application/zip"),
    "Cache-Control": "no-store",
  };
  return new Response(body as unknown as BodyInit, { headers });
}

async function* filesOf({ buyerId, rows, publicPart, reader, day, secret, files, ask }: Pack): AsyncGenerator<File> {
  const { language } = reader;
  const { t } = translatorFor(language);
  const text = (words: string) => new TextEncoder().encode(words);
  const names = fileNames(rows);
  const covered = rows.filter(({ part }) => part === "own code").map(({ id }) => id);
  const codes = await ask((store) => codesBehind(store, buyerId, covered, { day, timeZone: reader.timeZone }));
  const ofCodes = codeNames(rows, codes);
  const sheet = trackingSheet(t, language, rows);
  const index = {
    columns: [
      ...sheet.columns,
      { header: t("evidence:pack.file"), kind: "text" as const, width: 48 },
      { header: t("evidence:pack.ownCode"), kind: "text" as const, width: 48 },
    ],
    rows: sheet.rows.map((row, place) => {
      const { id } = rows[place]!;
      const code = codes.find(({ supplierId }) => supplierId === id);
      return [...row, names.get(id) ?? null, ofCodes.get(id)?.join(", ") || (code?.address ?? null)];
    }),
  };
  yield { name: `${t("evidence:pack.index")}.xlsx`, bytes: await writeXlsx(index, t("evidence:pack.index")) };
  yield {
    name: `${t("evidence:pack.readMe")}.txt`,
    bytes: text(
      t("evidence:pack.how", { day, address: `${reader.portalUrl}/verify`, max: formatNumber(mostInPack, language) }),
    ),
  };
  yield { name: "public-part.json", bytes: text(JSON.stringify(publicPart, null, 1)) };
  for (const { supplierId, files: ofCode } of codes) {
    for (const [place, name] of (ofCodes.get(supplierId) ?? []).entries()) {
      const pieces: Uint8Array[] = [];
      for await (const piece of await files.read(ofCode[place]!.storageKey)) pieces.push(piece);
      yield { name, bytes: Buffer.concat(pieces) };
    }
  }
  for (const { id: supplierId, signatureId } of rows) {
    if (!signatureId || !names.has(supplierId)) continue;
    const evidence = await ask((store) => evidenceOf(store, { buyerId, supplierId }, signatureId, reader));
    if (evidence) yield { name: names.get(supplierId)!, bytes: await drawn(evidence, secret) };
  }
}

/** Where the index finds each PDF: numbered, since two suppliers may bear one name. */
function fileNames(rows: readonly TrackedSupplier[]): Map<string, string> {
  const signed = rows.filter(({ signatureId }) => signatureId).slice(0, mostInPack);
  return new Map(
    signed.map(({ id, name, signedOn }, place) => [id, `pdf/${numbered(place)} ${plain(name)} ${signedOn}.pdf`]),
  );
}

/** And each own code, with its translation; not by the name somebody gave the file. */
function codeNames(rows: readonly TrackedSupplier[], codes: readonly KeptCode[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  let size = 0;
  for (const [place, { supplierId, files }] of codes.entries()) {
    size += files.reduce((sum, file) => sum + file.size, 0);
    if (size > mostOfCodes) break;
    const name = plain(rows.find(({ id }) => id === supplierId)!.name);
    const called = files.map(({ mediaType }, which) => {
      const ending = mediaType === pdf ? "pdf" : "docx";
      return `own-codes/${numbered(place)} ${name}${which > 0 ? ` (${which + 1})` : ""}.${ending}`;
    });
    names.set(supplierId, called);
  }
  return names;
}

const numbered = (place: number) => String(place + 1).padStart(4, "0");
const plain = (name: string) =>
  name
    .replaceAll(/[\p{Control}/\\:*?"<>|]/gu, " ")
    .trim()
    .slice(0, 80);

/** Stored as they are: a PDF is compressed already. */
async function* zipped(files: AsyncIterable<File>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, bytes } of files) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
