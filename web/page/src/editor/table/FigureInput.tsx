/** A cell for a figure, with the keys of a spreadsheet. */

import { useComputed } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import type { FigureCell } from "../../engine/types";
import { figureAt, figureFromText, textOfFigure } from "../../report/figures";
import { placeOf } from "../../report/path";
import { setValue, totals, work } from "../../work/work";
import { findingsOf, worst } from "../concern";
import { noteId } from "../FindingText";

/** What a table does for its cells. */
export interface TableKeys {
  onEnter(): void;
  /** Moves the cursor; `extend` keeps what was chosen before. */
  onMove(down: number, right: number, extend: boolean): void;
  onPaste(event: ClipboardEvent): boolean;
  onCopy(event: ClipboardEvent): void;
  onClear(): void;
}

interface Properties extends TableKeys {
  cell: FigureCell;
  isChosen: boolean;
  /** Whether a rule that is broken where the cursor is speaks of it too. */
  isMeant: boolean;
}

const ARROWS: { [key: string]: [number, number] } = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The input. Moving chooses a whole cell; typing replaces it; F2 or a second click edits it. */
export function FigureInput({ cell, isChosen, isMeant, onEnter, onMove, onPaste, onCopy, onClear }: Properties) {
  const input = useRef<HTMLInputElement>(null);
  const before = useRef(figureAt(work.value!.report, cell.path));
  const isEditing = useRef(false);
  const [draft, setDraft] = useState<string | null>(null);
  const place = placeOf(cell.path);
  const figure = useComputed(() => figureAt(work.value!.report, cell.path));
  const severity = useComputed(() => worst(findingsOf(place)));
  const total = useComputed(() => totals.value.get(place) || "");

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (arrow && !(isEditing.current && sideways)) {
      onMove(arrow[0], arrow[1], event.shiftKey);
    } else if (event.key === "Enter") {
      onMove(event.shiftKey ? -1 : 1, 0, false);
    } else if (event.key === "F2") {
      isEditing.current = true;
      const end = input.current!.value.length;
      input.current!.setSelectionRange(end, end);
    } else if (event.key === "Escape") {
      setDraft(null);
      setValue(cell.path, before.current, null);
      isEditing.current = false;
      requestAnimationFrame(() => input.current!.select());
    } else if (event.key === "Delete" && !isEditing.current) {
      setDraft(null);
      onClear();
    } else {
      return;
    }
    event.preventDefault();
  }

  // What is typed is shown as it is typed as long as it is what the cell holds, and no longer after an undo.
  const isTyped = draft !== null && figureFromText(draft) === figure.value;
  const shown = isTyped ? draft : textOfFigure(figure.value);
  const classes = ["figure", severity.value, isChosen && "is-chosen", isMeant && "is-meant", cell.sum && "is-total"];
  return (
    <input
      ref={input}
      type="text"
      inputMode="decimal"
      autocomplete="off"
      class={classes.filter(Boolean).join(" ")}
      data-place={place}
      aria-label={cell.unit ? `${cell.name}（${cell.unit}）` : cell.name}
      aria-invalid={severity.value === "error"}
      aria-describedby={noteId("cell")}
      placeholder={total.value}
      value={shown}
      onFocus={(event) => {
        before.current = figure.value;
        isEditing.current = false;
        event.currentTarget.select();
        onEnter();
      }}
      onMouseDown={(event) => {
        if (document.activeElement !== event.currentTarget) {
          event.preventDefault();
          event.currentTarget.focus();
        } else {
          isEditing.current = true;
        }
      }}
      onBlur={() => setDraft(null)}
      onInput={(event) => {
        setDraft(event.currentTarget.value);
        setValue(cell.path, figureFromText(event.currentTarget.value));
      }}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        if (!isEditing.current && onPaste(event)) {
          setDraft(null);
          event.preventDefault();
        }
      }}
      onCopy={(event) => !isEditing.current && onCopy(event)}
    />
  );
}
