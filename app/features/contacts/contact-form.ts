import { contactRoles, languages } from "db/schema/words";
import * as z from "zod/mini";

import { choice, email, optional, optionalText, phone, requiredText } from "~/forms/rules";

export const contactForm = z.object({
  name: requiredText(200),
  email,
  title: optionalText(200),
  phone: optional(phone),
  language: optional(choice(languages)),
  role: choice(contactRoles),
});

/** For a button that says all there is to say. */
export const pressedForm = z.object({});
