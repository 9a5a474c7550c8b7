/** A table of the body's own. */

import { useState } from "preact/hooks";
import { rangeFrom } from "../../clipboard/range";
import {
  height,
  mergedDown,
  mergedRight,
  placed,
  split,
  tableOf,
  width,
  withColumn,
  withoutColumn,
  withoutRow,
  withRange,
  withRow,
  type Cells,
  type Placed,
} from "../../report/own-table";
import { placeOf } from "../../report/path";
import type { OwnTable } from "../../report/types";
import { GrowingText } from "../../ui/GrowingText";
import { findingsWithin } from "../concern";
import { noteId, PlaceFindings } from "../FindingText";
import { setBlock } from "./edits";
import type { BlockProperties } from "./Prose";
import { TextField } from "./TextField";

/** The table, its caption, and what can be done at the cell that the cursor is in. */
export function OwnTableBlock({ path, at, block, name }: BlockProperties<{ table: OwnTable }>) {
  const place = [...path, at, "table"];
  const { table } = block;
  const now = placed(table);
  const [spot, setSpot] = useState({ row: 0, column: 0 });
  const current = now.cells.find((cell) => cell.row === spot.row && cell.column === spot.column) || now.cells[0]!;

  function set(cells: Placed[], mark: string | null = null, hasHead = now.hasHead) {
    setBlock(path, at, { table: tableOf({ cells, hasHead }, table.caption) }, mark);
  }

  return (
    <div class="own-table">
      <TextField path={[...place, "caption"]} label="表题（可不填）" />
      <Tools now={now} current={current} onCells={set} />
      <table aria-label={name}>
        <tbody>
          {Array.from({ length: height(now.cells) }, (_, row) => (
            <tr key={row}>
              {now.cells
                .filter((cell) => cell.row === row)
                .map((cell) => {
                  const Cell = now.hasHead && row === 0 ? "th" : "td";
                  return (
                    <Cell key={cell.column} rowSpan={cell.rows} colSpan={cell.columns}>
                      <GrowingText
                        data-place={placeOf([...place, `${cell.row}-${cell.column}`])}
                        aria-label={`${name}：第 ${row + 1} 行第 ${cell.column + 1} 列`}
                        spellcheck={false}
                        value={cell.text}
                        onFocus={() => setSpot({ row: cell.row, column: cell.column })}
                        onInput={(event) => {
                          const text = event.currentTarget.value;
                          const mark = placeOf([...place, cell.row, cell.column]);
                          set(
                            now.cells.map((one) => (one === cell ? { ...one, text } : one)),
                            mark,
                          );
                        }}
                        onPaste={(event) => {
                          const range = rangeFrom(event.clipboardData!);
                          if (!range) return;
                          event.preventDefault();
                          set(withRange(now.cells, cell, range));
                        }}
                      />
                    </Cell>
                  );
                })}
            </tr>
          ))}
        </tbody>
      </table>
      <PlaceFindings id={noteId(placeOf(place))} findings={findingsWithin([...path, at])} />
    </div>
  );
}

interface ToolsProperties {
  now: Cells;
  current: Placed;
  onCells(cells: Placed[], mark?: string | null, hasHead?: boolean): void;
}

function Tools({ now, current, onCells }: ToolsProperties) {
  const { cells, hasHead } = now;
  const { row, column, rows, columns } = current;
  const tools: [string, Placed[] | null][] = [
    ["下面加行", withRow(cells, row + rows)],
    ["右边加列", withColumn(cells, column + columns)],
    ["删除这行", height(cells) > (hasHead ? 2 : 1) ? withoutRow(cells, row) : null],
    ["删除这列", width(cells) > 1 ? withoutColumn(cells, column) : null],
    ["并右边格", mergedRight(cells, current)],
    ["并下面格", mergedDown(cells, current)],
    ["拆开", rows * columns > 1 ? split(cells, current) : null],
  ];
  return (
    <div class="own-table-tools">
      {tools.map(([label, result]) => (
        <button key={label} type="button" disabled={result === null} onClick={() => onCells(result!)}>
          {label}
        </button>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={hasHead}
          disabled={!hasHead && height(cells) < 2}
          onChange={(event) => onCells(cells, null, event.currentTarget.checked)}
        />
        首行是表头
      </label>
    </div>
  );
}
