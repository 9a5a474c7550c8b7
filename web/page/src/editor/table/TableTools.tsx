/** What can be done with an official table as a whole. */

import type { FigureCell, Section } from "../../engine/types";
import { figureAt } from "../../report/figures";
import { work } from "../../work/work";
import { fill } from "./filling";
import type { Rows } from "./neighbours";

/** The buttons, and how many cells are empty. */
export function TableTools({ section, rows }: { section: Section; rows: Rows }) {
  const { report } = work.value!;
  const cells = ([] as FigureCell[]).concat(...rows);
  const isOpen = (cell: FigureCell) => figureAt(report, cell.path) === null;
  const open = cells.filter((cell) => !cell.sum && isOpen(cell));
  const written = cells.filter((cell) => cell.sum && !isOpen(cell));
  return (
    <div class="table-tools">
      <a class="skip" href={`#end-${section.key}`} onClick={(event) => skip(event, section.key)}>
        跳过这张表
      </a>
      <button type="button" disabled={open.length === 0} onClick={() => fill([open], 0)}>
        空格都填 0
      </button>
      {written.length > 0 && (
        <button type="button" onClick={() => fill([written], null)}>
          总计都由程序相加
        </button>
      )}
      <span class="hint">
        {open.length ? `还有 ${open.length} 格没有填。` : "都填了。"}
        {written.length === 0 && "总计由程序相加。"}可以从 Excel、WPS 整片粘贴。
      </span>
    </div>
  );
}

function skip(event: Event, key: string): void {
  event.preventDefault();
  document.getElementById(`end-${key}`)!.focus();
}
