import type nb from "../nb/invite";
import type { TranslationOf } from "../translation";

/** Inviting: what is asked for, who gets it, and words of one's own. */
export default {
  title: "Invite suppliers",
  back: "Suppliers",
  nobody: "No suppliers are chosen",
  nobodyHelp: "Tick suppliers in the list, or choose everyone it shows.",
  what: "What do you ask for?",
  ask: "Choose tasks",
  version: "version {{version}}",
  moved: {
    weekend: "moved from {{date}}, which is at a weekend",
    holiday: "moved from {{date}}, which is a public holiday",
  },
  concerning: "What is it about?",
  concerningHelp: "Such as a contract number or a product group. The supplier sees it.",
  update: "Update the preview",
  who: "Who gets it?",
  list: {
    "no address": "Suppliers without an e-mail address",
    undeliverable: "Suppliers whose address does not work",
  },
  more_one: "and {{count}} more",
  more_other: "and {{count}} more",
  nothing: "Nobody gets this invitation",
  nothingHelp:
    "All those chosen have been asked already, are done or have no address. Choose another task or other suppliers.",
  message: "The e-mail",
  messageHelp: "The e-mail says who asks, why, what for and by when. You may add words of your own.",
  wordsNb_one: "Your words in Norwegian (one reads Norwegian)",
  wordsNb_other: "Your words in Norwegian ({{count}} read Norwegian)",
  wordsEn_one: "Your words in English (one reads English)",
  wordsEn_other: "Your words in English ({{count}} read English)",
  deadline: "One deadline for all",
  deadlineHelp: "Leave it empty for the deadlines above.",
  anyway: "Send although some get the e-mail without your words in their language",
  anywayHelp: "The rest of the e-mail is always in the recipient's language.",
  send_one: "Send to {{count}} supplier",
  send_other: "Send to {{count}} suppliers",
  done: {
    sent_one: "The invitation is on its way to {{count}} supplier.",
    sent_other: "The invitations are on their way to {{count}} suppliers.",
  },
} as const satisfies TranslationOf<typeof nb>;
