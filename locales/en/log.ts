import type nb from "../nb/log";
import type { TranslationOf } from "../translation";

export default {
  title: "Log",
  lead: "Everything that happens in the portal is written to a log that nobody can change. Each event builds on the one before, so a later change can be found.",
  events: "Events",
  count_one: "{{count}} event",
  count_other: "{{count}} events",
  last: "Fingerprint of the last one",
  key: "The portal's key",
  take: {
    heading: "Take out the log",
    log: "The file has one line for each event. It contains personal data, so keep it safe.",
    download: "Download the log",
    check:
      "With the command below anybody can check the file without access to the portal. It names the line if one was changed, removed or moved.",
    file: "log",
  },
  publicPart: {
    heading: "For those who check PDFs",
    about:
      "The file below lets others check that a signed PDF comes from here, without access to the portal. It names neither companies nor people.",
    download: "Download the public part",
    file: "document",
  },
  erasing: {
    title: "Erase personal data",
    lead: "When a person asks to be erased, this is where you remove name, address and telephone number from the portal. The log stays whole.",
    open: "Find a person",
    email: "E-mail address",
    nothing: "We have nothing about {{email}}",
    found: "What we have about {{email}}",
    people: "Whose address it is",
    nobody: "The address is nobody's today, but it is mentioned.",
    name: "Name",
    where: "Where",
    state: "Access",
    stillThere: "Has access",
    left: "Has no access any more",
    events: "In the log",
    eventsErased_one: "{{count}} event loses its personal data",
    eventsErased_other: "{{count}} events lose their personal data",
    mails: "E-mail",
    mailsErased_one: "Address and contents are erased from {{count}} e-mail",
    mailsErased_other: "Address and contents are erased from {{count}} e-mails",
    signatures: "Signatures",
    signaturesKept_zero: "The person has signed nothing",
    signaturesKept_one:
      "{{count}} signature is kept with the name. It is evidence, kept for as long as the agreement and ten years after it",
    signaturesKept_other:
      "{{count}} signatures are kept with the name. They are evidence, kept for as long as the agreement and ten years after it",
    first: "The person still has access",
    firstHow: "End the access on the page of each of them above. Then you can erase the data.",
    forGood: "The data cannot be brought back. The log will show that you erased them, but not whose they were.",
    erase: "Erase the data",
  },
  done: {
    erased_one: "The data are erased. {{count}} event in the log lost its personal data.",
    erased_other: "The data are erased. {{count}} events in the log lost their personal data.",
  },
} as const satisfies TranslationOf<typeof nb>;
