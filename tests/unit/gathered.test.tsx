import { renderToPipeableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { gathered } from "~/gathered.server";

const written = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <p>
        {[...text].map((letter) => (
          <b key={letter}>{letter}</b>
        ))}
      </p>,
      {
        onAllReady: () => pipe(gathered((body) => resolve(Buffer.from(body).toString("utf8")))),
        onError: reject,
      },
    );
  });

test("whatever comes before them, letters of several bytes arrive whole and with nothing between", async () => {
  for (let length = 0; length < 64; length++) {
    const text = "x".repeat(length) + "æøå手🙂".repeat(200);
    const html = await written(text);
    expect(html.replace(/<[^>]*>/g, "")).toBe(text);
  }
});
