import type nb from "../nb/invitation";
import type { TranslationOf } from "../translation";

/** The page behind the link in the mail: who wrote, how to check it, and what to do when the link does not work. */
export default {
  tasks: "What they ask for",
  concerning: "Concerns {{concerning}}",
  deadlinePassed: "The deadline was {{date}}",
  who: "Sender",
  person: "{{person}} at {{buyer}}",
  reply: "If you reply to the e-mail, your reply goes to {{person}}.",
  noPassword: "We never ask for passwords or payment.",
  privacyHeading: "Personal data",
  privacyMore: "Read more about privacy",
  forWhom: "The link was sent to {{name}} at {{supplier}}.",
  notYou: "Not you? Open the tasks and choose “I am not the right person” at the bottom. We will ask who is.",
  open: "Open my tasks",
  seeAnswers: "See the answers",
  newLink: "Get a new link",
  newLinkHow:
    "Enter your e-mail address on the next page, and we will send a new link at once. Nothing you have answered is lost.",
  torn: {
    title: "The link is not complete",
    what: "Long links are sometimes split over two lines in an e-mail. Go back to the e-mail, copy the whole link and paste it into the address bar.",
  },
  unknown: {
    title: "We do not know this link",
    what: "It may have been cut off on the way, or replaced by a newer one. Check whether you have had a newer e-mail.",
  },
  old: {
    title: "The link is no longer valid",
    done: "Everything {{buyer}} asked {{supplier}} for in this e-mail is closed.",
    expired: "It is a long time since {{buyer}} sent {{supplier}} this e-mail.",
  },
  takenOver: {
    title: "{{by}} has taken over",
    titleUnknown: "Somebody else has taken over",
    what: "{{by}} now answers {{buyer}} for {{supplier}} and has a link of her or his own. You need not do anything.",
    whatUnknown: "You are no longer a contact for {{supplier}} with {{buyer}}. You need not do anything.",
    wrong: "Is this wrong? Reply to the e-mail you received, and {{buyer}} will look into it.",
  },
} as const satisfies TranslationOf<typeof nb>;
