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
  whenShown(() => focusNow(path, choice));
}

/** Changes are shown in a microtask, and those that follow from them in the next. */
function whenShown(task: () => void): void {
  void Promise.resolve()
    .then(() => undefined)
    .then(task);
}

/** Makes a change to how wide the sheet is, after which what one sees of it is where it was. */
export function keepingPlace(change: () => void): void {
  const sheet = document.getElementById("sheet")!;
  const frame = sheet.getBoundingClientRect();
  const seen = document.elementFromPoint(frame.left + frame.width / 2, frame.top + ROOM);
  const top = seen ? seen.getBoundingClientRect().top : 0;
  change();
  whenShown(() => {
    if (seen && sheet.contains(seen)) sheet.scrollTop += seen.getBoundingClientRect().top - top;
  });
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
    const control = document.querySelector<HTMLElement>(`[data-place="${place}"], [data-place^="${place}."]`);
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
