import {
  askedStates,
  contactRoles,
  documentStates,
  languages,
  legalBases,
  memberRoles,
  requestKinds,
  requestStates,
  signatureWays,
  trackingParts,
} from "db/schema/words";
import enEveryone from "locales/en/for-everyone";
import enMembers from "locales/en/for-members";
import nbEveryone from "locales/nb/for-everyone";
import nbMembers from "locales/nb/for-members";
import { expect, test } from "vitest";
import { knownBlanks } from "~/features/documents/document-text";
import { outcomes } from "~/features/requests/invitation-preview";
import { kinds, type Step, type Steps, type Who } from "~/features/requests/kinds";

const texts = { nb: { ...nbEveryone, ...nbMembers }, en: { ...enEveryone, ...enMembers } };
const keys = (words: object) => Object.keys(words).sort();
const actsOf = (who: readonly Who[]) =>
  Object.values(kinds).flatMap(({ steps }: { steps: Steps }) =>
    Object.entries(steps)
      .filter(([, step]: [string, Step]) => step.by.some((one) => who.includes(one)))
      .map(([act]) => act),
  );
const unique = (words: readonly string[]) => [...new Set(words)].sort();

for (const language of languages) {
  const { asking, documents, requests, signatures, tasks, tracking } = texts[language];

  test(`every state, kind, part and way has its word (${language})`, () => {
    for (const words of [tasks, requests]) {
      expect(keys(words.states)).toEqual(keys(requestStates));
      expect(keys(words.kinds)).toEqual(unique(requestKinds));
      expect(keys(words.extensions)).toEqual(unique([...askedStates, "refusals"]));
      expect(keys(words.refusals)).toEqual(
        unique(["unknown", "not yours", "already", "closed", "not now", "overtaken"]),
      );
    }
    expect(keys(asking.why)).toEqual(unique(legalBases));
    expect(keys(asking.task)).toEqual(unique(requestKinds));
    expect(keys(tasks.alreadyDone)).toEqual(unique(requestKinds));
    expect(keys(signatures.ways)).toEqual(unique(signatureWays));
    expect(keys(tracking.parts)).toEqual(unique(trackingParts));
    expect(keys(tracking.help)).toEqual(unique(trackingParts));
    expect(keys(documents.states)).toEqual(unique(documentStates));
    expect(keys(documents.blanks)).toEqual(unique(knownBlanks));
    const counted = unique(Object.keys(requests.preview).map((key) => key.replace(/_(one|other)$/, "")));
    expect(counted).toEqual(unique([...outcomes, "chosen", "cannotRead"]));
  });

  test(`every act has a word for those who may do it, and one for the log (${language})`, () => {
    expect(keys(tasks.acts)).toEqual(unique(actsOf(contactRoles)));
    expect(keys(requests.acts)).toEqual(unique(actsOf(memberRoles)));
    expect(keys(requests.happened)).toEqual(unique(actsOf([...contactRoles, ...memberRoles, "portal"])));
  });

  test(`the parts of the tracking are told apart by their words (${language})`, () => {
    expect(new Set(Object.values(tracking.parts)).size).toBe(trackingParts.length);
  });

  test(`a supplier never reads words the glossary keeps from it (${language})`, () => {
    const said = JSON.stringify({ asking, tasks, signatures });
    const forbidden =
      language === "nb"
        ? /purring|forfalt|returner|avslå|avvis|underskriv|bidragsyter|forespørsel|innkjøpsorganisasjon|avvik/i
        : /\brequests?\b|non-conformity|contributor/i;
    expect(said.match(forbidden)?.[0]).toBeUndefined();
  });
}
