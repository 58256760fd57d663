/**
 * Turns what a mail says into what is sent: subject, html, and plain text made from the html, so that the two never
 * differ. Brings 45 MB of react-email along; only the job that sends imports it, and only when there is something to send.
 */
import { render, toPlainText } from "@react-email/components";
import type { Language } from "locales/index";
import { translatorFor } from "~/i18n/translators.server";

import { assessmentAccepted } from "./assessment-accepted";
import { certificateNotAccepted } from "./certificate-not-accepted";
import { certificatesEnd } from "./certificates-end";
import { claimAnswered } from "./claim-answered";
import { code } from "./code";
import { colleague } from "./colleague";
import { contactProposed } from "./contact-proposed";
import { decided } from "./decided";
import { decisionProposed } from "./decision-proposed";
import { handOver } from "./hand-over";
import { handedOn } from "./handed-on";
import { invitation } from "./invitation";
import { late } from "./late";
import type { Write } from "./layout";
import type { MailData, Rendered, Template } from "./mail";
import { memberInvitation } from "./member-invitation";
import { message } from "./message";
import { newLink } from "./new-link";
import { ownCodeCompared } from "./own-code-compared";
import { partDone } from "./part-done";
import { planAgreed } from "./plan-agreed";
import { receipt } from "./receipt";
import { reminder } from "./reminder";
import { reminderTest } from "./reminder-test";
import { renewal } from "./renewal";
import { reservationAccepted } from "./reservation-accepted";
import { returned } from "./returned";
import { signIn } from "./sign-in";
import { signToo } from "./sign-too";
import { supplierSaid } from "./supplier-said";
import { suspicion } from "./suspicion";
import { takenOver } from "./taken-over";
import { tidy } from "./tidy";

const letters: { [Name in Template]: Write<Name> } = {
  invitation,
  reminder,
  renewal,
  "hand-over": handOver,
  "sign-too": signToo,
  colleague,
  "part-done": partDone,
  "new-link": newLink,
  "taken-over": takenOver,
  "handed-on": handedOn,
  "claim-answered": claimAnswered,
  "assessment-accepted": assessmentAccepted,
  "certificate-not-accepted": certificateNotAccepted,
  "certificates-end": certificatesEnd,
  decided,
  "decision-proposed": decisionProposed,
  "own-code-compared": ownCodeCompared,
  "plan-agreed": planAgreed,
  "reservation-accepted": reservationAccepted,
  message,
  returned,
  code,
  receipt,
  "sign-in": signIn,
  "member-invitation": memberInvitation,
  "contact-proposed": contactProposed,
  suspicion,
  "supplier-said": supplierSaid,
  late,
  "reminder-test": reminderTest,
};

export async function renderMail<Name extends Template>(
  template: Name,
  language: Language,
  data: MailData<Name>,
): Promise<Rendered> {
  const write: Write<Name> = letters[template];
  const t = translatorFor(language).getFixedT(language, "emails");
  const { subject, letter } = write(tidy(data), { t, language });
  // React 18 leaves NULs where a letter of two bytes did not fit into the rest of its buffer (app/gathered.server.ts).
  const html = (await render(letter)).replaceAll("\0", "");
  return { subject, html, text: asText(html) };
}

/** What html-to-text, which has no types, hands to a formatter. */
type Element = { children: unknown; attribs: Record<string, string> };
type Builder = {
  openBlock(options: object): void;
  closeBlock(options: object): void;
  addInline(text: string, options?: object): void;
  addLineBreak(): void;
};

/** The address stands on a line of its own, where no mail program takes a full stop or a bracket for part of it. */
const asText = (html: string) =>
  toPlainText(html, {
    formatters: {
      button(element: Element, walk: (children: unknown, builder: Builder) => void, builder: Builder) {
        builder.openBlock({ leadingLineBreaks: 2 });
        walk(element.children, builder);
        builder.addInline(":");
        builder.addLineBreak();
        builder.addInline(element.attribs.href ?? "", { noWordTransform: true });
        builder.closeBlock({ trailingLineBreaks: 2 });
      },
    },
    selectors: [
      { selector: "a.button", format: "button" },
      { selector: "h1", options: { uppercase: false } },
    ],
  });
