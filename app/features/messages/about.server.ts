/** Which question of an assessment a message is about, in the words of the questionnaire the request was sent with. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import { type Question, questionsOf } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import type { Request } from "~/features/requests/requests.server";
import { notFound } from "~/not-found.server";
import type { threadOf } from "./messages.server";

type Message = Awaited<ReturnType<typeof threadOf>>[number];
type Told = Message & { about: { question: string; text: string } | null };

/** The messages of a request, each with the question it is about. */
export async function toldIn(
  store: Store,
  request: Request,
  messages: readonly Message[],
  language: Language,
): Promise<Told[]> {
  const isAbout = request.questionnaireId !== null && messages.some(({ question }) => question !== null);
  const questions = isAbout
    ? questionsOf(await questionnaireBehind(store, request.buyerId, request.questionnaireId!))
    : [];
  return messages.map((message) => {
    const about = questions.find(({ key }) => key === message.question);
    return { ...message, about: about ? { question: about.key, text: about.text[language] } : null };
  });
}

/** The question named in an address, or the page for what leads nowhere. */
export async function questionNamed(
  store: Store,
  request: Request,
  key: string | undefined,
): Promise<{ question: Question; section: string }> {
  if (request.kind !== "assessment" || !request.questionnaireId) notFound();
  const { sections } = await questionnaireBehind(store, request.buyerId, request.questionnaireId!);
  for (const { key: section, questions } of sections) {
    const question = questions.find((one) => one.key === key);
    if (question) return { question, section };
  }
  return notFound();
}
