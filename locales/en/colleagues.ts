import type nb from "../nb/colleagues";
import type { TranslationOf } from "../translation";

/** Colleagues at the supplier: handing over, inviting, saying that one is not the right person. */
export default {
  title: "Colleagues",
  lead: "Those who can answer {{buyer}} on behalf of the company.",
  you: "you",
  main: "gets the e-mails",
  roles: {
    contact: "Sees and does everything",
    signatory: "Signs",
    contributor: "Sees what has been shared",
  },
  remove: "Remove access",
  invite: "Invite a colleague",
  name: "Name",
  email: "E-mail address",
  personTitle: "Title",
  language: "Language of the e-mail",
  languages: { nb: "Norwegian", en: "English" },
  what: "What is your colleague to see?",
  everything: "Everything, and may answer and sign for the company",
  some: "Only the tasks I choose",
  which: "Tasks",
  sees: "Access",
  whichHelp: "Tick when your colleague is to see only some of them.",
  removeFrom: "for {{name}}",
  words: "Message",
  wordsHelp: "Goes with the e-mail.",
  send: "Send the invitation",
  handOver: {
    title: "Hand over to somebody else",
    lead: "The person you name gets a link by e-mail and can read and sign “{{task}}”. You will see when it is done.",
    to: "Who is to have the task?",
    somebody: "Somebody else",
    newPerson: "Fill in when it is somebody else",
    titleHelp: "For example managing director",
    also: "Hand over this as well",
    send: "Hand over the task",
  },
  notMe: {
    title: "I am not the right person",
    lead: "Who answers {{buyer}} for {{supplier}}? The person you name gets the tasks and a link. What has been answered goes along.",
    outside:
      "If the address has another domain than those we know of your company, we ask {{buyer}} first. You will both be told.",
    asked: "You have proposed {{name}} ({{email}}). {{buyer}} has not answered yet.",
    reason: "Anything you would like to add?",
    reasonHelp: "For example that you have changed jobs.",
    unknown: "Don’t know who it is? Reply to the e-mail you received, and {{buyer}} will find out.",
    instead: "If you still want to see the tasks, invite a colleague instead.",
    send: "Pass the tasks on",
  },
} as const satisfies TranslationOf<typeof nb>;
