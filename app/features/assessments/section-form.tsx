/** A section of a questionnaire to be answered. With JavaScript each answer keeps itself; without, the page is saved. */
import { Form, useActionData, useNavigate, useRevalidator } from "@remix-run/react";
import type { Answer } from "db/schema/words";
import { type ChangeEvent, type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import { Alert } from "~/components/alert";
import { Progress } from "~/components/progress";
import { ErrorList } from "~/forms/error-list";
import type { Rejection } from "~/forms/read-form.server";
import { useSpoken } from "~/forms/spoken";
import { useTranslation } from "~/i18n/use-translation";
import { type Answers, askedIn, isAnswered } from "./asked";
import { type Fields, type Standings, type Theirs, useKeeping } from "./keeping";
import { type KnownShown, type Offered, QuestionField, type ShownFile } from "./question-field";
import type { ShownQuestion } from "./question-view";

type Given = {
  values: string[];
  comment: string | null;
  seen: string;
  files: ShownFile[];
  /** Where the answer there is comes from, if nobody typed it. */
  origin: string | null;
  offer: Offered | null;
  known: (KnownShown & { value: Answer }) | null;
};

type Props = {
  request: string;
  questions: ShownQuestion[];
  given: { [key: string]: Given };
  elsewhere: { keys: string[]; answers: Answers };
  countries: { code: string; name: string }[];
  fileLimits: string;
  /** Where the button leads. */
  next: string;
};

export function SectionForm({ request, questions, given, elsewhere, countries, fileLimits, next }: Props) {
  const { t } = useTranslation("assessments");
  const spoken = useSpoken();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const answer = useActionData<Rejection & { conflicts?: { [name: string]: Theirs } }>();
  const rejection = answer && "errors" in answer ? answer : undefined;
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLElement>(null);
  const names = useMemo(() => questions.map(({ name }) => name), [questions]);
  const { standings, restored, changed, sendAll, settle } = useKeeping(request, form, names);
  const [chosen, setChosen] = useState<{ [name: string]: string[] }>(() =>
    Object.fromEntries(questions.map(({ key, name }) => [name, valuesIn(fieldsFor(key, name))])),
  );
  const [attempts, setAttempts] = useState(0);

  function fieldsFor(key: string, name: string): Fields {
    const typed = rejection?.typed;
    const { values = [], comment = null } = given[key] ?? {};
    if (typed?.[`${name}.seen`])
      return [
        ...(typed[`${name}.value`] ?? []).map((entry): Fields[number] => ["value", entry]),
        ...(typed[`${name}.comment`] ?? []).map((entry): Fields[number] => ["comment", entry]),
      ];
    return [
      ...values.map((entry): Fields[number] => ["value", entry]),
      ...(comment ? [["comment", comment] as Fields[number]] : []),
    ];
  }

  useEffect(() => {
    setChosen((all) => ({
      ...all,
      ...Object.fromEntries(Object.entries(restored).map(([name, fields]) => [name, valuesIn(fields)])),
    }));
  }, [restored]);

  const answers: Answers = {
    ...elsewhere.answers,
    ...Object.fromEntries(
      questions.map((one) => {
        const answer = answerOf(one, chosen[one.name] ?? [], given[one.key]?.files);
        return [one.key, isAnswered(one, answer) ? answer : (given[one.key]?.known?.value ?? answer)];
      }),
    ),
  };
  const asked = askedIn({ sections: [{ questions: elsewhere.keys.map((key) => ({ key })) }, { questions }] }, answers);
  const here = questions.filter(({ key }) => asked.has(key));
  const answered = here.filter((one) => isAnswered(one, answers[one.key])).length;
  const offered = here.filter((one) => given[one.key]?.offer && !isAnswered(one, answers[one.key])).length;

  // What the server said of the page holds until the answer was sent again by itself; files only go with the page.
  const errors = Object.fromEntries(
    here.flatMap(({ name }) => {
      const standing = standings[name];
      if (standing?.is === "refused") return [[name, spoken(standing.error)]];
      const said = Object.entries(rejection?.errors ?? {}).find(([field]) =>
        field.startsWith(standing ? `${name}.file` : `${name}.`),
      )?.[1];
      return said ? [[name, spoken(said)]] : [];
    }),
  ) as { [name: string]: string };
  const whole = rejection?.errors[""];
  const broken = here.flatMap(({ name, text }) =>
    errors[name] ? [{ id: name, label: text, text: errors[name] }] : [],
  );

  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);

  function follow(event: ChangeEvent<HTMLFormElement>) {
    const field = event.target as unknown as HTMLInputElement;
    const name = field.name.split(".")[0]!;
    const question = questions.find((one) => one.name === name);
    if (!question) return;
    if (field.type === "file") return void sendFiles();
    if (field.type === "checkbox" && field.checked && question.exclusive) keepApart(field, form.current!);
    const values = new FormData(form.current!).getAll(`${name}.value`).map(String);
    setChosen((all) => ({ ...all, [name]: values.filter(Boolean) }));
    changed(name, ["radio", "checkbox", "select-one"].includes(field.type));
  }

  /** Files go with the page, once the rest of it is kept. */
  async function sendFiles() {
    await sendAll();
    const { current } = form;
    current?.requestSubmit(current.querySelector<HTMLButtonElement>("[data-stay]"));
    // They are on their way: with the next save they would go once more.
    for (const input of current?.querySelectorAll<HTMLInputElement>("input[type=file]") ?? []) input.value = "";
  }

  async function goOn(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.name === "intent" && button.value !== "next") return;
    event.preventDefault();
    if (await sendAll()) return navigate(next);
    setAttempts((count) => count + 1);
    revalidate();
  }

  return (
    <Form
      ref={form}
      className="form"
      method="post"
      encType="multipart/form-data"
      noValidate
      onChange={follow}
      onSubmit={(event) => void goOn(event)}
    >
      <Progress done={answered} of={here.length}>
        {t("progress", { answered, of: here.length })}
      </Progress>
      {offered > 0 && (
        <Alert title={t("offers.title", { count: offered })}>
          <p className="ds-paragraph">{t("offers.help")}</p>
          <button className="ds-button" type="submit" name="intent" value="unchanged" data-variant="secondary">
            {t("offers.unchanged")}
          </button>
        </Alert>
      )}
      {questions.map((question) => {
        const { key, name } = question;
        const standing = standings[name];
        const back = restored[name];
        return (
          <QuestionField
            key={`${name} ${back ? JSON.stringify(back) : ""}`}
            question={question}
            fields={back ?? fieldsFor(key, name)}
            seen={given[key]?.seen ?? ""}
            files={given[key]?.files ?? []}
            fileLimits={fileLimits}
            countries={countries}
            isAsked={asked.has(key)}
            origin={standing ? null : (given[key]?.origin ?? null)}
            offer={isAnswered(question, answers[key]) ? null : (given[key]?.offer ?? null)}
            known={given[key]?.known ?? null}
            chosen={chosen[name] ?? []}
            message={errors[name]}
            theirs={standing?.is === "conflict" ? standing.theirs : standing ? undefined : rejection?.conflicts?.[name]}
            onSettle={standing?.is === "conflict" ? (which) => settle(name, standing.theirs, which) : undefined}
          />
        );
      })}
      {(broken.length > 0 || whole) && (rejection || attempts > 0) && (
        <ErrorList id="errors" box={box} whole={whole ? [spoken(whole)] : []} broken={broken} />
      )}
      <Status standings={standings} />
      <div className="actions">
        <button className="ds-button" type="submit" name="intent" value="next">
          {t("saveAndGoOn")}
        </button>
        <button className="ds-button" type="submit" name="intent" value="stay" data-variant="secondary" data-stay>
          {t("save")}
        </button>
      </div>
    </Form>
  );
}

/** Where what was typed is: here, on its way, or kept. The worst news first. */
function Status({ standings }: { standings: Standings }) {
  const { t } = useTranslation("assessments");
  const all = new Set(Object.values(standings).map((standing) => standing?.is));
  const worst = (["signed out", "unsent", "refused", "conflict", "saving", "saved"] as const).find((one) =>
    all.has(one),
  );
  return (
    <p className="keeping ds-paragraph" role="status" data-state={worst}>
      {worst === "signed out" ? (
        <>
          {t("keeping.signed out")}{" "}
          <a className="ds-link" href={`/sign-in?then=${encodeURIComponent(window.location.pathname)}`}>
            {t("keeping.signIn")}
          </a>
        </>
      ) : (
        worst && t(`keeping.${worst}`)
      )}
    </p>
  );
}

const valuesIn = (fields: Fields) => fields.flatMap(([field, entry]) => (field === "value" && entry ? [entry] : []));

/** Roughly what the server will read, to show what follows from it at once. */
export function answerOf(
  { type }: ShownQuestion,
  values: readonly string[],
  files: readonly ShownFile[] = [],
): Answers[string] {
  switch (type) {
    case "multi_choice":
    case "countries":
      return values;
    case "file":
      return files.map(({ id }) => id);
    case "confirm":
      return values.length > 0;
    case "number":
    case "percent": {
      const number = Number((values[0] ?? "").replace(/\s/g, "").replace(",", "."));
      return values[0] && !Number.isNaN(number) ? number : null;
    }
    default:
      return values[0] ?? null;
  }
}

/** "None of these" and the others rule each other out. */
export function keepApart(ticked: HTMLInputElement, form: HTMLFormElement) {
  for (const box of form.querySelectorAll<HTMLInputElement>(`input[name="${ticked.name}"]`))
    if (box !== ticked && (ticked.dataset.exclusive || box.dataset.exclusive)) box.checked = false;
}
