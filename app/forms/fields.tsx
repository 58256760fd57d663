/**
 * The fields of a form: a label, a sentence of help, the field and what is wrong with it, tied together for those who
 * listen to the page as well as those who see it. Fields are required unless they say they are optional.
 */
import type { ReactNode } from "react";
import { useReader } from "~/components/reader";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { useField } from "./server-form";

type FieldProps = {
  /** Its place in the schema: `email`, `sites.0.country`. */
  name: string;
  label: string;
  /** One sentence below the label. */
  help?: ReactNode;
  optional?: boolean;
};

type InputProps = FieldProps & {
  autoComplete?: string;
  /** How many characters wide the field looks; as wide as the form otherwise. */
  size?: number;
};

type Option<Value extends string = string> = { value: Value; label: string; help?: string };

/** What every input is given, and what stands around it. */
function useInput(name: string, label: string, hasHelp: boolean, optional: boolean | undefined) {
  const { id, saved, message, registered } = useField(name, label);
  const described = [hasHelp && `${id}-help`, message && `${id}-error`].filter(Boolean).join(" ");
  return {
    saved,
    message,
    input: {
      ...registered,
      id,
      className: "ds-input",
      required: !optional,
      "aria-invalid": message ? true : undefined,
      "aria-describedby": described || undefined,
    },
  };
}

type AroundProps = {
  id: string;
  label: string;
  hideLabel?: boolean;
  help?: ReactNode;
  optional?: boolean;
  message?: string;
  children: ReactNode;
};

function Around({ id, label, hideLabel, help, optional, message, children }: AroundProps) {
  return (
    <div className="ds-field">
      <Label htmlFor={id} optional={optional} isHidden={hideLabel}>
        {label}
      </Label>
      <Help id={id}>{help}</Help>
      {children}
      <Wrong id={id}>{message}</Wrong>
    </div>
  );
}

type LabelProps = { htmlFor: string; optional?: boolean; isHidden?: boolean; children: string };

function Label({ htmlFor, optional, isHidden, children }: LabelProps) {
  return (
    <label className={isHidden ? "ds-label ds-sr-only" : "ds-label"} htmlFor={htmlFor}>
      {children}
      <OptionalMark when={optional} />
    </label>
  );
}

function OptionalMark({ when }: { when: boolean | undefined }) {
  const { t } = useTranslation();
  return when ? <span className="optional"> {t("optionalMark")}</span> : null;
}

function Help({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <div data-field="description" id={`${id}-help`}>
      {children}
    </div>
  ) : null;
}

function Wrong({ id, children }: { id: string; children: string | undefined }) {
  return children ? (
    <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
      {children}
    </p>
  ) : null;
}

type TextFieldProps = InputProps & {
  type?: "text" | "tel" | "url" | "date";
  inputMode?: "numeric" | "decimal";
  maxLength?: number;
  /** Offered while typing; anything else may be typed as well. */
  suggestions?: readonly string[];
};

export function TextField({ name, label, help, optional, size, suggestions, ...rest }: TextFieldProps) {
  const { input, saved, message } = useInput(name, label, Boolean(help), optional);
  const list = suggestions && `${input.id}-suggestions`;
  return (
    <Around id={input.id} {...{ label, help, optional, message }}>
      <input type="text" {...rest} {...input} list={list} size={size} defaultValue={saved[0]} />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </Around>
  );
}

export function EmailField({ autoComplete = "email", ...props }: InputProps) {
  const { name, label, help, optional, size } = props;
  const { input, saved, message } = useInput(name, label, Boolean(help), optional);
  return (
    <Around id={input.id} {...{ label, help, optional, message }}>
      <input
        {...input}
        type="email"
        autoComplete={autoComplete}
        spellCheck={false}
        size={size}
        defaultValue={saved[0]}
      />
    </Around>
  );
}

export const PhoneField = (props: InputProps) => <TextField type="tel" autoComplete="tel" size={20} {...props} />;

/** A day; `min` and `max` are days as the schema knows them. */
export function DateField({ name, label, help, optional, min, max }: FieldProps & { min?: string; max?: string }) {
  const { input, saved, message } = useInput(name, label, Boolean(help), optional);
  return (
    <Around id={input.id} {...{ label, help, optional, message }}>
      <input {...input} type="date" min={min} max={max} data-width="date" defaultValue={saved[0]} />
    </Around>
  );
}

export function TextArea({
  name,
  label,
  help,
  optional,
  rows = 4,
  maxLength,
}: FieldProps & { rows?: number; maxLength?: number }) {
  const { input, saved, message } = useInput(name, label, Boolean(help), optional);
  return (
    <Around id={input.id} {...{ label, help, optional, message }}>
      <textarea {...input} rows={rows} maxLength={maxLength} defaultValue={saved[0]} />
    </Around>
  );
}

type SelectFieldProps = FieldProps & {
  options: readonly Option[];
  /** The first, empty choice; "Choose" otherwise. Null leaves it out. */
  empty?: string | null;
  autoComplete?: string;
  /** Read aloud only: in a table whose columns say what they are. */
  hideLabel?: boolean;
};

export function SelectField(props: SelectFieldProps) {
  const { name, label, help, optional, options, empty, autoComplete, hideLabel } = props;
  const { t } = useTranslation();
  const { input, saved, message } = useInput(name, label, Boolean(help), optional);
  return (
    <Around id={input.id} {...{ label, hideLabel, help, optional, message }}>
      <select {...input} autoComplete={autoComplete} data-width="auto" defaultValue={saved[0] ?? ""}>
        {empty !== null && <option value="">{empty ?? t("choose")}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One box. In the schema `checkbox`, or `ticked` when it must be. */
export function CheckboxField({
  name,
  label,
  help,
  children,
}: Omit<FieldProps, "optional"> & { children?: ReactNode }) {
  const { input, saved, message } = useInput(name, label, Boolean(help), true);
  return (
    <div className="ds-field">
      <input {...input} type="checkbox" value="on" defaultChecked={saved.includes("on")} />
      <label className="ds-label" htmlFor={input.id}>
        {children ?? label}
      </label>
      <Help id={input.id}>{help}</Help>
      <Wrong id={input.id}>{message}</Wrong>
    </div>
  );
}

type GroupProps = FieldProps & { options: readonly Option[] };

/** Several boxes under one question. In the schema `choices`. */
export const CheckboxGroup = (props: GroupProps) => <Group {...props} type="checkbox" />;

/** One of a few choices, all in sight. In the schema `choice`. */
export const RadioGroup = (props: GroupProps) => <Group {...props} type="radio" />;

function Group({ name, label, help, optional, options, type }: GroupProps & { type: "checkbox" | "radio" }) {
  const { input, saved, message } = useInput(name, label, Boolean(help), optional);
  const { id, required, "aria-describedby": described, "aria-invalid": invalid, ...each } = input;
  return (
    <fieldset className="ds-fieldset" aria-describedby={described}>
      <legend className="ds-label">
        {label}
        <OptionalMark when={optional} />
      </legend>
      <Help id={id}>{help}</Help>
      <div className="choices">
        {options.map((option, index) => {
          const own = index === 0 ? id : `${id}-${index}`; // the list of errors leads to the first
          return (
            <div className="ds-field" key={option.value}>
              <input
                {...each}
                id={own}
                type={type}
                value={option.value}
                defaultChecked={saved.includes(option.value)}
                required={type === "radio" && required}
                aria-invalid={invalid}
                aria-describedby={option.help && `${own}-help`}
              />
              <label className="ds-label" htmlFor={own}>
                {option.label}
              </label>
              <Help id={own}>{option.help}</Help>
            </div>
          );
        })}
      </div>
      <Wrong id={id}>{message}</Wrong>
    </fieldset>
  );
}

type FileFieldProps = FieldProps & {
  /** Endings without the dot: `["pdf", "docx"]`. */
  accept: readonly string[];
  maxBytes: number;
  multiple?: boolean;
};

/** Says what it takes before anything is chosen. */
export function FileField({ name, label, help, optional, accept, maxBytes, multiple }: FileFieldProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { input, message } = useInput(name, label, true, optional);
  const limits = t("filesAccepted", {
    types: accept.map((ending) => ending.toUpperCase()).join(", "),
    size: formatSize(maxBytes, language),
  });
  return (
    <Around
      id={input.id}
      {...{ label, optional, message }}
      help={
        <>
          {help && <>{help} </>}
          {limits}.
        </>
      }
    >
      <input {...input} type="file" accept={accept.map((ending) => `.${ending}`).join(",")} multiple={multiple} />
    </Around>
  );
}

/** A value the person does not change; given by the page, not by `saved`. */
export const HiddenField = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);
