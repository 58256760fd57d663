/** Where bytes are kept, under keys that are never an address: a folder, or a store that speaks S3. */
import type { Readable } from "node:stream";

export type Place = {
  /** Takes in a file piece by piece; what fails half-way leaves nothing that is read as a file. */
  write(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws when there is no such file */
  read(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Keys of what was written before a moment. */
  keysOlderThan(before: Date): AsyncIterable<string>;
};
