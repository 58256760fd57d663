/**
 * What was typed is kept in the browser while a form is on its way, and while the language changes.
 *
 * A lost connection, an error on our side or a new page then takes nothing from the person: the form fills itself again.
 * It is kept for this tab only, and forgotten as soon as the server has it.
 */
import { type Typed, typedIn } from "./values";

const keyOf = (place: string) => `typed ${place}`;

/** A browser told to keep nothing refuses even to be asked. */
function drawer(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

export function keep(form: HTMLFormElement) {
  const place = form.dataset.keep;
  if (place) drawer()?.setItem(keyOf(place), JSON.stringify(typedIn(new FormData(form))));
}

/** Every form on the page in which something was changed. */
export function keepAll() {
  for (const form of document.forms) if (hasChanged(form)) keep(form);
}

export const forgetKept = (place: string) => drawer()?.removeItem(keyOf(place));

/** What was kept for a form, handed out once. */
export function takeKept(place: string): Typed | undefined {
  const kept = drawer()?.getItem(keyOf(place));
  if (!kept) return undefined;
  forgetKept(place);
  return JSON.parse(kept) as Typed;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isBox = (field: Field): field is HTMLInputElement => field.type === "checkbox" || field.type === "radio";

function isFillable(element: Element): element is Field {
  if (element instanceof HTMLInputElement) return !["hidden", "file", "submit", "button"].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

function hasChanged(form: HTMLFormElement): boolean {
  return [...form.elements].filter(isFillable).some((field) => {
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((one) => one.selected !== one.defaultSelected);
    return isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}
