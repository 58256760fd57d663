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
} as const satisfies TranslationOf<typeof nb>;
