import type nb from "../nb/validation";
import type { TranslationOf } from "../translation";

/** Error messages, one for each rule a field can break. */
export default {
  heading: "To continue, correct the following errors",
  required: "Fill in this field",
  invalid: "We did not understand what is written here",
  choice: "Choose one of the options",
  chooseOne: "Choose at least one",
  mustTick: "Tick the box to continue",
  tooLong: "Write less, at most {{max}} characters",
  tooMany: "Choose fewer, at most {{max}}",
  email: "Write an e-mail address, such as name@company.com",
  phone: "Write a telephone number, such as +47 22 00 00 00",
  date: "Write a date that exists, such as 21.11.2026",
  dateTooEarly: "Choose {{min}} or a later date",
  dateTooLate: "Choose {{max}} or an earlier date",
  wholeNumber: "Write a whole number, such as 12",
  tooSmall: "Write a number that is {{min}} or more",
  tooBig: "Write a number that is {{max}} or less",
  sixDigits: "Write the six-digit code from the e-mail",
  linksTooOften: "You have asked for many links in a short time. Check your e-mail, or try again in fifteen minutes",
  file: "Choose a file",
  organisationNumberLength: "A Norwegian organisation number has nine digits",
  organisationNumberWrong: "There is no such number. Check whether two digits are swapped",
  erpKeyTaken: "The key is already used by {{name}}",
  contactThere: "There is already a contact with this name and address",
  overtaken: "Somebody else has changed this meanwhile",
  readEnglish: "{{count}} read English and you wrote only Norwegian. Write in English too, or tick to send anyway",
  readNorwegian: "{{count}} read Norwegian and you wrote only English. Write in Norwegian too, or tick to send anyway",
} as const satisfies TranslationOf<typeof nb>;
