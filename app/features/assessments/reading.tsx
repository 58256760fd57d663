/** A submission to be read: question by question, with a tick at each that is to be answered again. */
import { Link } from "@remix-run/react";

import { Details } from "~/components/details";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import { Messages } from "~/features/messages/thread";
import { useField } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import type { ReadGroup, ReadQuestion } from "./review-page.server";
import { severityTones } from "./severity-tones";

type Groups = {
  groups: readonly ReadGroup[];
  sections: readonly { key: string; score: number }[];
  /** Where the supplier's files are. */
  files: string;
  /** Where the threads of the questions are, and who writes in them. */
  thread: { at: string; names: { supplier: string; buyer: string }; timeZone: string };
};

export function Reading({ groups, sections, files, thread, ticks }: Groups & { ticks?: ReturnType<typeof useField> }) {
  const { t } = useTranslation("reviews");
  return groups.map(({ key, title, questions }) => {
    const score = sections.find((section) => section.key === key)?.score;
    return (
      <Section key={key} id={key} title={title ?? t(`groups.${key as "changed"}`, { count: questions.length })}>
        {title !== null && score !== undefined && <p className="ds-paragraph subtle">{t("sectionScore", { score })}</p>}
        <ul className="readings">
          {questions.map((question) => (
            <li key={question.key}>
              <One question={question} files={files} />
              <Written question={question} thread={thread} />
              {ticks && <Tick question={question} ticks={ticks} />}
            </li>
          ))}
        </ul>
      </Section>
    );
  });
}

/** The same inside the form that returns what is ticked. */
export function TickedReading(props: Groups) {
  const { t } = useTranslation("reviews");
  const ticks = useField("questions", t("return.questions"));
  const { id, message } = ticks;
  return (
    <fieldset className="ds-fieldset" id={id} tabIndex={-1} aria-describedby={message && `${id}-error`}>
      <legend className="ds-label">{t("return.questions")}</legend>
      <p data-field="description">{t("return.questionsHelp")}</p>
      {message && (
        <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {message}
        </p>
      )}
      <Reading {...props} ticks={ticks} />
    </fieldset>
  );
}

function One({ question, files }: { question: ReadQuestion; files: string }) {
  const { t } = useTranslation("reviews");
  const { text, severity, action, isLeftOut, wants, before } = question;
  return (
    <>
      <div className="ds-label">{text}</div>
      {(severity || isLeftOut || wants.comment || wants.evidence) && (
        <div className="tags">
          {severity && <Tag tone={severityTones[severity]}>{t(`severities.${severity}`)}</Tag>}
          {isLeftOut && <Tag>{t("leftOut")}</Tag>}
          {wants.comment && <Tag tone="warning">{t("withoutExplanation")}</Tag>}
          {wants.evidence && <Tag tone="warning">{t("withoutEvidence")}</Tag>}
        </div>
      )}
      {before === undefined ? (
        <Said {...question} files={question.files} at={files} />
      ) : (
        <div className="columns">
          <div>
            <div className="subtle">{t("now")}</div>
            <Said {...question} files={question.files} at={files} />
          </div>
          <div>
            <div className="subtle">{t("before")}</div>
            {before ? <Said {...before} at={files} /> : <div>{t("notAskedBefore")}</div>}
          </div>
        </div>
      )}
      {action && (
        <div>
          <strong>{t("action")}</strong> {action}
        </div>
      )}
    </>
  );
}

/** The thread about it, folded away; one writes on a page of its own. */
function Written({ question, thread }: { question: ReadQuestion; thread: Groups["thread"] }) {
  const { t } = useTranslation("messages");
  const { key, messages, text } = question;
  const write = (
    <Link className="ds-link" to={`${thread.at}/${key}`}>
      {t("write", { name: thread.names.supplier })}
      <span className="ds-sr-only">: {text}</span>
    </Link>
  );
  if (messages.length === 0) return <div>{write}</div>;
  return (
    <Details summary={t("count", { count: messages.length })} open={messages.at(-1)!.side === "supplier"}>
      <div className="stack">
        <Messages messages={messages} names={thread.names} timeZone={thread.timeZone} />
        {write}
      </div>
    </Details>
  );
}

type SaidProps = Pick<ReadQuestion, "answer" | "comment" | "origin" | "files"> & { at: string };

function Said({ answer, comment, origin, files, at }: SaidProps) {
  const { t } = useTranslation("reviews");
  return (
    <>
      {answer !== null && <div className="typed break">{answer}</div>}
      {answer === null && files.length === 0 && <div className="subtle">{t("notAnswered")}</div>}
      {comment && <div className="subtle typed break">{comment}</div>}
      {origin && <div className="subtle">{origin}</div>}
      {files.map(({ id, name }) => (
        <div key={`${id} ${name}`} className="break">
          {id ? (
            <a className="ds-link" href={`${at}/${id}`}>
              {name}
            </a>
          ) : (
            name
          )}
        </div>
      ))}
    </>
  );
}

function Tick({ question, ticks }: { question: ReadQuestion; ticks: ReturnType<typeof useField> }) {
  const { t } = useTranslation("reviews");
  const { id, saved, message, registered } = ticks;
  const own = `${id}-${question.name}`;
  return (
    <div className="ds-field">
      <input
        {...registered}
        className="ds-input"
        id={own}
        type="checkbox"
        value={question.key}
        defaultChecked={saved.includes(question.key)}
        aria-invalid={message ? true : undefined}
      />
      <label className="ds-label" htmlFor={own}>
        {t("return.tick")}
        <span className="ds-sr-only">: {question.text}</span>
      </label>
    </div>
  );
}
