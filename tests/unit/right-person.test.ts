import { describe, expect, test } from "vitest";
import { firstStepFor, isFreeMail, mailDomain } from "~/features/contacts/right-person";

describe("somebody named as the right person", () => {
  const known = ["post@orsta-kabel.no", "kari.nordmann@gmail.com"];

  test("is invited at once inside a mail domain the supplier is known by", () => {
    expect(firstStepFor("ola@orsta-kabel.no", known)).toBe("invite at once");
    expect(firstStepFor("Ola@ORSTA-Kabel.NO.", known)).toBe("invite at once");
  });

  test("needs the buyer's word outside it, also when it only looks alike", () => {
    for (const address of [
      "ola@annen.no",
      "ola@orsta-kabel.no.annen.no",
      "ola@min-orsta-kabel.no",
      "ola@mail.orsta-kabel.no",
      "ola@orsta-kabel.com",
      "ola@annen.no?@orsta-kabel.no/x",
      "orsta-kabel.no",
      "",
    ])
      expect(`${address}: ${firstStepFor(address, known)}`).toBe(`${address}: ask the buyer`);
  });

  test("needs the buyer's word at a free-mail address, even where the supplier itself writes from one", () => {
    for (const address of ["ola@gmail.com", "x@qq.com", "x@163.com", "x@outlook.com", "x@yahoo.co.uk", "x@online.no"])
      expect(`${address}: ${firstStepFor(address, [...known, address])}`).toBe(`${address}: ask the buyer`);
  });

  test("needs the buyer's word when nobody is known", () => {
    expect(firstStepFor("ola@orsta-kabel.no", [])).toBe("ask the buyer");
  });
});

test("a domain is read as mail servers read it: case, a final dot and international letters", () => {
  expect(mailDomain("a@Ørsta.no")).toBe(mailDomain("b@xn--rsta-fra.no"));
  expect(mailDomain('"a@b"@firma.no')).toBe("firma.no");
  expect(mailDomain("a@firma")).toBeNull();
  expect(mailDomain("@firma.no")).toBeNull();
  expect(mailDomain("a@fir ma.no")).toBeNull();
});

test("free mail is told from companies whose names only begin alike", () => {
  for (const domain of ["hotmail.no", "live.no", "gmx.de", "yahoo.com.tw", "foxmail.com", "126.com", "naver.com"])
    expect(`${domain} ${isFreeMail(domain)}`).toBe(`${domain} true`);
  for (const domain of ["outlook-consulting.no", "gmail.example.no", "livewire.no", "yahoo-fan.jp", "mail.firma.no"])
    expect(`${domain} ${isFreeMail(domain)}`).toBe(`${domain} false`);
});
