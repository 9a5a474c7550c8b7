/** Which cell is beside which in a printed table, and the cells of a range. */

import type { FigureCell, Grid } from "../../engine/types";
import { figuresOf } from "../../report/figures";

/** The figures of a table, row by row; rows of labels alone are left out. */
export type Rows = readonly (readonly FigureCell[])[];

/** Where a figure is: its row among the rows of figures and its place in it. */
export interface Spot {
  row: number;
  column: number;
}

/** A rectangle of figures between two corners. */
export interface Range {
  from: Spot;
  to: Spot;
}

/** The rows of figures of a table. */
export function rowsOf(grid: Grid): Rows {
  const rows = new Map<number, FigureCell[]>();
  for (const cell of figuresOf(grid)) rows.set(cell.row, [...(rows.get(cell.row) || []), cell]);
  return Array.from(rows.values());
}

/** The cell at a spot. */
export function cellAt(rows: Rows, { row, column }: Spot): FigureCell | undefined {
  const cells = rows[row];
  return cells && cells[column];
}

/** The spot so many rows and columns away, as far as the table goes; in another row, the cell below or above the same place on paper. */
export function moved(rows: Rows, spot: Spot, down: number, right: number): Spot {
  const row = within(spot.row + down, rows.length);
  const under = row === spot.row ? spot.column : columnUnder(rows, spot, row);
  return { row, column: within(under + right, rows[row]!.length) };
}

function columnUnder(rows: Rows, spot: Spot, row: number): number {
  const place = cellAt(rows, spot)!.column;
  const at = rows[row]!.findIndex((cell) => cell.column + cell.columns > place);
  return at < 0 ? rows[row]!.length - 1 : at;
}

function within(value: number, length: number): number {
  return Math.max(0, Math.min(value, length - 1));
}

/** The cells of a range, row by row. */
export function cellsOf(rows: Rows, { from, to }: Range): FigureCell[][] {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return rows.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
}

/** Whether a spot is in a range. */
export function isWithin({ from, to }: Range, { row, column }: Spot): boolean {
  const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return between(row, from.row, to.row) && between(column, from.column, to.column);
}
