/** The thread in which PDFs are drawn: pages in, the bytes of a PDF out (see make.server.ts). */
import { parentPort } from "node:worker_threads";

import { drawPages } from "./draw.server";
import type { FromWorker } from "./make.server";
import type { CopyPages, EvidencePages } from "./pages";

parentPort?.on("message", async (pages: EvidencePages | CopyPages) => {
  const answer: FromWorker = await drawPages(pages).then(
    (pdf) => ({ pdf }),
    (error: Error) => ({ error: error.message }),
  );
  parentPort?.postMessage(answer);
});
