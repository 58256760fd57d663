/**
 * A section to be tried: the questions as a supplier sees them, following what is chosen. Nothing is kept; without
 * JavaScript, and to see what a wrong answer is told, the page is sent and comes back as it was filled in.
 */
import { Form } from "@remix-run/react";
import { type ChangeEvent, useRef, useState } from "react";

import { Progress } from "~/components/progress";
import { type Answers, askedIn, isAnswered } from "~/features/assessments/asked";
import type { Fields } from "~/features/assessments/keeping";
import { QuestionField } from "~/features/assessments/question-field";
import type { ShownQuestion } from "~/features/assessments/question-view";
import { answerOf, keepApart } from "~/features/assessments/section-form";
import type { Rejection } from "~/forms/read-form.server";
import { useSpoken } from "~/forms/spoken";
import { useTranslation } from "~/i18n/use-translation";

type Props = {
  questions: ShownQuestion[];
  countries: { code: string; name: string }[];
  fileLimits: string;
  tried?: Pick<Rejection, "typed"> & Partial<Rejection>;
  button: string;
};

export function PreviewForm({ questions, countries, fileLimits, tried, button }: Props) {
  const { t } = useTranslation("assessments");
  const spoken = useSpoken();
  const form = useRef<HTMLFormElement>(null);
  const fieldsFor = (name: string): Fields =>
    (["value", "comment"] as const).flatMap((field) =>
      (tried?.typed[`${name}.${field}`] ?? []).map((entry): Fields[number] => [field, entry]),
    );
  const [chosen, setChosen] = useState<{ [name: string]: string[] }>(() =>
    Object.fromEntries(questions.map(({ name }) => [name, (tried?.typed[`${name}.value`] ?? []).filter(Boolean)])),
  );
  const answers: Answers = Object.fromEntries(questions.map((one) => [one.key, answerOf(one, chosen[one.name] ?? [])]));
  const asked = askedIn({ sections: [{ questions }] }, answers);
  const here = questions.filter(({ key }) => asked.has(key));

  function follow(event: ChangeEvent<HTMLFormElement>) {
    const field = event.target as unknown as HTMLInputElement;
    const question = questions.find(({ name }) => name === field.name.split(".")[0]);
    if (!question) return;
    if (field.type === "checkbox" && field.checked && question.exclusive) keepApart(field, form.current!);
    const values = new FormData(form.current!).getAll(`${question.name}.value`).map(String);
    setChosen((all) => ({ ...all, [question.name]: values.filter(Boolean) }));
  }

  return (
    <Form ref={form} className="form" method="post" noValidate preventScrollReset onChange={follow}>
      <Progress done={here.filter((one) => isAnswered(one, answers[one.key])).length} of={here.length}>
        {t("progress", { answered: here.filter((one) => isAnswered(one, answers[one.key])).length, of: here.length })}
      </Progress>
      {questions.map((question) => {
        const wrong = Object.entries(tried?.errors ?? {}).find(([field]) => field.startsWith(`${question.name}.`));
        return (
          <QuestionField
            key={question.key}
            question={question}
            fields={fieldsFor(question.name)}
            seen=""
            files={[]}
            fileLimits={fileLimits}
            countries={countries}
            isAsked={asked.has(question.key)}
            chosen={chosen[question.name] ?? []}
            message={wrong && spoken(wrong[1])}
          />
        );
      })}
      <div className="actions">
        <button className="ds-button" type="submit" data-variant="secondary">
          {button}
        </button>
      </div>
    </Form>
  );
}
