import type nb from "../nb/asking";
import type { TranslationOf } from "../translation";

/** Who asks and why: what the supplier reads before anything is opened, by the buyer's legal basis. */
export default {
  title: "{{buyer}} asks {{supplier}} to answer",
  heading: "Who is asking, and why?",
  why: {
    "transparency act":
      "{{buyer}} buys goods or services from you and must, under the Norwegian Transparency Act, find out how people are treated in its supply chain.",
    "procurement law":
      "{{buyer}} buys goods or services from you and is required by Norwegian public procurement law to have routines that promote respect for fundamental human rights.",
    "own policy":
      "{{buyer}} buys goods or services from you and requires under its own policy that suppliers take responsibility for people and the environment.",
  },
  asked: {
    one: "We therefore ask you for {{tasks}} by {{deadline}}.",
    several: "We therefore ask you for {{tasks}}. The first deadline is {{deadline}}.",
    past: "We therefore ask you for {{tasks}}. The deadline was {{deadline}}, but it is not too late to answer.",
    nothing: "Everything {{buyer}} has asked you for is done. You can still see the answers.",
  },
  task: {
    "company facts": "facts about your company",
    document: "your signature on {{name}}",
    assessment: "your answers to {{name}}",
    "improvement plan": "a plan for improvements",
    certificate: "the certificate {{name}}",
    declaration: "{{name}}",
    audit: "an audit or a visit",
  },
  time_one: "It takes about {{count}} minute. You need no account.",
  time_other: "It takes about {{count}} minutes. You need no account.",
  useHeading: "What the answers are used for",
  use: {
    "transparency act": "{{buyer}} reads your answers and uses them in its yearly account without naming persons.",
    "procurement law": "{{buyer}} reads your answers and uses them to follow up the contract.",
    "own policy": "{{buyer}} reads your answers and uses them to follow up its suppliers.",
  },
  personalData:
    "{{buyer}} is the controller of the personal data. We keep names, titles and contact details and, when you sign, also time, IP address and browser.",
  genuineHeading: "Not sure the e-mail is genuine?",
  genuine: {
    number: "Call {{person}} on {{phone}}; the number is on {{website}}.",
    website: "Call {{buyer}} on a number you find on {{website}}.",
    known: "Call {{buyer}} on a number you already have.",
  },
  open: "Open my tasks",
  notMe: "I am not the right person",
} as const satisfies TranslationOf<typeof nb>;
