/** What there is to say of the cell that the cursor is in, beside the cell. */

import { useLayoutEffect, useRef } from "preact/hooks";
import type { FigureCell, Finding } from "../../engine/types";
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
        </p>
      ))}
      {suggestionsOf(findings).map((finding) => (
        <Suggestion key={finding.suggestion} finding={finding} />
      ))}
      {findings.length === 0 && cell && <p class="hint">{cell.sum}</p>}
    </div>
  );
}

/** Findings with different figures to put into the cell. */
function suggestionsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ suggestion }, at) => suggestion !== null && findings.findIndex((one) => one.suggestion === suggestion) === at,
  );
}

/** Pixels between a cell and its note. */
const GAP = 6;

function placeBeside(note: HTMLElement, place: string): void {
  const input = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  const [frame, sheet] = [note.offsetParent, document.getElementById("sheet")];
  if (!input || !frame || !sheet) return;
  const [cell, around] = [input.getBoundingClientRect(), frame.getBoundingClientRect()];
  const left = Math.min(cell.left - around.left, around.width - note.offsetWidth);
  const above = cell.top - note.offsetHeight - GAP;
  const top = above > sheet.getBoundingClientRect().top ? above : cell.bottom + GAP;
  note.style.left = `${Math.max(0, left)}px`;
  note.style.top = `${top - around.top}px`;
}
