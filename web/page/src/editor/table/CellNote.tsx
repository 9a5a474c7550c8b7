/** What there is to say of the cell that the cursor is in, beside the cell. */

import { useLayoutEffect, useRef } from "preact/hooks";
import type { FigureCell } from "../../engine/types";
import { placeOf } from "../../report/path";
import { findingsOf } from "../concern";
import { FindingText, keyOf, noteId, Suggestion } from "../FindingText";

/** The note; it stands above its cell, so that the cells to be filled in next stay in sight. */
export function CellNote({ cell }: { cell: FigureCell | null }) {
  const note = useRef<HTMLDivElement>(null);
  const findings = cell ? findingsOf(placeOf(cell.path)) : [];
  useLayoutEffect(() => {
    if (cell) placeBeside(note.current!, placeOf(cell.path));
  });
  const says = findings.length > 0 || (cell !== null && cell.sum !== undefined);
  return (
    <div ref={note} id={noteId("cell")} class="cell-note" hidden={!says}>
      {findings.map((finding) => (
        <p key={keyOf(finding)}>
          <FindingText finding={finding} />
          <Suggestion finding={finding} />
        </p>
      ))}
      {findings.length === 0 && cell && <p class="hint">{cell.sum}</p>}
    </div>
  );
}

function placeBeside(note: HTMLElement, place: string): void {
  const input = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  const frame = note.offsetParent;
  if (!input || !frame) return;
  const [cell, around] = [input.getBoundingClientRect(), frame.getBoundingClientRect()];
  const left = Math.min(cell.left - around.left, around.width - note.offsetWidth);
  note.style.left = `${Math.max(0, left)}px`;
  note.style.top = `${cell.top - around.top - note.offsetHeight - 6}px`;
}
