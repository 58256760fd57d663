/** Writes a zip (APPNOTE 6.3) in which parts that did not change keep their bytes, so that only the others cost time. */
import { crc32, deflateRawSync } from "node:zlib";

import type { Packed } from "./zip";

export function packedFrom(name: string, text: string): Packed {
  const bytes = Buffer.from(text, "utf8");
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, bytes: deflateRawSync(bytes, { level: 3 }) };
}

export function writeZip(parts: readonly Packed[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, "utf8");
    const local = header(0x04034b50, 30, part, name.length);
    const central = header(0x02014b50, 46, part, name.length);
    central.writeUInt32LE(offset, 42);
    pieces.push(local, name, part.bytes);
    directory.push(central, name);
    offset += local.length + name.length + part.bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** The fields a part has both before its bytes and in the directory, two bytes further on there. */
function header(signature: number, length: number, { method, crc, size, bytes }: Packed, nameLength: number): Buffer {
  const fields = Buffer.alloc(length);
  const at = length === 46 ? 2 : 0;
  fields.writeUInt32LE(signature, 0);
  if (at > 0) fields.writeUInt16LE(20, 4);
  fields.writeUInt16LE(20, 4 + at);
  fields.writeUInt16LE(0x800, 6 + at); // names are UTF-8
  fields.writeUInt16LE(method, 8 + at);
  fields.writeUInt16LE(0x21, 12 + at); // 1 January 1980: the same declaration gives the same file
  fields.writeUInt32LE(crc, 14 + at);
  fields.writeUInt32LE(bytes.length, 18 + at);
  fields.writeUInt32LE(size, 22 + at);
  fields.writeUInt16LE(nameLength, 26 + at);
  return fields;
}
