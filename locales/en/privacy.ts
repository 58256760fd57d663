import type nb from "../nb/privacy";
import type { TranslationOf } from "../translation";

export default {
  title: "Privacy",
  lead: "How personal data is handled in the supplier portal.",
  who: {
    title: "Who is responsible?",
    named: "{{buyer}} is the controller and decides what the data is used for. Ask them if you wonder about anything.",
    unnamed:
      "The organisation that asks for answers is the controller and decides what the data is used for. Its name is in the e-mail you were sent.",
  },
  what: {
    title: "What is kept?",
    contact: "Name, job title, e-mail address, phone number and language.",
    answers: "What you write, upload and submit for your company.",
    signature: "When you sign: time, IP address and browser, as proof of who signed.",
    log: "A log of who did what and when. It cannot be changed afterwards.",
  },
  why: {
    title: "Why?",
    text: "To find out how people and the environment fare in the supply chain, as the Norwegian Transparency Act, public procurement law or the organisation's own policy require, and to show later what was agreed. The basis is stated on the page you see before you answer.",
  },
  seen: {
    title: "Who sees it?",
    text: "Those who work with suppliers at the organisation, and your colleagues who answer for the same company. Public accounts name no persons.",
  },
  kept: {
    title: "For how long?",
    contacts: "Contacts that have not been active for 24 months are asked about and then erased.",
    evidence:
      "Signatures and submitted answers are kept for as long as the agreement lasts, and for ten years after that.",
    erased: "When data about you is erased, a code remains in the log that cannot be traced back to you.",
  },
  cookies: {
    title: "Cookies",
    text: "We use only those that are needed: one that keeps you signed in (12 hours for the organisation's people, ten days for suppliers) and one that remembers your language for a year. While you sign in, one remembers for fifteen minutes which page you were going to. None of them tracks you.",
  },
  rights: {
    title: "Your rights",
    text: "You can ask for access, correction and erasure, and object to the processing. Contact the organisation. You can also complain to the Norwegian Data Protection Authority (Datatilsynet).",
  },
} as const satisfies TranslationOf<typeof nb>;
