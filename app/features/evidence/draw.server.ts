/**
 * Draws PDFs: of a signature, the document as it was signed and the certificate behind it; of submitted answers, a copy.
 * The same pages give the same bytes.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";

import { paragraphsOf, type Run } from "~/features/documents/document-text";
import type { CopyPages, EvidenceLine, EvidencePages } from "./pages";
import { asSeen, linesOf, type Piece, type Script, wordsOf } from "./writing";

/** In points, 72 to the inch. */
const sheet = { width: 595.28, height: 841.89, left: 62, right: 62, top: 62, bottom: 78 };
const full = sheet.width - sheet.left - sheet.right;
const labelWidth = 146;
const sizes = { title: 20, heading: 12.5, text: 10, small: 8.5 };
const ink = { text: "#1c2026", quiet: "#5b6470", rule: "#cdd3da", warning: "#8a1f11" };

/** The files of a font, in plain and bold. */
const fontFiles: Record<Script, [plain: string, bold: string]> = {
  latin: fromEmbedpdf("latin", "NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf"),
  chinese: fromEmbedpdf("sc", "NotoSansHans-Regular.otf", "NotoSansHans-Bold.otf"),
  japanese: fromEmbedpdf("jp", "NotoSansJP-Regular.otf", "NotoSansJP-Bold.otf"),
  korean: fromEmbedpdf("kr", "NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf"),
  arabic: fromEmbedpdf("arabic", "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
  hebrew: fromEmbedpdf("hebrew", "NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"),
  thai: fromFontsource("thai"),
  devanagari: fromFontsource("devanagari"),
};

function fromEmbedpdf(name: string, ...files: [string, string]) {
  const main = fileURLToPath(import.meta.resolve(`@embedpdf/fonts-${name}`));
  return files.map((file) => join(dirname(main), "..", "fonts", file)) as [string, string];
}

function fromFontsource(name: string) {
  const file = (weight: number) =>
    `@fontsource/noto-sans-${name}/files/noto-sans-${name}-${name}-${weight}-normal.woff`;
  return [400, 600].map((weight) => fileURLToPath(import.meta.resolve(file(weight)))) as [string, string];
}

export async function drawPages(pages: EvidencePages | CopyPages): Promise<Buffer> {
  const at = new Date(pages.at);
  const pdf = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: pages.language === "nb" ? "nb-NO" : "en-GB",
    tagged: true,
    displayTitle: true,
    info: {
      Title: pages.title,
      Author: pages.author,
      Producer: "Aktsom",
      Creator: "Aktsom",
      ...("seal" in pages ? { Keywords: `aktsom-seal:${pages.seal}` } : {}),
      CreationDate: at,
      ModDate: at,
    },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", resolve)
      .on("error", reject);
  });
  const pen = penFor(pdf);
  if ("seal" in pages) drawEvidence(pen, pages);
  else drawCopy(pen, pages);
  pen.drawFeet(pages.foot);
  for (const { name, text, about } of pages.attachments) {
    pdf.file(Buffer.from(text, "utf8"), {
      name,
      description: about,
      type: name.endsWith(".json") ? "application/json" : "text/markdown",
      creationDate: at,
      modifiedDate: at,
    });
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawEvidence(pen: Pen, { documents, certificate }: EvidencePages) {
  documents.forEach((document, place) => {
    if (place > 0) pen.newPage();
    drawDocument(pen, document);
  });
  pen.newPage();
  drawCertificate(pen, certificate);
}

function drawCopy(pen: Pen, { heading, lead, lines, groups }: CopyPages) {
  pen.paragraph("H1", plain(heading, true), { size: sizes.title, after: 6 });
  pen.paragraph("P", plain(lead), { after: 12 });
  for (const line of lines) pen.line(line);
  for (const { title, questions } of groups) {
    pen.paragraph("H2", plain(title, true), { size: sizes.heading, before: 14, after: 5, keepWithNext: 40 });
    for (const { text, said, warnings, origin } of questions) {
      pen.paragraph("P", plain(text, true), { before: 4, after: 2, keepWithNext: 20 });
      for (const one of said) for (const line of one.split(/\r\n|\r|\n/)) pen.paragraph("P", plain(line), { after: 2 });
      for (const one of warnings) pen.paragraph("P", plain(one), { color: ink.warning, after: 2 });
      if (origin) pen.paragraph("P", plain(origin), { size: sizes.small, color: ink.quiet, after: 2 });
    }
  }
}

function drawDocument(pen: Pen, { about, text: document, reservations }: EvidencePages["documents"][number]) {
  pen.paragraph("H1", plain(document.title, true), { size: sizes.title, after: 6 });
  pen.paragraph("P", plain(about), { size: sizes.small, color: ink.quiet, after: 14 });
  for (const runs of document.intro ? paragraphsOf(document.intro) : []) pen.paragraph("P", runs);
  for (const { number, title, clauses } of document.chapters) {
    pen.paragraph("H2", plain(`${number}  ${title}`, true), {
      size: sizes.heading,
      before: 10,
      after: 5,
      keepWithNext: 40,
    });
    for (const clause of clauses) {
      paragraphsOf(clause.text).forEach((runs, place) => {
        pen.paragraph("P", runs, { indent: 32, mark: place === 0 ? clause.number : undefined });
      });
      const reserved = reservations[clause.number];
      if (reserved) pen.paragraph("P", plain(reserved, true), { indent: 32, color: ink.warning });
    }
  }
}

function drawCertificate(pen: Pen, { heading, lead, warning, lines, story, check }: EvidencePages["certificate"]) {
  pen.paragraph("H1", plain(heading, true), { size: sizes.title, after: 6 });
  pen.paragraph("P", plain(lead), { after: warning ? 6 : 12 });
  if (warning) pen.paragraph("P", plain(warning, true), { color: ink.warning, after: 12 });
  for (const line of lines) pen.line(line);
  pen.paragraph("H2", plain(story.heading, true), { size: sizes.heading, before: 14, after: 5, keepWithNext: 40 });
  for (const { at, said } of story.lines) pen.line({ label: at, value: said });
  pen.paragraph("H2", plain(check.heading, true), { size: sizes.heading, before: 14, after: 5, keepWithNext: 70 });
  for (const text of check.paragraphs) pen.paragraph("P", plain(text), { size: sizes.small, after: 3 });
}

const plain = (text: string, bold = false): Run[] => [{ text, bold }];

type Look = {
  size?: number;
  color?: string;
  before?: number;
  after?: number;
  indent?: number;
  /** Stands in the indentation, on the first line. */
  mark?: string;
  /** How much room there must be below, so that a heading does not end a page. */
  keepWithNext?: number;
};
type Pen = ReturnType<typeof penFor>;

/** Writes from the top of a page to its bottom, and on the next. */
function penFor(pdf: PDFKit.PDFDocument) {
  let y = sheet.top;
  const choose = ({ script, bold }: Piece, size: number) =>
    pdf.font(fontFiles[script][bold ? 1 : 0]).fontSize(script === "arabic" ? size * 1.2 : size);
  const widthAt = (size: number) => (piece: Piece) => choose(piece, size).widthOfString(piece.text);
  const laidOut = (runs: readonly Run[], width: number, size: number) =>
    linesOf(wordsOf(runs), width, widthAt(size)).map(asSeen);
  const newPage = () => {
    pdf.addPage();
    y = sheet.top;
  };
  const makeRoom = (height: number) => {
    if (y + height > sheet.height - sheet.bottom) newPage();
  };
  /** @param baseline where the letters stand */
  const write = (line: readonly Piece[], x: number, baseline: number, size: number, color: string) => {
    let at = x;
    for (const piece of line) {
      choose(piece, size).fillColor(color).text(piece.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
      at += pdf.widthOfString(piece.text);
    }
    return at - x;
  };
  const tagged = (tag: string, draw: () => void) => pdf.addStructure(pdf.struct(tag, {}, draw));

  return {
    newPage,
    paragraph(tag: "H1" | "H2" | "P", runs: readonly Run[], look: Look = {}) {
      const { size = sizes.text, color = ink.text, before = 0, after = 6, indent = 0, mark, keepWithNext = 0 } = look;
      const height = size * 1.5;
      const lines = laidOut(runs, full - indent, size);
      y += before;
      // A paragraph leaves no line of its own behind.
      makeRoom(Math.min(lines.length, 2) * height + keepWithNext);
      tagged(tag, () => {
        lines.forEach((line, place) => {
          makeRoom(height);
          const baseline = y + size * 1.1;
          if (mark && place === 0)
            write([{ text: mark, script: "latin", bold: false }], sheet.left, baseline, size, ink.quiet);
          write(line, sheet.left + indent, baseline, size, color);
          y += height;
        });
      });
      y += after;
    },
    /** A label on the left, what it says on the right. */
    line({ label, value, isCode }: EvidenceLine) {
      const size = isCode ? sizes.small : sizes.text;
      const height = size * 1.5;
      const labels = laidOut(plain(label), labelWidth - 12, sizes.small);
      const values = (Array.isArray(value) ? value : [value]).flatMap((one) =>
        laidOut(plain(one), full - labelWidth, size),
      );
      const rows = Math.max(labels.length, values.length);
      makeRoom(Math.min(rows, 12) * height + 6);
      tagged("P", () => {
        for (let row = 0; row < rows; row += 1) {
          makeRoom(height);
          const baseline = y + sizes.text * 1.1;
          if (labels[row]) write(labels[row]!, sheet.left, baseline, sizes.small, ink.quiet);
          if (values[row]) write(values[row]!, sheet.left + labelWidth, baseline, size, ink.text);
          y += height;
        }
      });
      y += 3.5;
    },
    drawFeet({ left, right }: EvidencePages["foot"]) {
      const { start, count } = pdf.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        pdf.switchToPage(page);
        const baseline = sheet.height - 40;
        const said = right.replace("{{page}}", String(page + 1)).replace("{{pages}}", String(count));
        const [ours] = laidOut(plain(left), full, sizes.small);
        const [number] = laidOut(plain(said), full, sizes.small);
        const width = number!.reduce((sum, piece) => sum + widthAt(sizes.small)(piece), 0);
        pdf.markContent("Artifact", { type: "Pagination" });
        pdf
          .moveTo(sheet.left, baseline - 16)
          .lineTo(sheet.width - sheet.right, baseline - 16)
          .lineWidth(0.5)
          .stroke(ink.rule);
        write(ours!, sheet.left, baseline, sizes.small, ink.quiet);
        write(number!, sheet.width - sheet.right - width, baseline, sizes.small, ink.quiet);
        pdf.endMarkedContent();
      }
    },
  };
}
