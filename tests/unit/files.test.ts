import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { plainName } from "~/features/files/files.server";
import { lookInside } from "~/features/files/inside";
import { word } from "~/features/files/media-types";

const zip = (...parts: string[]) => zipSync(Object.fromEntries(parts.map((name) => [name, strToU8("<x/>")])));
const document = ["[Content_Types].xml", "word/document.xml"];

test("a Word document is known by its parts, not by being a zip", () => {
  expect(lookInside(zip(...document))).toEqual({ mediaType: word });
  expect(lookInside(zip("[Content_Types].xml", "xl/workbook.xml"))).toEqual({ refused: "wrong type" });
  expect(lookInside(zip("word/document.xml"))).toEqual({ refused: "wrong type" });
});

test("one with macros is refused", () => {
  expect(lookInside(zip(...document, "word/vbaProject.bin"))).toEqual({ refused: "macros" });
});

test("a PDF is known by its first bytes, and one that is locked is refused", () => {
  expect(lookInside(strToU8("%PDF-1.7\ntrailer <</Root 1 0 R>>"))).toEqual({ mediaType: "application/pdf" });
  expect(lookInside(strToU8("%PDF-1.7\ntrailer <</Root 1 0 R /Encrypt 5 0 R>>"))).toEqual({ refused: "locked" });
  expect(lookInside(strToU8("MZ this is a program"))).toEqual({ refused: "wrong type" });
});

test("a zip cut off anywhere is not a document, and nothing worse", () => {
  const whole = zip(...document);
  for (let length = 0; length < whole.length; length++) {
    expect(lookInside(whole.subarray(0, length))).toEqual({ refused: "wrong type" });
  }
});

test("a name brings no way along, and nothing that cannot be seen", () => {
  expect(plainName("../../x.pdf")).toBe("x.pdf");
  expect(plainName("C:\\Users\\Ola\\etikk.docx")).toBe("etikk.docx");
  expect(plainName("etikk\u202Efdp.exe\n")).toBe("etikkfdp.exe");
  expect(plainName("../..")).toBe("fil");
  expect(plainName("/")).toBe("fil");
});
