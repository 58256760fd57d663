/** What is wrong with a form, in one place: each error a link to its field. */
import type { RefObject } from "react";

import { useTranslation } from "~/i18n/use-translation";

type ErrorListProps = {
  id: string;
  box: RefObject<HTMLElement>;
  /** What is wrong with the form as a whole. */
  whole?: readonly string[];
  broken: readonly { id: string; label: string; text: string }[];
};

export function ErrorList({ id, box, whole = [], broken }: ErrorListProps) {
  const { t } = useTranslation("validation");
  return (
    // biome-ignore lint/a11y/noAutofocus: without JavaScript this is how the reader is taken to what went wrong
    <section className="ds-error-summary" aria-labelledby={id} ref={box} tabIndex={-1} autoFocus>
      <h2 id={id} className="ds-heading" data-size="2xs">
        {t("heading")}
      </h2>
      <ul className="ds-list">
        {whole.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {broken.map(({ id, label, text }) => (
          <li key={id}>
            <a className="ds-link" href={`#${id}`} onClick={(event) => goTo(event, id)}>
              {/\?$/.test(label) ? label : `${label}:`} {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The address bar keeps its address, and a group's first choice takes the focus. */
function goTo(event: React.MouseEvent, id: string) {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
}
