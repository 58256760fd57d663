import { describe, expect, it } from "vitest";
import * as z from "zod/mini";

import { type Rejection, readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { requiredText, rows } from "~/forms/rules";

const schema = z.object({
  name: requiredText(10),
  sites: rows(z.object({ country: requiredText(20) }), { max: 5 }),
});

const post = (fields: [string, string][], headers: Record<string, string> = {}) =>
  new Request("http://portal/form", {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  });

/** What is sent back to the browser, and with which status. */
async function refusalOf(request: Request) {
  const form = await readForm(request, schema);
  if (form.ok) throw new Error("the form was taken");
  return { status: form.rejection.init?.status, ...(form.rejection.data as Rejection) };
}

describe("a form that is sent", () => {
  it("gives its values when it keeps the rules", async () => {
    const form = await readForm(
      post([
        ["name", " Ås "],
        ["sites.0.country", "NO"],
      ]),
      schema,
    );
    expect(form).toMatchObject({ ok: true, values: { name: "Ås", sites: [{ country: "NO" }] } });
  });

  it("comes back with every error and everything typed when it breaks them", async () => {
    expect(
      await refusalOf(
        post([
          ["name", ""],
          ["sites.3.country", ""],
          ["extra", "kept"],
        ]),
      ),
    ).toMatchObject({
      status: 422,
      errors: { name: { key: "required" }, "sites.3.country": { key: "required" } },
      typed: { name: [""], "sites.3.country": [""], extra: ["kept"] },
    });
  });

  it("comes back the same way when the route refuses it, at a field or as a whole", async () => {
    const form = await readForm(
      post([
        ["name", "Ås"],
        ["form", "second"],
      ]),
      schema,
    );
    if (!form.ok) throw new Error("refused too early");
    expect(form.refuse("name", "tooLong", { max: 1 })).toMatchObject({
      init: { status: 422 },
      data: { form: "second", errors: { name: { key: "tooLong", params: { max: 1 } } }, typed: { name: ["Ås"] } },
    });
    expect(form.refuse(null, "invalid").data.errors).toEqual({ "": { key: "invalid", params: undefined } });
  });

  it("may have been read already, by what reads files", async () => {
    const fields = new FormData();
    fields.set("name", "Ås");
    expect(await readForm(fields, schema)).toMatchObject({ ok: true });
  });

  it("gets a row more or less without a word about errors", async () => {
    const fields: [string, string][] = [
      ["name", ""],
      ["sites.0.country", "NO"],
      ["sites.4.country", ""],
    ];
    expect(await refusalOf(post([...fields, ["rows", "add sites"]]))).toMatchObject({
      status: 200,
      errors: {},
      rows: { sites: [0, 4, 5] },
      typed: { "sites.0.country": ["NO"] },
    });
    expect(await refusalOf(post([...fields, ["rows", "remove sites 0"]]))).toMatchObject({ rows: { sites: [4] } });
  });

  it("is turned away when it is larger than a form of ours", async () => {
    const large = readForm(post([["name", "x".repeat(5_000_000)]]), schema);
    await expect(large).rejects.toMatchObject({ status: 413 });
  });

  it("is turned away when it cannot be read", async () => {
    const torn = readForm(post([["name", "x"]], { "Content-Type": "multipart/form-data; boundary=x" }), schema);
    await expect(torn).rejects.toMatchObject({ status: 400 });
    const strange = readForm(post([["name", "x"]], { "Content-Type": "text/plain" }), schema);
    await expect(strange).rejects.toMatchObject({ status: 400 });
  });
});

describe("a form that brings files", () => {
  const sent = (fields: [string, string | File][]) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    return new Request("http://portal/form", { method: "POST", body });
  };
  const receive = gathering(100);

  it("gives what was typed and, by field, the files", async () => {
    const { form, uploads } = await readUploads(
      sent([
        ["name", "Ås"],
        ["proof", new File(["%PDF"], "proof.pdf")],
        ["proof", new File(["x".repeat(101)], "large.pdf")],
      ]),
      receive,
    );
    expect(form.get("name")).toBe("Ås");
    expect(uploads.get("proof")).toEqual([
      { name: "proof.pdf", bytes: Buffer.from("%PDF") },
      { name: "large.pdf", refused: "too large" },
    ]);
  });

  it("is turned away when all that was typed is larger than a form of ours", async () => {
    const much = "x".repeat(600_000);
    await expect(readUploads(sent([["name", much]]), receive)).resolves.toBeDefined();
    const large = sent([
      ["name", much],
      ["words", much],
    ]);
    await expect(readUploads(large, receive)).rejects.toMatchObject({ status: 413 });
    await expect(readUploads(post([["name", "x".repeat(5_000_000)]]), receive)).rejects.toMatchObject({ status: 413 });
  });
});
