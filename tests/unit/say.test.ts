import { expect, test } from "vitest";
import { translatorFor } from "~/i18n/translators.server";

const { t } = translatorFor("en");

test("a text is said by its key, its blanks filled", () => {
  expect(t("save")).toBe("Save");
  expect(t("common:daysLeft", { count: 1 })).toBe("1 day left");
});

test("a key that is not there, and a blank left open, do not compile", () => {
  // @ts-expect-error no such text
  expect(t("savee")).toBe("savee");
  // @ts-expect-error no such file of texts
  expect(t("commons:save")).toBe("save");
  // @ts-expect-error nobody says how many
  t("daysLeft");
  // @ts-expect-error one or many is told by a number
  t("daysLeft", { count: "1" });
  // @ts-expect-error the blank has another name
  t("daysLeft", { days: 1 });
});

test("whoever knows the texts of some files cannot ask for another's", () => {
  const errors = translatorFor("en").getFixedT(null, ["errors", "common"]);
  expect(errors("common:save")).toBe("Save");
  // @ts-expect-error not of these files
  errors("layout:account");
  // @ts-expect-error of the second file, whose name it needs
  errors("save");
});
