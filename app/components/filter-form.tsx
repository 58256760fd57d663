/** Narrows a list. All of it is in the address, so that a view can be shared, and the back button undoes it. */
import { Form, Link, useLocation, useNavigate } from "@remix-run/react";
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "~/i18n/use-translation";

import { withoutDone } from "./done";

type FilterFormProps = {
  /** The names of its fields; the rest of the address is kept as it is. */
  fields: readonly string[];
  /** Fields always in sight, such as the search. */
  always?: ReactNode;
  /** Fields behind "Filter". */
  children?: ReactNode;
  /** What is chosen, where the page shows it by itself; the fields then stay folded away. */
  chosenNow?: ReactNode;
};

const Asked = createContext(new URLSearchParams());

export function FilterForm({ fields, always, children, chosenNow }: FilterFormProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const asked = withoutDone(new URLSearchParams(search));
  const kept = [...asked].filter(([name]) => !fields.includes(name) && name !== "page");
  const chosen = fields.filter((name) => asked.getAll(name).some((value) => value !== "")).length;
  const cleared = new URLSearchParams(kept).toString();
  return (
    <Asked.Provider value={asked}>
      {/* A new address is a new form: the fields show what it asks for. */}
      <Form
        key={search}
        className="filters"
        method="get"
        action={pathname}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(pathname + filledIn(event.currentTarget), { preventScrollReset: true });
        }}
      >
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {always && (
          <div className="filters-always">
            {always}
            <button className="ds-button" type="submit" data-variant="secondary">
              {t("search")}
            </button>
          </div>
        )}
        {children && (
          <details className="filters-more" open={chosenNow === undefined && chosen > 0}>
            <summary>
              {t("filter.heading")}
              {chosen > 0 && <span className="subtle"> · {t("filter.active", { count: chosen })}</span>}
            </summary>
            <div className="filters-fields">{children}</div>
            <div className="actions">
              <button className="ds-button" type="submit" data-variant="secondary">
                {t("filter.apply")}
              </button>
              {chosen > 0 && (
                <Link className="ds-link" to={pathname + (cleared ? `?${cleared}` : "")} preventScrollReset>
                  {t("filter.clear")}
                </Link>
              )}
            </div>
          </details>
        )}
        {chosenNow}
      </Form>
    </Asked.Provider>
  );
}

/** Fields left empty make an address longer and say nothing. */
function filledIn(form: HTMLFormElement): string {
  const said = [...new FormData(form)].filter((pair): pair is [string, string] => pair[1] !== "");
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
}

export function FilterSearch({ name, label }: { name: string; label: string }) {
  const asked = useContext(Asked);
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input
        className="ds-input"
        type="search"
        id={`filter-${name}`}
        name={name}
        maxLength={100}
        defaultValue={asked.get(name) ?? ""}
      />
    </div>
  );
}

type FilterSelectProps = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** The first choice, which narrows nothing: "All". */
  all?: string;
};

export function FilterSelect({ name, label, options, all }: FilterSelectProps) {
  const { t } = useTranslation();
  const asked = useContext(Asked);
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`filter-${name}`} name={name} defaultValue={asked.get(name) ?? ""}>
        <option value="">{all ?? t("all")}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FilterDate({ name, label }: { name: string; label: string }) {
  const asked = useContext(Asked);
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input className="ds-input" type="date" id={`filter-${name}`} name={name} defaultValue={asked.get(name) ?? ""} />
    </div>
  );
}

/** A month, as "2027-03"; browsers that know months let one choose it. */
export function FilterMonth({ name, label, help }: { name: string; label: string; help: string }) {
  const asked = useContext(Asked);
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <div data-field="description" id={`filter-${name}-help`}>
        {help}
      </div>
      <input
        className="ds-input"
        type="month"
        id={`filter-${name}`}
        name={name}
        pattern="\d{4}-\d\d"
        aria-describedby={`filter-${name}-help`}
        defaultValue={asked.get(name) ?? ""}
      />
    </div>
  );
}

export function FilterCheckbox({ name, label, value = "on" }: { name: string; label: string; value?: string }) {
  const asked = useContext(Asked);
  return (
    <div className="ds-field">
      <input
        className="ds-input"
        type="checkbox"
        id={`filter-${name}`}
        name={name}
        value={value}
        defaultChecked={asked.getAll(name).includes(value)}
      />
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
    </div>
  );
}
