/** The parts of the report in their order, and how far each is filled in. */

import type { Form } from "../engine/types";
import { placeOf } from "../report/path";
import type { Path } from "../report/types";

/** The part with the plain values, which the form gives no name. */
export const BASICS = { key: "basics", heading: "基本信息" };

/** A part of the report. */
export interface Part {
  key: string;
  heading: string;
}

/** The parts of a report of a form. */
export function outlineOf(form: Form): Part[] {
  return [BASICS, form.preamble, ...form.sections, form.attachments];
}

/** The key of the part that a place is in. */
export function partOf(form: Form, path: Path): string {
  const key = placeOf(path.slice(0, 1));
  return outlineOf(form).some((part) => part.key === key) ? key : BASICS.key;
}
