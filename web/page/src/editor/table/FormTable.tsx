/** An official table as it is on paper, to be filled in. */

import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { rangeFrom, textOfRange } from "../../clipboard/range";
import type { FigureCell, Grid, GridCell, LabelCell, Section } from "../../engine/types";
import { figureAt, textOfFigure } from "../../report/figures";
import { placeOf } from "../../report/path";
import { tell } from "../../ui/notice";
import { focusNow } from "../../work/focus";
import { change, totals, work } from "../../work/work";
import { findingsOf } from "../concern";
import { CellNote } from "./CellNote";
import { fill } from "./filling";
import { FigureInput, type TableKeys } from "./FigureInput";
import { cellAt, cellsOf, isWithin, moved, rowsOf, type Range, type Rows, type Spot } from "./neighbours";
import { pasted } from "./pasting";
import { TableTools } from "./TableTools";

interface Properties {
  section: Section;
  grid: Grid;
  /** The id of the heading that names it. */
  labelledBy: string;
}

/** The table, with what is said of the cell that the cursor is in. */
export function FormTable({ section, grid, labelledBy }: Properties) {
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => rowsOf(grid), [grid]);
  const chosen = useSignal<Range | null>(null);
  const current = useComputed(() => chosen.value && cellAt(rows, chosen.value.to));
  const meant = useComputed(() => placesMeantWith(current.value || null));
  useLayoutEffect(() => stackHead(table.current!), [grid]);

  function keysOf(spot: Spot): TableKeys {
    const range = (): Range => chosen.value || { from: spot, to: spot };
    return {
      onEnter: () => {
        if (!chosen.value || !isSame(chosen.value.to, spot)) chosen.value = { from: spot, to: spot };
      },
      onMove: (down, right, extend) => {
        const to = moved(rows, spot, down, right);
        chosen.value = { from: extend ? range().from : to, to };
        focusNow(cellAt(rows, to)!.path);
      },
      onPaste: (event) => paste(event, range()),
      onCopy: (event) => {
        event.preventDefault();
        const texts = cellsOf(rows, range()).map((row) => row.map(shownIn));
        event.clipboardData!.setData("text/plain", textOfRange(texts));
      },
      onClear: () => fill(cellsOf(rows, range()), null),
    };
  }

  function paste(event: ClipboardEvent, { from, to }: Range): boolean {
    const copied = rangeFrom(event.clipboardData!);
    if (!copied) return false;
    const start = { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) };
    const result = pasted(work.value!.report, rows, start, copied);
    change(cellAt(rows, start)!.path, () => result.report);
    chosen.value = { from: start, to: result.end };
    focusNow(cellAt(rows, result.end)!.path);
    tell(`已粘贴 ${result.rows} 行 ${result.columns} 列。${result.tooMany ? "表格只到这里，多出来的没有粘贴。" : ""}`);
    return true;
  }

  const parts = [
    { Part: "thead" as const, lines: linesOf(grid, 0, grid.headerRows) },
    { Part: "tbody" as const, lines: linesOf(grid, grid.headerRows, grid.rows) },
  ];
  return (
    <div
      class="form-table"
      ref={frame}
      onFocusOut={(event) => {
        if (!frame.current!.contains(event.relatedTarget as Node | null)) chosen.value = null;
      }}
    >
      <TableTools section={section} rows={rows} />
      <table ref={table} aria-labelledby={labelledBy} style={{ minWidth: `${leastWidth(grid)}px` }}>
        <colgroup>
          {sharesOf(grid).map((share, at) => (
            <col key={at} style={{ width: `${share}%` }} />
          ))}
        </colgroup>
        {parts.map(({ Part, lines }) => (
          <Part key={Part}>
            {lines.map((line) => (
              <tr key={line[0]!.row}>
                {line.map((cell) => {
                  if (cell.kind !== "figure") return <Label key={cell.column} cell={cell} />;
                  const spot = spotOf(rows, cell);
                  return (
                    <td key={cell.column} rowSpan={cell.rows} colSpan={cell.columns}>
                      <FigureInput
                        cell={cell}
                        isChosen={chosen.value !== null && isWithin(chosen.value, spot)}
                        isMeant={meant.value.has(placeOf(cell.path))}
                        {...keysOf(spot)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </Part>
        ))}
      </table>
      <CellNote cell={current.value || null} />
    </div>
  );
}

/** A cell with words of the form. */
function Label({ cell }: { cell: LabelCell }) {
  const spans = { rowSpan: cell.rows, colSpan: cell.columns };
  const ofRows = cell.kind === "rowLabel";
  const many = ofRows ? cell.rows > 1 : cell.columns > 1;
  const scope = `${ofRows ? "row" : "col"}${many ? "group" : ""}`;
  return (
    <th {...spans} scope={scope as "row"} class={cell.kind}>
      {cell.text}
    </th>
  );
}

/** What a cell shows: its figure, or the total that the program fills in. */
function shownIn(cell: FigureCell): string {
  return textOfFigure(figureAt(work.value!.report, cell.path)) || totals.value.get(placeOf(cell.path)) || "";
}

/** The places of the cells that the rules broken in a cell speak of. */
function placesMeantWith(cell: FigureCell | null): ReadonlySet<string> {
  const places = new Set<string>();
  for (const finding of cell ? findingsOf(placeOf(cell.path)) : []) {
    for (const operand of finding.operands) if (operand.path) places.add(placeOf(operand.path));
  }
  return places;
}

function isSame(a: Spot, b: Spot): boolean {
  return a.row === b.row && a.column === b.column;
}

function spotOf(rows: Rows, cell: FigureCell): Spot {
  const row = rows.findIndex((cells) => cells[0]!.row === cell.row);
  return { row, column: rows[row]!.indexOf(cell) };
}

/** The cells of some rows, a list for each row. */
function linesOf(grid: Grid, from: number, to: number): GridCell[][] {
  const lines: GridCell[][] = [];
  for (let row = from; row < to; row += 1) lines.push(grid.cells.filter((cell) => cell.row === row));
  return lines;
}

/** Pixels below which a column of figures or of labels cannot be read. */
const LEAST_FIGURE = 40;
const LEAST_LABEL = 64;

function leastWidth(grid: Grid): number {
  return grid.labelColumns * LEAST_LABEL + (grid.columns - grid.labelColumns) * LEAST_FIGURE;
}

/** The width of each column in percent, as on paper. */
function sharesOf(grid: Grid): number[] {
  const widths = grid.widths || Array.from({ length: grid.columns }, () => 1);
  const sum = widths.reduce((all, width) => all + width, 0);
  return widths.map((width) => (width / sum) * 100);
}

/** Lets the rows of a head that stays in sight stand below each other. */
function stackHead(table: HTMLTableElement): void {
  let top = 0;
  for (const row of Array.from(table.tHead ? table.tHead.rows : [])) {
    for (const cell of Array.from(row.cells)) cell.style.top = `${top}px`;
    top += row.offsetHeight;
  }
}
