/**
 * Keeps each answer as it is given: half a second after the last key, or as soon as something is chosen.
 *
 * What was typed is first put into this browser and taken out again when the server has it. A lost connection, an ended
 * session or a portal being renewed then takes nothing from the person: it is sent when that is possible again, also
 * after the page was closed, and the page says all the while how it stands.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

import type { Message } from "~/forms/check";

export type Theirs = { words: string; fields: string[]; comment: string; by: string | null; at: string; seen: string };

/** How one answer stands; nothing is said of one that was not touched. */
export type Standing =
  | { is: "saving" }
  | { is: "saved" }
  | { is: "unsent" }
  | { is: "signed out" }
  | { is: "refused"; error: Message }
  | { is: "conflict"; theirs: Theirs };

export type Standings = { readonly [name: string]: Standing | undefined };

/** The fields of one answer, by their place in its group: "value", "comment". */
export type Fields = [field: string, entry: string][];

export type Answered =
  | { is: "saved"; seen: string }
  | { is: "conflict"; theirs: Theirs }
  | { is: "refused"; error: Message };

const untilStill = 500;
const untilAgain = 5_000;

export function useKeeping(request: string, form: RefObject<HTMLFormElement>, names: readonly string[]) {
  const [standings, setStandings] = useState<Standings>({});
  const [restored, setRestored] = useState<{ [name: string]: Fields }>({});
  const known = useRef(new Map<string, string>());
  const waiting = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const sending = useRef(new Map<string, Promise<boolean>>());
  const stand = useCallback(
    (name: string, standing: Standing) => setStandings((all) => ({ ...all, [name]: standing })),
    [],
  );

  /** @returns whether the server has it */
  const send = useCallback(
    async (name: string): Promise<boolean> => {
      clearTimeout(waiting.current.get(name));
      waiting.current.delete(name);
      await sending.current.get(name);
      const group = form.current && fieldsIn(form.current, name);
      if (!group || JSON.stringify(group) === known.current.get(name)) return true;
      const seen = seenIn(form.current!, name);
      if (!seen) return true;
      keepHere(request, name, { fields: group, seen: seen.value });
      stand(name, { is: "saving" });
      const sent = post(request, name, group, seen.value).then((answer) => {
        if (answer.is === "saved") {
          known.current.set(name, JSON.stringify(group));
          seen.value = answer.seen;
          forget(request, name, group);
        }
        if (answer.is === "unsent" || answer.is === "signed out")
          waiting.current.set(
            name,
            setTimeout(() => void send(name), untilAgain),
          );
        stand(name, answer);
        return answer.is === "saved";
      });
      sending.current.set(name, sent);
      return sent.finally(() => sending.current.delete(name));
    },
    [form, request, stand],
  );

  const changed = useCallback(
    (name: string, isStill: boolean) => {
      clearTimeout(waiting.current.get(name));
      if (form.current) {
        const seen = seenIn(form.current, name);
        if (seen) keepHere(request, name, { fields: fieldsIn(form.current, name), seen: seen.value });
      }
      waiting.current.set(
        name,
        setTimeout(() => void send(name), isStill ? 0 : untilStill),
      );
    },
    [form, request, send],
  );

  /** Sends all that is not sent; true when the server has everything on the page. */
  const sendAll = useCallback(
    async () => (await Promise.all(names.map((name) => send(name)))).every(Boolean),
    [names, send],
  );

  /** Of two answers, the one that counts. */
  const settle = useCallback(
    (name: string, theirs: Theirs, which: "mine" | "theirs") => {
      const seen = form.current && seenIn(form.current, name);
      if (!seen) return;
      seen.value = theirs.seen;
      if (which === "mine") {
        known.current.delete(name);
        void send(name);
        return;
      }
      const fields: Fields = [
        ...theirs.fields.map((entry): Fields[number] => ["value", entry]),
        ...(theirs.comment ? [["comment", theirs.comment] as Fields[number]] : []),
      ];
      forget(request, name);
      stand(name, { is: "saved" });
      known.current.delete(name);
      setRestored((all) => ({ ...all, [name]: fields }));
    },
    [form, request, send, stand],
  );

  // What the server gave is what it has; what was chosen before this ran, or kept from another time, is not.
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    for (const name of names) known.current.set(name, JSON.stringify(fieldsIn(element, name, "given")));
    const kept = keptHere(request);
    const mine = Object.entries(kept).filter(([name]) => names.includes(name));
    for (const [name, { seen }] of mine) {
      const field = seenIn(element, name);
      if (field) field.value = seen;
    }
    if (mine.length > 0) setRestored(Object.fromEntries(mine.map(([name, { fields }]) => [name, fields])));
    for (const name of names) if (!kept[name]) void send(name);
    const timers = waiting.current;
    return () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    };
  }, [form, names, request, send]);

  // Once they stand in their fields.
  useEffect(() => {
    for (const name of Object.keys(restored)) void send(name);
  }, [restored, send]);

  useEffect(() => {
    const again = () => void sendAll();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [sendAll]);

  return { standings, restored, changed, sendAll, settle };
}

type Element = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields of an answer as they are now, or as the page brought them. */
function fieldsIn(form: HTMLFormElement, name: string, when: "now" | "given" = "now"): Fields {
  const fields: Fields = [];
  for (const element of form.elements as unknown as Element[]) {
    const field = element.name?.startsWith(`${name}.`) ? element.name.slice(name.length + 1) : "";
    if (field !== "value" && field !== "comment") continue;
    const entry = entryOf(element, when);
    if (entry) fields.push([field, entry]);
  }
  return fields;
}

function entryOf(element: Element, when: "now" | "given"): string {
  if (element instanceof HTMLSelectElement)
    return when === "now"
      ? element.value
      : ([...element.options].find(({ defaultSelected }) => defaultSelected)?.value ?? "");
  if (element.type === "checkbox" || element.type === "radio") {
    const { checked, defaultChecked } = element as HTMLInputElement;
    return (when === "now" ? checked : defaultChecked) ? element.value : "";
  }
  return when === "now" ? element.value : element.defaultValue;
}

const seenIn = (form: HTMLFormElement, name: string) =>
  form.elements.namedItem(`${name}.seen`) as HTMLInputElement | null;

type Sent = Answered | { is: "unsent" } | { is: "signed out" };

async function post(request: string, name: string, fields: Fields, seen: string): Promise<Sent> {
  const body = new FormData();
  body.set("question", name);
  body.set(`${name}.seen`, seen);
  for (const [field, entry] of fields) body.append(`${name}.${field}`, entry);
  try {
    const response = await fetch(`/my/requests/${request}/answers`, { method: "POST", body, redirect: "manual" });
    if (response.type === "opaqueredirect") return { is: "signed out" };
    if (response.ok || response.status === 409 || response.status === 422) return (await response.json()) as Answered;
    if (response.status >= 500) return { is: "unsent" };
    return { is: "refused", error: { key: "answersClosed" } };
  } catch {
    return { is: "unsent" };
  }
}

type KeptHere = { [name: string]: { fields: Fields; seen: string } };

const shelf = (request: string) => `answers ${request}`;

/** A browser told to keep nothing refuses even to be asked. */
function cupboard(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function keptHere(request: string): KeptHere {
  const kept = cupboard()?.getItem(shelf(request));
  return kept ? (JSON.parse(kept) as KeptHere) : {};
}

function keepHere(request: string, name: string, answer: KeptHere[string]) {
  try {
    cupboard()?.setItem(shelf(request), JSON.stringify({ ...keptHere(request), [name]: answer }));
  } catch {
    // A full cupboard: the answer still stands on the page, and is sent.
  }
}

/** @param unless it was changed again meanwhile */
function forget(request: string, name: string, unless?: Fields) {
  const { [name]: kept, ...rest } = keptHere(request);
  if (!kept || (unless && JSON.stringify(kept.fields) !== JSON.stringify(unless))) return;
  if (Object.keys(rest).length === 0) cupboard()?.removeItem(shelf(request));
  else cupboard()?.setItem(shelf(request), JSON.stringify(rest));
}
