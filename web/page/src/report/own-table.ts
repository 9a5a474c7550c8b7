/** A body's own table as cells at their places, and what can be done with them. */

import type { OwnCell, OwnTable } from "./types";

/** A cell at its place. */
export interface Placed {
  row: number;
  column: number;
  rows: number;
  columns: number;
  text: string;
}

/** All cells of a table, in reading order, and whether its first row is its head. */
export interface Cells {
  cells: Placed[];
  hasHead: boolean;
}

/** The cells of a table. */
export function placed(table: OwnTable): Cells {
  const hasHead = table.columns !== undefined;
  const rows = hasHead ? [table.columns!, ...table.rows] : table.rows;
  const taken = new Set<string>();
  const cells: Placed[] = [];
  rows.forEach((row, top) => {
    let column = 0;
    for (const cell of row) {
      while (taken.has(`${top},${column}`)) column += 1;
      const one = { row: top, column, ...spansOf(cell), text: textOf(cell) };
      cells.push(one);
      for (let down = 0; down < one.rows; down += 1) {
        for (let right = 0; right < one.columns; right += 1) taken.add(`${top + down},${column + right}`);
      }
      column += one.columns;
    }
  });
  return { cells, hasHead };
}

function spansOf(cell: OwnCell): { rows: number; columns: number } {
  if (typeof cell !== "object" || cell === null) return { rows: 1, columns: 1 };
  return { rows: cell.rowspan || 1, columns: cell.colspan || 1 };
}

function textOf(cell: OwnCell): string {
  const text = typeof cell === "object" && cell !== null ? cell.text : cell;
  return text === null || text === undefined ? "" : String(text);
}

/** The table of cells, with the caption of another. */
export function tableOf({ cells, hasHead }: Cells, caption: string | undefined): OwnTable {
  const rows: OwnCell[][] = Array.from({ length: height(cells) }, () => []);
  for (const cell of inOrder(cells)) rows[cell.row]!.push(cellOf(cell));
  const table: OwnTable = hasHead ? { columns: rows[0]!, rows: rows.slice(1) } : { rows };
  return caption === undefined ? table : { caption, ...table };
}

function cellOf({ text, rows, columns }: Placed): OwnCell {
  if (rows === 1 && columns === 1) return text;
  return { text, ...(columns > 1 ? { colspan: columns } : {}), ...(rows > 1 ? { rowspan: rows } : {}) };
}

function inOrder(cells: Placed[]): Placed[] {
  return cells.slice().sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Number of rows. */
export function height(cells: Placed[]): number {
  return Math.max(0, ...cells.map((cell) => cell.row + cell.rows));
}

/** Number of columns. */
export function width(cells: Placed[]): number {
  return height(cells.map(turned));
}

/** The cell with rows and columns exchanged, so that what is done to rows serves columns too. */
function turned({ row, column, rows, columns, text }: Placed): Placed {
  return { row: column, column: row, rows: columns, columns: rows, text };
}

/** The cells with an empty row before `at`; cells that reach over it grow. */
export function withRow(cells: Placed[], at: number): Placed[] {
  const reaching = cells.filter((cell) => cell.row < at && cell.row + cell.rows > at);
  const isFree = (column: number) =>
    !reaching.some((cell) => column >= cell.column && column < cell.column + cell.columns);
  const fresh = Array.from({ length: width(cells) }, (_, column) => column).filter(isFree);
  return [
    ...cells.map((cell) => {
      if (reaching.includes(cell)) return { ...cell, rows: cell.rows + 1 };
      return cell.row >= at ? { ...cell, row: cell.row + 1 } : cell;
    }),
    ...fresh.map((column) => ({ row: at, column, rows: 1, columns: 1, text: "" })),
  ];
}

/** The cells without a row; cells that reach over it shrink. */
export function withoutRow(cells: Placed[], at: number): Placed[] {
  return cells
    .map((cell) => {
      if (cell.row > at) return { ...cell, row: cell.row - 1 };
      return cell.row + cell.rows > at ? { ...cell, rows: cell.rows - 1 } : cell;
    })
    .filter((cell) => cell.rows > 0);
}

/** The cells with an empty column before `at`. */
export function withColumn(cells: Placed[], at: number): Placed[] {
  return withRow(cells.map(turned), at).map(turned);
}

/** The cells without a column. */
export function withoutColumn(cells: Placed[], at: number): Placed[] {
  return withoutRow(cells.map(turned), at).map(turned);
}

/** The cells with one merged with that to its right; null if those two do not fit. */
export function mergedRight(cells: Placed[], one: Placed): Placed[] | null {
  const other = cells.find(
    (cell) => cell.row === one.row && cell.rows === one.rows && cell.column === one.column + one.columns,
  );
  if (!other) return null;
  const merged = { ...one, columns: one.columns + other.columns, text: one.text + other.text };
  return [...cells.filter((cell) => cell !== one && cell !== other), merged];
}

/** The cells with one merged with that below; null if those two do not fit. */
export function mergedDown(cells: Placed[], one: Placed): Placed[] | null {
  const all = cells.map(turned);
  const merged = mergedRight(all, all[cells.indexOf(one)]!);
  return merged && merged.map(turned);
}

/** The cells with a merged one taken apart. */
export function split(cells: Placed[], one: Placed): Placed[] {
  const parts: Placed[] = [];
  for (let row = 0; row < one.rows; row += 1) {
    for (let column = 0; column < one.columns; column += 1) {
      const text = row === 0 && column === 0 ? one.text : "";
      parts.push({ row: one.row + row, column: one.column + column, rows: 1, columns: 1, text });
    }
  }
  return [...cells.filter((cell) => cell !== one), ...parts];
}

/** The cells with the texts of a range from a place on; rows and columns are added where it needs them. */
export function withRange(cells: Placed[], { row, column }: Placed, range: string[][]): Placed[] {
  let all = cells;
  while (height(all) < row + range.length) all = withRow(all, height(all));
  const columns = Math.max(...range.map((texts) => texts.length));
  while (width(all) < column + columns) all = withColumn(all, width(all));
  return all.map((cell) => {
    const texts = range[cell.row - row];
    const text = texts && texts[cell.column - column];
    return text === undefined ? cell : { ...cell, text };
  });
}

/** An empty table to begin with. */
export const NEW_TABLE: OwnTable = {
  columns: ["", "", ""],
  rows: [
    ["", "", ""],
    ["", "", ""],
  ],
};
