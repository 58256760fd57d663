/**
 * Several files at once, dropped or chosen. Without JavaScript it is a plain form; with it each file goes by itself, says
 * how far it has come, and one that is not taken leaves the others alone.
 */
import { useRevalidator } from "@remix-run/react";
import { type DragEvent, useEffect, useRef, useState } from "react";

import { Progress } from "~/components/progress";
import { useReader } from "~/components/reader";
import type { Message } from "~/forms/check";
import { useSpoken } from "~/forms/spoken";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

type Limits = { endings: readonly string[]; bytes: number };
/** How one file stands. */
type Standing =
  | { is: "sending"; percent: number }
  | { is: "done" }
  | { is: "broken" }
  | { is: "refused"; error: Message };
type Sent = { key: number; file: File; standing: Standing };

type UploadZoneProps = { type: string | null; limits: Limits; address: string };

export function UploadZone({ type, limits, address }: UploadZoneProps) {
  const { t } = useTranslation(["certificates", "common"]);
  const { language } = useReader();
  const { revalidate } = useRevalidator();
  const [sent, setSent] = useState<Sent[]>([]);
  const [isOver, setIsOver] = useState(false);
  const [isReady, setIsReady] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const count = useRef(0);
  const accepted = t("common:filesAccepted", {
    types: limits.endings.map((ending) => ending.toUpperCase()).join(", "),
    size: formatSize(limits.bytes, language),
  });
  const stand = (key: number, standing: Standing) =>
    setSent((all) => all.map((one) => (one.key === key ? { ...one, standing } : one)));

  function send(files: Iterable<File>) {
    const added = [...files].map(
      (file): Sent => ({ key: count.current++, file, standing: { is: "sending", percent: 0 } }),
    );
    setSent((all) => [...all, ...added]);
    void Promise.all(added.map(start));
  }

  async function start({ key, file }: Sent) {
    if (file.size > limits.bytes) {
      // Told before it is sent; the server counts for itself.
      return stand(key, { is: "refused", error: tooLarge(formatSize(limits.bytes, language)) });
    }
    stand(key, { is: "sending", percent: 0 });
    stand(key, await post(address, { file, type }, (percent) => stand(key, { is: "sending", percent })));
    revalidate();
  }

  // What was chosen before the page was ready goes as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is ready
  useEffect(() => {
    setIsReady(true);
    if (input.current) sendChosen(input.current);
  }, []);

  function sendChosen(chosen: HTMLInputElement) {
    send(chosen.files ?? []);
    chosen.value = "";
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    send(event.dataTransfer.files);
  };
  return (
    <div className="stack">
      <form
        className="form drop-zone"
        method="post"
        encType="multipart/form-data"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        {type && <input type="hidden" name="type" value={type} />}
        <div className="ds-field">
          <label className="ds-label" htmlFor="file">
            {t("upload.label")}
          </label>
          <div data-field="description" id="file-help">
            {t("upload.help")} {accepted}.
          </div>
          {isReady && <p className="ds-paragraph">{t("upload.drop")}</p>}
          <input
            className="ds-input"
            ref={input}
            id="file"
            type="file"
            name="file"
            multiple
            required
            accept={limits.endings.map((ending) => `.${ending}`).join(",")}
            aria-describedby="file-help"
            onChange={({ currentTarget }) => sendChosen(currentTarget)}
          />
        </div>
        {!isReady && (
          <button className="ds-button" type="submit">
            {t("upload.send")}
          </button>
        )}
      </form>
      {sent.length > 0 && (
        <ul className="task-list" aria-live="polite">
          {sent.map((one) => (
            <UploadedFile key={one.key} sent={one} onAgain={() => void start(one)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function UploadedFile({ sent: { file, standing }, onAgain }: { sent: Sent; onAgain: () => void }) {
  const { t } = useTranslation("certificates");
  const { language } = useReader();
  const spoken = useSpoken();
  return (
    <li>
      <div>
        <span className="ds-label break">{file.name}</span>{" "}
        <span className="subtle">{formatSize(file.size, language)}</span>
        {standing.is === "refused" && <p className="ds-validation-message">{spoken(standing.error)}</p>}
        {standing.is === "broken" && <p className="ds-validation-message">{t("upload.broken")}</p>}
      </div>
      <div>
        {standing.is === "sending" && (
          <Progress done={standing.percent} of={100}>
            {t("upload.percent", { percent: standing.percent })}
          </Progress>
        )}
        {standing.is === "done" && t("upload.done")}
        {standing.is === "broken" && (
          <button className="ds-button" type="button" data-variant="secondary" data-size="sm" onClick={onAgain}>
            {t("upload.again")}
          </button>
        )}
      </div>
    </li>
  );
}

const tooLarge = (size: string): Message => ({ key: "fileTooLarge", params: { size } });

/** `fetch` does not say how far an upload has come. */
function post(address: string, { file, type }: { file: File; type: string | null }, tell: (percent: number) => void) {
  return new Promise<Standing>((stands) => {
    const form = new FormData();
    if (type) form.set("type", type);
    form.set("file", file);
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => tell(Math.floor((100 * loaded) / Math.max(total, 1)));
    request.onload = () => {
      const answer = request.response as { error?: Message | null } | null;
      if (request.status !== 200 || !answer) stands({ is: "broken" });
      else stands(answer.error ? { is: "refused", error: answer.error } : { is: "done" });
    };
    request.onerror = request.onabort = () => stands({ is: "broken" });
    request.open("POST", address);
    request.send(form);
  });
}
