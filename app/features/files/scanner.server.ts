/**
 * clamd, where one is named: each upload is handed to it as it was stored, by its INSTREAM command (clamd(8)), in pieces
 * each preceded by its length. What it cannot be asked about is not let in.
 */
import { once } from "node:events";
import { connect } from "node:net";

export type Verdict = "clean" | "infected" | "not checked";

/** Longer without a word, and nobody is there. */
const patience = 60_000;

/** @param url tcp://host:3310 or unix:///run/clamav/clamd.ctl */
export const scannerAt =
  (url: string) =>
  async (chunks: AsyncIterable<Uint8Array>): Promise<Verdict> => {
    const { protocol, hostname, port, pathname } = new URL(url);
    const socket = protocol === "unix:" ? connect(pathname) : connect(Number(port || 3310), hostname);
    socket.setTimeout(patience, () => socket.destroy(new Error("clamd does not answer")));
    let said = "";
    socket.on("data", (piece) => {
      said += piece;
    });
    const ended = once(socket, "close");
    ended.catch(() => {});
    try {
      await once(socket, "connect");
      socket.write("zINSTREAM\0");
      for await (const chunk of chunks) {
        if (!socket.writable) break; // it has heard enough
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) await Promise.race([once(socket, "drain"), ended]);
      }
      if (socket.writable) socket.write(Buffer.alloc(4));
      await ended;
    } catch {
      // Whatever went wrong on the way, its word counts if it has given one.
    } finally {
      socket.destroy();
    }
    if (/ FOUND\0?\s*$/.test(said)) return "infected";
    return /: OK\0?\s*$/.test(said) ? "clean" : "not checked";
  };
