/** The report that is worked on: what it holds, what is said of it, how it is changed and kept. */

import { batch, computed, signal } from "@preact/signals";
import { ask, wordsOf } from "../engine/client";
import type { Finding, Form, NamedFile, Total } from "../engine/types";
import { isEmpty, placeOf, valueAt, withValue } from "../report/path";
import type { Json, Path, Report } from "../report/types";
import { tell } from "../ui/notice";
import { focusPlace } from "./focus";
import { changed, NO_HISTORY, redone, undone, type Moment } from "./history";
import { announce, isAnnounced, keep, keepAtOnce, type Work } from "./storage";

/** The work; null where none is open. */
export const work = signal<Work | null>(null);
/** Whether one is open. */
export const isOpen = computed(() => work.value !== null);
/** The edition of the form that it is for. */
export const form = signal<Form | null>(null);
/** What the reader and the rules say of it. */
const inspected = signal<Finding[]>([]);
/** What stands in the way of its pages, which is seen only when they are drawn. */
export const unprintable = signal<Finding[]>([]);
/** All that is said of it, each once. */
export const findings = computed(() => {
  const said = new Set(inspected.value.map((finding) => finding.message));
  return [...inspected.value, ...unprintable.value.filter((finding) => !said.has(finding.message))];
});
/** The totals that the program fills in, by their places. */
export const totals = signal<ReadonlyMap<string, string>>(new Map());
/** Whether what the findings say is about the report as it stands. */
export const isInspected = signal(false);
/** How far the report is kept. */
export const kept = signal<"kept" | "pending" | "failed">("kept");

const history = signal(NO_HISTORY);
/** Whether there is something to undo. */
export const canUndo = computed(() => history.value.past.length > 0);
/** Whether there is something to do again. */
export const canRedo = computed(() => history.value.future.length > 0);

/** A change is kept after this many milliseconds without another. */
const KEEP_AFTER = 250;

/** Opens a work, which is in the store already or is put there. */
export async function openWork(opened: Work, state: "kept" | "pending"): Promise<void> {
  const { form: edition, year } = opened.report;
  const itsForm = await ask("form", Number(edition || year));
  batch(() => {
    work.value = opened;
    form.value = itsForm;
    inspected.value = [];
    unprintable.value = [];
    totals.value = new Map();
    isInspected.value = false;
    history.value = NO_HISTORY;
    kept.value = state;
  });
  await Promise.all([inspect(), keepNow()]);
}

/** Closes the work; it stays in the store. */
export async function closeWork(): Promise<void> {
  await keepNow();
  work.value = null;
}

/** Changes the report at a place. Changes with the same mark soon after each other are undone together. */
export function change(place: Path, make: (report: Report) => Report, mark: string | null = null): void {
  if (!work.value) return;
  const { report, pictures } = work.value;
  become({ report: make(report), pictures }, place, mark);
}

/** Sets the value at a path. */
export function setValue(path: Path, value: Json | undefined, mark: string | null = placeOf(path)): void {
  change(path, (report) => withValue(report, path, value), mark);
}

/** Changes the report and adds a picture to it. */
export function addPicture(place: Path, picture: NamedFile, make: (report: Report) => Report): void {
  if (!work.value) return;
  const { report, pictures } = work.value;
  become({ report: make(report), pictures: [...pictures, picture] }, place, null);
}

/** Holds the report against another of last year. */
export function setPrevious(previous: Report | null): void {
  if (!work.value) return;
  work.value = { ...work.value, previous };
  touched();
}

function become(moment: Moment, place: Path, mark: string | null): void {
  const { report, pictures } = work.value!;
  history.value = changed(history.value, { report, pictures }, place, mark, Date.now());
  show(moment);
}

function show(moment: Moment): void {
  work.value = { ...work.value!, ...moment };
  touched();
}

/** Takes the last change back. */
export function undo(): void {
  step(undone);
}

/** Makes the last change that was taken back again. */
export function redo(): void {
  step(redone);
}

function step(move: typeof undone | typeof redone): void {
  if (!work.value) return;
  const { report, pictures } = work.value;
  const moved = move(history.value, { report, pictures });
  if (!moved) return;
  batch(() => {
    history.value = moved.history;
    show(moved.moment);
  });
  focusPlace(moved.place);
}

let timer = 0;

function touched(): void {
  kept.value = "pending";
  clearTimeout(timer);
  timer = setTimeout(() => void keepNow(), KEEP_AFTER);
  void inspect();
}

/** Keeps the work at once, if it is not kept as it stands. */
async function keepNow(): Promise<void> {
  clearTimeout(timer);
  const now = work.value;
  if (!now || kept.value !== "pending") return;
  try {
    await keep(now, Date.now());
    announce(now.id);
    if (work.value === now) kept.value = "kept";
  } catch {
    kept.value = "failed";
  }
}

/** Has the report inspected once more, where something else than the report has changed. */
export function inspectAgain(): void {
  if (work.value) void inspect();
}

let inspecting = false;

/** Has the report inspected as it stands; changes in the meantime wait for one more round. */
async function inspect(): Promise<void> {
  isInspected.value = false;
  if (inspecting) return;
  inspecting = true;
  for (let now = work.value; now && !isInspected.value; now = work.value) {
    try {
      const inspection = await ask("inspect", now.report, now.pictures, now.previous);
      if (work.value !== now) continue;
      batch(() => {
        inspected.value = inspection.findings;
        totals.value = new Map(inspection.totals.map((total: Total) => [placeOf(total.path), total.value]));
        isInspected.value = true;
      });
    } catch (error) {
      tell(`核对时出了错，填的内容都在（${wordsOf(error)}）`);
      break;
    }
  }
  inspecting = false;
}

/** Whether a finding only says that something is still to be filled in. */
export function isToFill(finding: Finding, report: Report): boolean {
  return finding.path !== null && isEmpty(valueAt(report, finding.path));
}

// Whoever keeps a report last has it: where two windows show the same one, the other has to know.
window.addEventListener("storage", (event) => {
  if (work.value && isAnnounced(event, work.value.id)) {
    tell("这份年报刚在另一个窗口里改过。请只留一个窗口；要看改过的，请把这个窗口刷新一下。");
  }
});

window.addEventListener("beforeunload", (event) => {
  // What the browser could not keep is lost with the window; it asks in its own words.
  if (work.value && kept.value === "failed") event.returnValue = "";
});

window.addEventListener("pagehide", () => {
  if (work.value && kept.value === "pending") keepAtOnce(work.value, Date.now());
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void keepNow();
});
