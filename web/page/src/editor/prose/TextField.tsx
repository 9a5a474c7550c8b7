/** A short text with its label above it. */

import { placeOf, valueAt } from "../../report/path";
import type { Path } from "../../report/types";
import { GrowingText } from "../../ui/GrowingText";
import { setValue, work } from "../../work/work";
import { findingsOf, worst } from "../concern";
import { noteId, PlaceFindings } from "../FindingText";

interface Properties {
  path: Path;
  label: string;
  hint?: string;
  /** What stands there if nothing is filled in. */
  placeholder?: string;
}

/** The field; emptied, its value goes out of the report. */
export function TextField({ path, label, hint, placeholder }: Properties) {
  const place = placeOf(path);
  const value = valueAt(work.value!.report, path);
  const said = findingsOf(place);
  return (
    <div class="field">
      <label for={`field-${place}`}>{label}</label>
      <GrowingText
        id={`field-${place}`}
        data-place={place}
        class={worst(said) || ""}
        placeholder={placeholder}
        aria-invalid={worst(said) === "error"}
        aria-describedby={`hint-${place} ${noteId(place)}`}
        spellcheck={false}
        value={value === null || value === undefined ? "" : String(value)}
        onInput={(event) => setValue(path, event.currentTarget.value.replace(/\n/g, "") || undefined)}
        onKeyDown={(event) => event.key === "Enter" && !event.isComposing && event.preventDefault()}
      />
      <p id={`hint-${place}`} class="hint" hidden={!hint}>
        {hint}
      </p>
      <PlaceFindings id={noteId(place)} findings={said} />
    </div>
  );
}
