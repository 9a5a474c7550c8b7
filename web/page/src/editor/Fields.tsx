/** The plain values of a report: title, dates, whom to ask. */

import { useState } from "preact/hooks";
import type { Field } from "../engine/types";
import { isEmpty, placeOf, valueAt, withValue } from "../report/path";
import type { Json, Path, Report } from "../report/types";
import { change, form, setValue, work } from "../work/work";
import { findingsOf, worst } from "./concern";
import { noteId, PlaceFindings } from "./FindingText";

/** Keys of values that are not asked for: the edition follows from the year. */
const NOT_ASKED = ["form"];

/** All of them: first those that a report needs. */
export function Fields() {
  const fields = form.value!.fields.filter((field) => !NOT_ASKED.includes(placeOf(field.path)));
  const required = fields.filter((field) => field.required || (field.kind === "date" && field.path.length === 1));
  const optional = fields.filter((field) => !required.includes(field));
  const [isOpen] = useState(() => optional.some(isFilled));
  return (
    <>
      <div class="fields">
        {required.map((field) => (
          <FieldInput key={placeOf(field.path)} field={field} />
        ))}
      </div>
      <details class="more-fields" open={isOpen}>
        <summary>标题、署名、联系方式等（可不填）</summary>
        <div class="fields">
          {optional.map((field) => (
            <FieldInput key={placeOf(field.path)} field={field} />
          ))}
        </div>
      </details>
    </>
  );
}

function isFilled(field: Field): boolean {
  return !isEmpty(valueAt(work.value!.report, field.path));
}

function FieldInput({ field }: { field: Field }) {
  const place = placeOf(field.path);
  const said = findingsOf(place);
  const attributes = {
    id: `field-${place}`,
    "data-place": place,
    "aria-invalid": worst(said) === "error",
    "aria-describedby": `hint-${place} ${noteId(place)}`,
    class: worst(said) || "",
  };
  return (
    <div class={`field ${field.kind}`}>
      <label for={attributes.id}>{field.label}</label>
      <Control field={field} attributes={attributes} />
      <p id={`hint-${place}`} class="hint">
        {field.hint}
      </p>
      <PlaceFindings id={noteId(place)} findings={said} />
    </div>
  );
}

interface ControlProperties {
  field: Field;
  attributes: { id: string; class: string };
}

function Control({ field, attributes }: ControlProperties) {
  const value = valueAt(work.value!.report, field.path);
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (field.kind) {
    case "flag":
      return (
        <span class="check">
          <input
            {...attributes}
            type="checkbox"
            checked={value === true || value === "是"}
            onChange={(event) => setField(field.path, event.currentTarget.checked || null, null)}
          />
        </span>
      );
    case "textOrNo":
      return (
        <span class="text-or-no">
          <input
            {...attributes}
            type="text"
            disabled={value === false}
            value={text}
            onInput={(event) => setField(field.path, event.currentTarget.value || null)}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={value === false}
              onChange={(event) => setField(field.path, event.currentTarget.checked ? false : null, null)}
            />
            不{field.label}
          </label>
        </span>
      );
    case "year":
      return <YearInput field={field} attributes={attributes} text={text} />;
    default:
      return (
        <input
          {...attributes}
          type="text"
          value={text}
          onInput={(event) => setField(field.path, event.currentTarget.value || (field.required ? "" : null))}
        />
      );
  }
}

function YearInput({ field, attributes, text }: ControlProperties & { text: string }) {
  return (
    <input
      {...attributes}
      type="text"
      inputMode="numeric"
      maxLength={4}
      value={text}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setField(field.path, /^\d{4}$/.test(typed) ? Number(typed) : typed);
      }}
    />
  );
}

/** Sets a value; a group that holds nothing any more goes out of the report. */
function setField(path: Path, value: Json, mark: string | null = placeOf(path)): void {
  if (path.length === 1) return setValue(path, value, mark);
  change(
    path,
    (report) => {
      const changed = withValue(report, path, value === null ? undefined : value);
      return withoutEmptyGroup(changed, path.slice(0, 1));
    },
    mark,
  );
}

function withoutEmptyGroup(report: Report, path: Path): Report {
  const group = valueAt(report, path);
  const isNothing = typeof group === "object" && group !== null && Object.keys(group).length === 0;
  return isNothing ? withValue(report, path, undefined) : report;
}
