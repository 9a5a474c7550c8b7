/** Where the cursor goes: controls bear the place of their value in the report. */

import { placeOf } from "../report/path";
import type { Path } from "../report/types";

/** What is chosen in a control when the cursor comes. */
export interface Choice {
  /** Words to be marked. */
  quote?: string | null;
  /** Position of the cursor. */
  at?: number;
}

/** Puts the cursor to the control of a place after the page was drawn, or to the nearest one around or in it. */
export function focusPlace(path: Path, choice: Choice = {}): void {
  requestAnimationFrame(() => {
    const control = nearest(path);
    if (!control) return;
    control.focus();
    if (isText(control)) choose(control, choice);
    control.scrollIntoView({ block: "center" });
  });
}

function nearest(path: Path): HTMLElement | null {
  for (let length = path.length; length > 0; length -= 1) {
    const place = placeOf(path.slice(0, length));
    const control = document.querySelector<HTMLElement>(
      `[data-place="${place}"], [data-place^="${place}."]`,
    );
    if (control) return control;
  }
  return null;
}

function isText(control: HTMLElement): control is HTMLInputElement | HTMLTextAreaElement {
  return control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type === "text");
}

function choose(control: HTMLInputElement | HTMLTextAreaElement, { quote, at }: Choice): void {
  const start = quote ? control.value.indexOf(quote) : -1;
  if (quote && start >= 0) control.setSelectionRange(start, start + quote.length);
  else if (at !== undefined) control.setSelectionRange(at, at);
}
