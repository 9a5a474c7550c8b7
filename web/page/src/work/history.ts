/** What can be undone and done again. */

import type { NamedFile } from "../engine/types";
import type { Path, Report } from "../report/types";

/** A report as it stood at a moment. */
export interface Moment {
  report: Report;
  pictures: readonly NamedFile[];
}

/** Changes in their order, on both sides of now. */
export interface History {
  past: { moment: Moment; place: Path }[];
  future: { moment: Moment; place: Path }[];
  /** What the last change was part of, and when: changes of one stroke of work are undone together. */
  stroke: { mark: string; at: number } | null;
}

/** Changes of the same mark within this many milliseconds are one. */
const STROKE = 1200;
/** So many changes are kept. */
const KEPT = 500;

/** A history without changes. */
export const NO_HISTORY: History = { past: [], future: [], stroke: null };

/** The history after a change of `now` at `place`. */
export function changed(history: History, now: Moment, place: Path, mark: string | null, at: number): History {
  const { stroke } = history;
  const goesOn = mark !== null && stroke !== null && stroke.mark === mark && at - stroke.at < STROKE;
  const past = goesOn ? history.past : [...history.past.slice(1 - KEPT), { moment: now, place }];
  return { past, future: [], stroke: mark === null ? null : { mark, at } };
}

/** One step back: the history, the moment and the place of the change. */
export function undone(history: History, now: Moment) {
  const last = history.past[history.past.length - 1];
  if (!last) return null;
  const future = [{ moment: now, place: last.place }, ...history.future];
  return { history: { past: history.past.slice(0, -1), future, stroke: null }, ...last };
}

/** One step forward again. */
export function redone(history: History, now: Moment) {
  const next = history.future[0];
  if (!next) return null;
  const past = [...history.past, { moment: now, place: next.place }];
  return { history: { past, future: history.future.slice(1), stroke: null }, ...next };
}
