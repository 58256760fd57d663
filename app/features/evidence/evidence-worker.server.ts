/** The thread in which evidence is drawn: pages in, the bytes of a PDF out (see make.server.ts). */
import { parentPort } from "node:worker_threads";

import { drawEvidence } from "./draw.server";
import type { FromWorker } from "./make.server";
import type { EvidencePages } from "./pages";

parentPort?.on("message", async (pages: EvidencePages) => {
  const answer: FromWorker = await drawEvidence(pages).then(
    (pdf) => ({ pdf }),
    (error: Error) => ({ error: error.message }),
  );
  parentPort?.postMessage(answer);
});
