/**
 * A form the server has the last word on.
 *
 * It is an ordinary HTML form that posts to its own route, so it works before, and without, JavaScript. In the browser
 * react-hook-form checks it by the same schema first and spares a round trip: it reads the fields of the page, just as
 * the server will. Errors appear when the form is sent, not while it is being filled in, and go away field by field as
 * each is put right. What was typed stays, whatever happens.
 */
import { Form, useActionData, useLocation, useNavigation, useSubmit } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, get, set, type UseFormReturn, useForm } from "react-hook-form";
import type * as z from "zod/mini";

import { check, type Errors, type Message } from "./check";
import { ErrorList } from "./error-list";
import { forgetKept, keep, takeKept } from "./kept";
import type { Rejection } from "./read-form.server";
import { useSpoken } from "./spoken";
import { fieldsOf, type Saved, type Typed } from "./values";

type ServerFormProps = {
  schema: z.ZodMiniType<unknown>;
  /** What is in the fields to begin with, in the shape the schema gives. */
  saved?: Saved;
  /** Needed when a page has several forms: tells whose errors came back. */
  id?: string;
  /** Where it is sent, when not to its own page. */
  action?: string;
  /** "multipart/form-data" for forms with files. */
  encType?: "multipart/form-data";
  /** Sends a full page load: when signing in or out changes who is reading. */
  reloadDocument?: boolean;
  children: ReactNode;
};

type Opened = {
  id: string | undefined;
  form: UseFormReturn<FieldValues>;
  shown: Typed;
  rows: Rejection["rows"];
  attempts: number;
  isSending: boolean;
  /** Labels of the fields met so far, for the list of errors below them. */
  labels: Map<string, { label: string; id: string }>;
};

const OpenForm = createContext<Opened | null>(null);
/** Which row of a list a field stands in, said with its name in the list of errors: "Site 2 – Country". */
export const RowName = createContext<string | null>(null);

export function ServerForm(props: ServerFormProps) {
  const { id } = props;
  const place = `${useLocation().pathname} ${id ?? ""}`;
  const answer = useActionData<unknown>();
  const rejection = isRejection(answer) && answer.form === id ? answer : undefined;
  const [sent, setSent] = useState(0);
  const [kept, setKept] = useState<Typed>();
  useEffect(() => setKept(takeKept(place)), [place]);
  const startAfresh = () => {
    setKept(undefined);
    setSent(sent + 1);
  };
  // A form that was granted starts afresh, also when the answer led back to the page it is on.
  const key = `${place} ${sent} ${kept ? "kept" : ""}`;
  return <OneForm key={key} {...props} place={place} rejection={rejection} kept={kept} onGranted={startAfresh} />;
}

type OneFormProps = ServerFormProps & {
  place: string;
  rejection: Rejection | undefined;
  kept: Typed | undefined;
  onGranted: () => void;
};

function OneForm({ schema, saved, id, action, encType, reloadDocument, children, ...rest }: OneFormProps) {
  const { place, rejection, kept, onGranted } = rest;
  const shown = useMemo(() => rejection?.typed ?? kept ?? fieldsOf(saved ?? {}), [rejection, kept, saved]);
  const element = useRef<HTMLFormElement>(null);
  const sender = useRef<HTMLElement | null>(null);
  const labels = useRef<Opened["labels"]>(new Map()).current;
  const form = useForm<FieldValues>({
    resolver: () => {
      const result = check(fieldsIn(element.current, sender.current), schema);
      return result.ok ? { values: {}, errors: {} } : { values: {}, errors: asFieldErrors(result.errors) };
    },
    errors: useMemo(() => asFieldErrors(rejection?.errors ?? {}), [rejection]),
    mode: "onSubmit",
    reValidateMode: "onChange",
    shouldUnregister: true,
    shouldFocusError: false, // ErrorSummary takes the focus
  });
  const submit = useSubmit();
  const navigation = useNavigation();
  const isSending = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (rejection) setRefusals((count) => count + 1);
  }, [rejection]);

  // The answer has come when the page is still again after this form set it moving.
  const granted = useRef(onGranted);
  granted.current = onGranted;
  const hasLeft = useRef(false);
  useEffect(() => {
    if (!isSending.current) return;
    if (navigation.state !== "idle") {
      hasLeft.current = true;
      return;
    }
    if (!hasLeft.current) return;
    isSending.current = false;
    hasLeft.current = false;
    setIsBusy(false);
    forgetKept(place);
    if (!rejection) granted.current();
  }, [navigation.state, rejection, place]);

  // It led somewhere else: the server has it, unless she has to sign in first. An error is shown at the form's own address.
  useEffect(
    () => () => {
      const { pathname } = window.location;
      if (isSending.current && pathname !== "/sign-in" && pathname !== place.split(" ", 1)[0]) forgetKept(place);
    },
    [place],
  );

  // A page the browser shows again from its memory is not sending any more.
  useEffect(() => {
    const wake = () => {
      isSending.current = false;
    };
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  const opened: Opened = {
    id,
    form,
    shown,
    rows: rejection?.rows,
    attempts: form.formState.submitCount + refusals,
    isSending: isBusy,
    labels,
  };

  return (
    <OpenForm.Provider value={opened}>
      <Form
        ref={element}
        id={id}
        className="form"
        method="post"
        action={action}
        encType={encType}
        reloadDocument={reloadDocument}
        data-keep={place}
        noValidate
        onSubmit={(event) => {
          const target = event.currentTarget;
          const button = (event.nativeEvent as SubmitEvent).submitter;
          event.preventDefault();
          if (isSending.current) return;
          sender.current = button;
          const send = () => {
            isSending.current = true;
            if (reloadDocument) return sendWhole(target, button);
            keep(target);
            setIsBusy(true);
            submit((button as HTMLButtonElement | null) ?? target, { preventScrollReset: false });
          };
          if (button?.hasAttribute("formnovalidate")) send();
          else void form.handleSubmit(send)(event);
        }}
      >
        {id && <input type="hidden" name="form" value={id} />}
        {children}
      </Form>
    </OpenForm.Provider>
  );
}

/** What an input needs to take part in the form around it. */
export function useField(name: string, label: string) {
  const { form, shown, id: formId, labels } = useOpenForm();
  const spoken = useSpoken();
  const id = idOf(formId, name);
  labels.delete(name); // so that the list of errors is in the order of the page, also when a row came later
  const row = useContext(RowName);
  labels.set(name, { label: row ? `${row} – ${label}` : label, id });
  const error = get(form.formState.errors, name) as FieldError | undefined;
  // Given the element, react-hook-form would write into it what it holds itself: nothing, where a choice was made before
  // the page was ready. What is typed is in the page alone, and read from there.
  const {
    ref: _ref,
    min: _min,
    max: _max,
    ...registered
  } = form.register(name, {
    // Before the first attempt in the browser, an error the server found stays until its field is touched.
    onChange: () => {
      if (!form.formState.isSubmitted && get(form.formState.errors, name)) form.clearErrors(name);
    },
  });
  return {
    id,
    saved: shown[name] ?? [],
    message: error && spoken(error.said),
    registered,
  };
}

type FieldError = { type: string; said: Message };

/** Lists every error, each a link to its field, and takes the focus when there are new ones. */
function ErrorSummary() {
  const spoken = useSpoken();
  const { id, form, attempts, labels } = useOpenForm();
  const { errors } = form.formState;
  const box = useRef<HTMLElement>(null);
  const attempt = useRef(attempts);

  useEffect(() => {
    if (attempt.current !== attempts) box.current?.focus();
    attempt.current = attempts;
  }, [attempts]);

  const whole = (errors.root as FieldError | undefined)?.said;
  const broken = [...labels].flatMap(([name, { label, id }]) => {
    const error = get(errors, name) as FieldError | undefined;
    return error?.said ? [{ id, label, text: spoken(error.said) }] : [];
  });
  // An error at no field on the page, such as a list that is too short, is told all the same.
  const isUntold = broken.length === 0 && !whole && Object.keys(errors).length > 0;
  if (broken.length === 0 && !whole && !isUntold) return null;

  return (
    <ErrorList
      id={idOf(id, "errors")}
      box={box}
      whole={[...(whole ? [spoken(whole)] : []), ...(isUntold ? [spoken(firstOf(errors))] : [])]}
      broken={broken}
    />
  );
}

/** The end of a form: what is wrong, if anything, and the buttons. */
export function Actions({ children }: { children: ReactNode }) {
  return (
    <>
      <ErrorSummary />
      <div className="actions">{children}</div>
    </>
  );
}

type SubmitButtonProps = {
  children: ReactNode;
  variant?: "primary" | "secondary" | "tertiary";
  color?: "danger" | "neutral";
  size?: "sm";
  /** Sent along as `intent`, to tell a form's buttons apart. */
  intent?: string;
  /** Sends the form as it is: a draft, a step that needs no complete answers. */
  unchecked?: boolean;
};

export function SubmitButton({ children, variant, color, size, intent, unchecked }: SubmitButtonProps) {
  const { isSending } = useOpenForm();
  return (
    <button
      className="ds-button"
      type="submit"
      data-variant={variant}
      data-color={color}
      data-size={size}
      name={intent && "intent"}
      value={intent}
      formNoValidate={unchecked}
      aria-busy={isSending || undefined}
      aria-disabled={isSending || undefined}
    >
      {children}
    </button>
  );
}

export function useOpenForm() {
  const open = useContext(OpenForm);
  if (open === null) throw new Error("A field belongs inside a ServerForm");
  return open;
}

const idOf = (form: string | undefined, name: string) => (form ? `${form}-${name}` : name);

function isRejection(answer: unknown): answer is Rejection {
  return typeof answer === "object" && answer !== null && "errors" in answer && "typed" in answer;
}

function fieldsIn(form: HTMLFormElement | null, button: HTMLElement | null): FormData {
  const fields = new FormData(form ?? undefined);
  if (button instanceof HTMLButtonElement && button.name) fields.append(button.name, button.value);
  return fields;
}

/** As the browser itself would have sent it, the button's name included; submit() leaves that out. */
function sendWhole(form: HTMLFormElement, button: HTMLElement | null) {
  if (button instanceof HTMLButtonElement && button.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
}

/** react-hook-form keeps errors as a tree along the dotted names. */
function asFieldErrors(errors: Errors): FieldErrors<FieldValues> {
  const tree = {};
  for (const [name, said] of Object.entries(errors)) {
    // A list's own error must not take the place of its rows'.
    if (get(tree, name) === undefined) set(tree, name === "" ? "root" : name, { type: "said", said });
  }
  return tree;
}

function firstOf(errors: object): Message {
  for (const error of Object.values(errors)) {
    if (error && typeof error === "object") return "said" in error ? (error.said as Message) : firstOf(error);
  }
  return { key: "invalid" };
}
