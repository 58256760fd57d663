/**
 * What React writes, in one piece: compressed and sent in one go, where React would hand over a hundred.
 *
 * React 18 hands over views of fixed length. Where the next letter has two bytes or more and does not fit in, the view is
 * handed over with its last bytes empty, as NULs that no page has a use for; they are left out.
 */
import { Writable } from "node:stream";

export function gathered(whole: (body: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _, next) {
      let end = piece.length;
      while (end > 0 && piece[end - 1] === 0) end--;
      pieces.push(Buffer.from(piece.subarray(0, end)));
      next();
    },
    final(done) {
      whole(new Uint8Array(Buffer.concat(pieces)));
      done();
    },
  });
}
