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

/** Puts the cursor to the control of a place, or to the nearest one around or in it, once what was changed is shown. */
export function focusPlace(path: Path, choice: Choice = {}): void {
  // Changes are shown in a microtask, and those that follow from them in the next.
  void Promise.resolve()
    .then(() => undefined)
    .then(() => focusNow(path, choice));
}

/** The same for a control that is there already. */
export function focusNow(path: Path, choice: Choice = {}): void {
  const control = nearest(path);
  if (!control) return;
  reveal(control);
  control.focus({ preventScroll: true });
  if (isText(control)) choose(control, choice);
}

/** Room above and below a control in pixels; heads of tables that stay in sight are not higher. */
const ROOM = 160;

/** Scrolls only where the control is not well in sight. */
function reveal(control: HTMLElement): void {
  for (let parent = control.parentElement; parent; parent = parent.parentElement) {
    if (parent instanceof HTMLDetailsElement) parent.open = true;
  }
  const sheet = document.getElementById("sheet");
  if (!sheet) return;
  const [shown, frame] = [control.getBoundingClientRect(), sheet.getBoundingClientRect()];
  const isInSight = shown.top > frame.top + ROOM && shown.bottom < frame.bottom - ROOM / 4;
  if (!isInSight) control.scrollIntoView({ block: "center" });
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
