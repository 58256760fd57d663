/** A list of the same fields, such as sites: rows are added and removed, with JavaScript at once, without it by sending. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "~/i18n/use-translation";

import { RowName, useOpenForm } from "./server-form";
import { rowsIn } from "./values";

type RowsProps = {
  /** The list's place in the schema, such as `sites`. */
  name: string;
  /** What one row is called, with its number: "Site 2". */
  title: (number: number) => string;
  addLabel: string;
  /** At least this many rows are shown. */
  min?: number;
  max?: number;
  /** The fields of one row; `place` is what their names begin with, such as `sites.0`. */
  children: (place: string) => ReactNode;
};

export function Rows({ name, title, addLabel, min = 1, max = 50, children }: RowsProps) {
  const { t } = useTranslation();
  const { shown, rows: changed, labels } = useOpenForm();
  const [rows, setRows] = useState(() => atLeast(min, changed?.[name] ?? rowsIn(shown, name)));
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number>();

  useEffect(() => {
    if (added === undefined) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${added}"] :is(input, select, textarea)`)?.focus();
  }, [added]);

  const next = (rows.at(-1) ?? -1) + 1;
  const add = () => {
    setRows([...rows, next]);
    setAdded(next);
  };
  const remove = (row: number) => {
    for (const field of labels.keys()) if (field.startsWith(`${name}.${row}.`)) labels.delete(field);
    setRows(rows.filter((one) => one !== row));
    box.current?.querySelector<HTMLElement>("[data-add]")?.focus();
  };

  return (
    <div className="rows" ref={box}>
      {rows.map((row, index) => (
        <fieldset className="ds-fieldset row" key={row} data-row={row}>
          <legend className="ds-label">{title(index + 1)}</legend>
          <RowName.Provider value={title(index + 1)}>{children(`${name}.${row}`)}</RowName.Provider>
          {rows.length > min && (
            <button
              className="ds-button"
              data-variant="tertiary"
              data-size="sm"
              type="submit"
              name="rows"
              value={`remove ${name} ${row}`}
              formNoValidate
              onClick={(event) => {
                event.preventDefault();
                remove(row);
              }}
            >
              {t("remove")}
              <span className="ds-sr-only"> {title(index + 1)}</span>
            </button>
          )}
        </fieldset>
      ))}
      {rows.length < max && (
        <button
          className="ds-button"
          data-variant="secondary"
          data-add
          type="submit"
          name="rows"
          value={`add ${name}`}
          formNoValidate
          onClick={(event) => {
            event.preventDefault();
            add();
          }}
        >
          {addLabel}
        </button>
      )}
    </div>
  );
}

function atLeast(min: number, rows: number[]): number[] {
  const filled = [...rows];
  while (filled.length < min) filled.push((filled.at(-1) ?? -1) + 1);
  return filled;
}
