import type nb from "../nb/errors";
import type { TranslationOf } from "../translation";

/** The error pages: what happened, and what to do now. */
export default {
  toFrontPage: "Go to the front page",
  toTasks: "Go to your tasks",
  toDesk: "Go to your overview",
  toSignIn: "Get a new link",
  tryAgain: "Try again",
  notUnderstood: {
    title: "We did not understand what was sent",
    what: "Something in the address or the form was missing or damaged on its way here.",
    next: "Go back and try once more.",
  },
  forbidden: {
    title: "You do not have access to this page",
    what: "The page is for other roles than yours.",
    next: "Need access? Ask the administrator in your organisation.",
  },
  notFound: {
    title: "We cannot find this page",
    what: "The address may be mistyped, or the page has moved.",
    next: "Did you come from a link in an e-mail? It may have been split over two lines. Copy the whole link into the address bar.",
  },
  gone: {
    title: "This link is no longer valid",
    what: "It is too old, or a newer one has replaced it.",
    next: "Ask for a new link. It is sent to the e-mail address we already have.",
  },
  tooMuch: {
    title: "That was too much at once",
    what: "What you sent is larger than we can receive. Nothing has been saved.",
    next: "Go back and send less at a time.",
  },
  tooOften: {
    title: "Wait a little before you try again",
    what: "There have been unusually many attempts in a short time.",
    next: "Try again in a few minutes.",
  },
  failed: {
    title: "Something went wrong on our side",
    what: "The error has been noted. Your last step was not saved.",
    next: "Try again. If it happens once more, wait a little or tell the person who asked you.",
  },
  offline: {
    title: "We cannot reach the portal",
    what: "The connection was lost before the answer came.",
    next: "Check that you are online and try again. What you wrote is kept in your browser.",
  },
} as const satisfies TranslationOf<typeof nb>;
