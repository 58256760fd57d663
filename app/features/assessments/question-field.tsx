/** One question: what is asked and why, the answer, an explanation and files where they are asked for. */
import { Link } from "@remix-run/react";
import { type ReactNode, useState } from "react";

import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { formatDateTime, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Fields, Theirs } from "./keeping";
import type { ShownQuestion } from "./question-view";

export type ShownFile = { id: string; name: string; size: number | null };

type Props = {
  question: ShownQuestion;
  /** What is in its fields to begin with. */
  fields: Fields;
  seen: string;
  files: readonly ShownFile[];
  fileLimits: string;
  countries: readonly { code: string; name: string }[];
  isAsked: boolean;
  /** The value now, where the browser follows it. */
  chosen: readonly string[];
  message?: string;
  status?: ReactNode;
  theirs?: Theirs;
  onSettle?: (which: "mine" | "theirs") => void;
  /** Where the answer comes from, if nobody typed it. */
  origin?: string | null;
  offer?: Offered | null;
  known?: KnownShown | null;
};

/** An earlier answer, to be confirmed. */
export type Offered = { words: string; comment: string | null; from: string };
/** What is known already and asked no more, unless she answers otherwise here. */
export type KnownShown = {
  words: string;
  from: string;
  changedAt: string | null;
  /** It comes with what shows it. */
  isShown: boolean;
};

export function QuestionField(props: Props) {
  const { question, seen, isAsked, chosen, status, theirs, onSettle, origin, offer, known } = props;
  const { t } = useTranslation("assessments");
  const { name, text } = question;
  return (
    <fieldset className="question" data-question={name} hidden={!isAsked} disabled={!isAsked} id={`question-${name}`}>
      <input type="hidden" name={`${name}.seen`} defaultValue={seen} />
      {known ? (
        <>
          <div className="ds-label">{text}</div>
          <Known {...known} />
          <details className="ds-details" open={props.message !== undefined || chosen.length > 0}>
            <summary>{t("known.otherwise")}</summary>
            <Asked {...props} />
          </details>
        </>
      ) : (
        <Asked {...props} />
      )}
      {origin && <p className="ds-paragraph subtle">{origin}</p>}
      {offer && <Offer name={name} text={text} {...offer} />}
      {theirs && <Conflict name={name} theirs={theirs} onSettle={onSettle} />}
      <Explanation {...props} />
      {!(known?.isShown && chosen.length === 0) && <Evidence {...props} />}
      {status}
    </fieldset>
  );
}

function Known({ words, from, changedAt }: KnownShown) {
  const { t } = useTranslation("assessments");
  return (
    <div className="ds-card" data-variant="tinted">
      <p className="ds-paragraph typed break">
        <strong>{words}</strong>
      </p>
      <p className="ds-paragraph subtle">
        {from}{" "}
        {changedAt && (
          <Link className="ds-link" to={changedAt}>
            {t("known.change")}
          </Link>
        )}
      </p>
    </div>
  );
}

function Offer({ name, text, words, comment, from }: Offered & { name: string; text: string }) {
  const { t } = useTranslation("assessments");
  return (
    <div className="ds-card" data-variant="tinted">
      <p className="ds-paragraph subtle">{from}</p>
      <p className="ds-paragraph typed break">
        <strong>{words}</strong>
        {comment && `\n${comment}`}
      </p>
      <button className="ds-button" data-variant="secondary" type="submit" name="intent" value={`confirm ${name}`}>
        {t("offers.confirm")}
        <span className="ds-sr-only">: {text}</span>
      </button>
    </div>
  );
}

/** The question itself, with the fields of its answer. */
function Asked(props: Props) {
  const { question, message } = props;
  const { t } = useTranslation(["assessments", "common"]);
  const { name, text, help, type, required, unit } = question;
  const id = name;
  const isGroup = type === "choice" || type === "multi_choice" || type === "countries" || type === "file";
  const described = [help && `${id}-help`, unit && `${id}-unit`, message && `${id}-error`].filter(Boolean).join(" ");
  const title = (
    <>
      {text}
      {!required && <span className="optional"> {t("common:optionalMark")}</span>}
    </>
  );
  const about = (
    <>
      {help && (
        <div data-field="description" id={`${id}-help`}>
          {help}
        </div>
      )}
      {unit && (
        <div data-field="description" id={`${id}-unit`}>
          {t("unit", { unit })}
        </div>
      )}
    </>
  );
  const wrong = message && (
    <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
      {message}
    </p>
  );
  if (isGroup)
    return (
      <fieldset className="ds-fieldset" aria-describedby={described || undefined}>
        <legend className="ds-label">{title}</legend>
        {about}
        <Value {...props} id={id} described={undefined} />
        {wrong}
      </fieldset>
    );
  const label = (
    <label className="ds-label" htmlFor={id}>
      {title}
    </label>
  );
  const value = <Value {...props} id={id} described={described || undefined} />;
  return (
    <div className="ds-field">
      {type === "confirm" ? (
        <>
          {value}
          {label}
          {about}
        </>
      ) : (
        <>
          {label}
          {about}
          {value}
        </>
      )}
      {wrong}
    </div>
  );
}

type ValueProps = Props & { id: string; described: string | undefined };

function Value({ question, fields, countries, files, fileLimits, message, id, described }: ValueProps) {
  const { name, type, options, exclusive } = question;
  const values = fields.flatMap(([field, entry]) => (field === "value" ? [entry] : []));
  const input = {
    id,
    name: `${name}.value`,
    className: "ds-input",
    "aria-describedby": described,
    "aria-invalid": message ? true : undefined,
  };
  switch (type) {
    case "choice":
    case "multi_choice":
      return (
        <div className="choices">
          {options.map(({ value, label }, place) => {
            const own = place === 0 ? id : `${id}-${place}`;
            return (
              <div className="ds-field" key={value}>
                <input
                  {...input}
                  id={own}
                  type={type === "choice" ? "radio" : "checkbox"}
                  value={value}
                  defaultChecked={values.includes(value)}
                  data-exclusive={value === exclusive || undefined}
                />
                <label className="ds-label" htmlFor={own}>
                  {label}
                </label>
              </div>
            );
          })}
        </div>
      );
    case "countries":
      return <Countries input={input} values={values} countries={countries} />;
    case "confirm":
      return <input {...input} type="checkbox" value="on" defaultChecked={values.includes("on")} />;
    case "long_text":
      return <textarea {...input} rows={5} defaultValue={values[0]} />;
    case "file":
      return <Files name={name} id={id} files={files} limits={fileLimits} />;
    case "date":
      return <input {...input} type="date" data-width="date" defaultValue={values[0]} />;
    case "number":
    case "percent":
      return <input {...input} type="text" inputMode="decimal" size={12} autoComplete="off" defaultValue={values[0]} />;
    case "text":
      return <input {...input} type="text" autoComplete="off" defaultValue={values[0]} />;
  }
}

/** Three more than are chosen; a further one comes with the last. */
function Countries({
  input,
  values,
  countries,
}: {
  input: { id: string; name: string };
  values: readonly string[];
  countries: Props["countries"];
}) {
  const { t } = useTranslation(["assessments", "common"]);
  const [count, setCount] = useState(values.length + 3);
  return (
    <div className="choices">
      {Array.from({ length: count }, (_, place) => place).map((place) => (
        <select
          {...input}
          key={place}
          id={place === 0 ? input.id : `${input.id}-${place}`}
          aria-label={t("country", { number: place + 1 })}
          data-width="auto"
          defaultValue={values[place] ?? ""}
          onChange={() => place === count - 1 && setCount(count + 1)}
        >
          <option value="">{t("common:choose")}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}

/** Asked for by some answers; open once one of them is given, and there for whoever wants to say more. */
function Explanation({ question, fields, chosen }: Props) {
  const { t } = useTranslation("assessments");
  const comment = fields.find(([field]) => field === "comment")?.[1];
  const { name, explain } = question;
  if (!explain) return null;
  const isWanted = chosen.some((value) => explain.when.includes(value));
  return (
    <details className="ds-details beside" open={isWanted || Boolean(comment)}>
      <summary>{t("explain.summary")}</summary>
      <div className="ds-field">
        <label className="ds-label" htmlFor={`${name}-comment`}>
          {t("explain.label")}
        </label>
        <div data-field="description" id={`${name}-comment-help`}>
          {t("explain.help", { answers: explain.labels })}
        </div>
        <textarea
          className="ds-input"
          id={`${name}-comment`}
          name={`${name}.comment`}
          rows={3}
          aria-describedby={`${name}-comment-help`}
          defaultValue={comment}
        />
      </div>
    </details>
  );
}

function Evidence({ question, files, fileLimits, chosen }: Props) {
  const { t } = useTranslation("assessments");
  const { name, evidence, type } = question;
  if (!evidence) return null;
  const { level, when, types, hint, why } = evidence;
  const about = (
    <>
      <p className="ds-paragraph">{t("evidence.types", { types })}</p>
      {hint && <p className="ds-paragraph">{hint}</p>}
      {why && <p className="ds-paragraph">{t("evidence.why", { standards: why })}</p>}
    </>
  );
  if (type === "file") return <div className="beside subtle">{about}</div>;
  const isWanted = level !== "optional" && chosen.length > 0 && (!when || chosen.some((value) => when.includes(value)));
  return (
    <details className="ds-details beside" open={isWanted || files.length > 0}>
      <summary>{t(`evidence.${level}`)}</summary>
      <div className="stack">
        {about}
        <Files name={name} id={`${name}-file`} files={files} limits={fileLimits} />
      </div>
    </details>
  );
}

function Files({ name, id, files, limits }: { name: string; id: string; files: readonly ShownFile[]; limits: string }) {
  const { t } = useTranslation("assessments");
  const { language } = useReader();
  return (
    <>
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.id}>
              <a className="ds-link break" href={`/my/files/${file.id}`}>
                {file.name}
              </a>{" "}
              {file.size !== null && <span className="subtle">{formatSize(file.size, language)}</span>}{" "}
              <button
                className="ds-button"
                data-variant="tertiary"
                data-size="sm"
                type="submit"
                name="intent"
                value={`remove ${file.id}`}
                aria-label={t("files.removeNamed", { name: file.name })}
              >
                {t("files.remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ds-field">
        <label className="ds-label" htmlFor={id}>
          {t("files.add")}
        </label>
        <div data-field="description" id={`${id}-limits`}>
          {limits}
        </div>
        <input
          className="ds-input"
          id={id}
          name={`${name}.file`}
          type="file"
          multiple
          aria-describedby={`${id}-limits`}
        />
      </div>
    </>
  );
}

function Conflict({ name, theirs, onSettle }: { name: string; theirs: Theirs; onSettle: Props["onSettle"] }) {
  const { t } = useTranslation("assessments");
  const { language } = useReader();
  return (
    <Alert tone="warning" title={t("conflict.heading")} role={onSettle && "alert"}>
      <p className="ds-paragraph">
        {theirs.by
          ? t("conflict.said", { name: theirs.by, at: formatDateTime(theirs.at, language) })
          : t("conflict.saidSomebody", { at: formatDateTime(theirs.at, language) })}
      </p>
      <p className="ds-paragraph typed break">
        <strong>{theirs.words || t("conflict.empty")}</strong>
        {theirs.comment && `\n${theirs.comment}`}
      </p>
      <p className="ds-paragraph">{t("conflict.choose")}</p>
      {onSettle ? (
        <div className="actions">
          <button className="ds-button" data-variant="secondary" type="button" onClick={() => onSettle("theirs")}>
            {t("conflict.theirs")}
          </button>
          <button className="ds-button" data-variant="secondary" type="button" onClick={() => onSettle("mine")}>
            {t("conflict.mine")}
          </button>
        </div>
      ) : (
        <div className="choices">
          <input type="hidden" name={`${name}.theirs`} value={theirs.seen} />
          {(["theirs", "mine"] as const).map((which) => (
            <div className="ds-field" key={which}>
              <input className="ds-input" type="radio" name={`${name}.settle`} value={which} id={`${name}-${which}`} />
              <label className="ds-label" htmlFor={`${name}-${which}`}>
                {t(`conflict.${which}`)}
              </label>
            </div>
          ))}
        </div>
      )}
    </Alert>
  );
}
