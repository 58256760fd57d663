/**
 * What was uploaded, to be looked at without leaving the page, so that nothing in it can run: a picture as a picture, a
 * PDF drawn page by page by a reader that knows no scripts, forms or links. The file itself is still only downloaded.
 */
import { useEffect, useRef, useState } from "react";

import { useTranslation } from "~/i18n/use-translation";

type Shown = { name: string; size: number | null; mediaType: string | null };

const mostPages = 20;
/** More is not fetched unasked. */
const mostBytes = 20_000_000;

export function Preview({ file, address }: { file: Shown; address: string }) {
  const { t } = useTranslation("register");
  const isSmall = (file.size ?? 0) <= mostBytes;
  if (file.mediaType?.startsWith("image/") && isSmall)
    return <img className="preview" src={address} alt={t("preview.of", { name: file.name })} />;
  if (file.mediaType === "application/pdf" && isSmall) return <PdfPages name={file.name} address={address} />;
  return <p className="ds-paragraph subtle">{t("preview.none")}</p>;
}

/** Drawn in the browser; without JavaScript there is the file to download. */
function PdfPages({ name, address }: { name: string; address: string }) {
  const { t } = useTranslation("register");
  const box = useRef<HTMLElement>(null);
  const [standing, setStanding] = useState<{ is: "waiting" | "failed" } | { is: "drawn"; pages: number }>({
    is: "waiting",
  });
  useEffect(() => {
    const leaving = new AbortController();
    draw(address, box.current!, leaving.signal, (page) => t("preview.page", { page, name })).then(
      (pages) => !leaving.signal.aborted && setStanding({ is: "drawn", pages }),
      () => !leaving.signal.aborted && setStanding({ is: "failed" }),
    );
    return () => leaving.abort();
  }, [address, name, t]);
  return (
    <div>
      <section
        className="preview-pages"
        ref={box}
        aria-label={t("preview.pages", { name })}
        // What scrolls is reached from the keyboard.
        tabIndex={standing.is === "drawn" ? 0 : undefined}
      />
      {standing.is === "failed" && <p className="ds-paragraph subtle">{t("preview.failed")}</p>}
      {standing.is === "drawn" && standing.pages > mostPages && (
        <p className="ds-paragraph subtle">{t("preview.more", { shown: mostPages, count: standing.pages })}</p>
      )}
    </div>
  );
}

/** @returns how many pages it has */
async function draw(address: string, box: HTMLElement, signal: AbortSignal, label: (page: number) => string) {
  const [pdf, { default: worker }] = await Promise.all([
    import("pdfjs-dist"),
    import("pdfjs-dist/build/pdf.worker.min.mjs?url"),
  ]);
  pdf.GlobalWorkerOptions.workerSrc = worker;
  const loading = pdf.getDocument({ url: address, isEvalSupported: false, enableXfa: false });
  signal.addEventListener("abort", () => void loading.destroy());
  const document = await loading.promise;
  box.replaceChildren();
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1.5 });
    const canvas = window.document.createElement("canvas");
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label(number));
    if (signal.aborted) return number;
    box.append(canvas);
    await page.render({ canvasContext: canvas.getContext("2d")!, viewport, annotationMode: pdf.AnnotationMode.DISABLE })
      .promise;
  }
  return document.numPages;
}
