/**
 * The zip a workbook comes in (APPNOTE 6.3), which can be made to exhaust who opens it: nothing is unpacked that is not
 * asked for, and what comes out is counted as it comes, since what a zip says of its own sizes is not believed.
 */
import { Inflate } from "fflate";

import { type SheetLimits, SheetRefused } from "./sheet";

type Part = {
  /** As it is written in the zip. */
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly compressed: number;
  readonly offset: number;
};

/** A part as it lies in the file: whole (method 0) or deflated (8). */
export type Packed = Pick<Part, "name" | "method" | "crc" | "size"> & { readonly bytes: Uint8Array };

type ZipLimits = Pick<SheetLimits, "parts" | "unpackedBytes" | "ratio">;

/** The parts named in a zip's central directory (APPNOTE 4.3.12), unpacked one at a time. */
export class Zip {
  private readonly parts = new Map<string, Part>();
  private readonly view: DataView;
  private left: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: ZipLimits,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.left = limits.unpackedBytes;
    try {
      this.readDirectory();
    } catch (error) {
      throw error instanceof SheetRefused ? error : new SheetRefused("damaged");
    }
  }

  private readDirectory(): void {
    const { view, bytes, limits } = this;
    let end = bytes.length - 22;
    const earliest = Math.max(0, end - 0xffff);
    while (end >= earliest && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < earliest) throw new SheetRefused("damaged");
    const count = view.getUint16(end + 10, true);
    if (count > limits.parts) throw new SheetRefused("unpacksTooLarge");
    let at = view.getUint32(end + 16, true);
    let claimed = 0;
    for (let part = 0; part < count; part++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new SheetRefused("damaged");
      if (view.getUint16(at + 8, true) & 1) throw new SheetRefused("encrypted");
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const sizes = this.sizes(at, at + 46 + nameLength, extraLength);
      claimed += sizes.size;
      if (claimed > limits.unpackedBytes) throw new SheetRefused("unpacksTooLarge");
      const [method, crc] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
      this.parts.set(pathOf(name), { name, method, crc, ...sizes });
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
  }

  /** Sizes and place of a part; in the "zip64" extra field (APPNOTE 4.5.3) where the plain fields are all ones. */
  private sizes(at: number, extra: number, extraLength: number): { size: number; compressed: number; offset: number } {
    const { view } = this;
    const plain = [24, 20, 42].map((field) => view.getUint32(at + field, true));
    if (plain.includes(0xffffffff)) {
      let field = extra;
      while (field + 4 <= extra + extraLength && view.getUint16(field, true) !== 1) {
        field += 4 + view.getUint16(field + 2, true);
      }
      field += 4;
      for (const [place, value] of plain.entries()) {
        if (value !== 0xffffffff) continue;
        plain[place] = Number(view.getBigUint64(field, true));
        field += 8;
      }
    }
    const [size = 0, compressed = 0, offset = 0] = plain;
    return { size, compressed, offset };
  }

  get names(): readonly string[] {
    return [...this.parts.keys()];
  }

  has(path: string): boolean {
    return this.parts.has(pathOf(path));
  }

  packed(path: string): Packed {
    const part = this.parts.get(pathOf(path));
    const { view, bytes } = this;
    if (!part || part.offset + 30 > bytes.length || view.getUint32(part.offset, true) !== 0x04034b50) {
      throw new SheetRefused("damaged");
    }
    const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
    const packed = bytes.subarray(start, start + part.compressed);
    if (packed.length < part.compressed || (part.method !== 0 && part.method !== 8)) throw new SheetRefused("damaged");
    return { ...part, bytes: packed };
  }

  /** Hands over a part piece by piece, and stops as soon as more comes out than a workbook of people would hold. */
  unpack(path: string, take: (piece: Uint8Array) => void): void {
    const { method, bytes: packed } = this.packed(path);
    let [consumed, produced] = [0, 0];
    const count = (piece: Uint8Array) => {
      this.left -= piece.length;
      produced += piece.length;
      const isBomb = produced > 10_000_000 && produced > consumed * this.limits.ratio;
      if (this.left < 0 || isBomb) throw new SheetRefused("unpacksTooLarge");
      if (piece.length > 0) take(piece);
    };
    if (method === 0) {
      consumed = packed.length;
      count(packed);
      return;
    }
    // Deflate gives at most 1,032 bytes for one: a piece this small stays under 17 MB.
    const step = 16_384;
    const inflate = new Inflate((piece) => count(piece));
    try {
      for (let at = 0; at < packed.length; at += step) {
        consumed = Math.min(at + step, packed.length);
        inflate.push(packed.subarray(at, consumed), consumed === packed.length);
      }
    } catch (error) {
      throw error instanceof SheetRefused ? error : new SheetRefused("damaged");
    }
  }
}

/** Some writers use backslashes, a leading slash, or capitals other than Excel's. */
const pathOf = (name: string): string => name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
