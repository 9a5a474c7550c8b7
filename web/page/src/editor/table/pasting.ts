/** A range from a spreadsheet put into a table of figures. */

import { figureFromText } from "../../report/figures";
import { withValue } from "../../report/path";
import type { Report } from "../../report/types";
import { moved, type Rows, type Spot } from "./neighbours";

/** A pasted range: the report with it, the spot of its last figure, and what of it found no place. */
export interface Pasted {
  report: Report;
  end: Spot;
  rows: number;
  columns: number;
  tooMany: boolean;
}

/** Puts the figures of a range into a table from a spot on; labels that were copied with them are left out. */
export function pasted(report: Report, rows: Rows, spot: Spot, range: string[][]): Pasted {
  const figures = withoutLabels(range);
  const columns = Math.max(0, ...figures.map((row) => row.length));
  const result: Pasted = { report, end: spot, rows: figures.length, columns, tooMany: false };
  figures.forEach((texts, down) => {
    if (spot.row + down >= rows.length) {
      result.tooMany = true;
      return;
    }
    const start = moved(rows, spot, down, 0);
    const cells = rows[start.row]!.slice(start.column);
    result.tooMany = result.tooMany || texts.length > cells.length;
    cells.slice(0, texts.length).forEach((cell, right) => {
      result.report = withValue(result.report, cell.path, figureFromText(texts[right]!));
      result.end = { row: start.row, column: start.column + right };
    });
  });
  return result;
}

/** A range without the rows and columns at its top and left that hold words and no figures. */
function withoutLabels(range: string[][]): string[][] {
  const width = Math.max(0, ...range.map((row) => row.length));
  const firstRow = range.findIndex((row) => row.some(isFigure));
  if (firstRow < 0) return range;
  const rows = range.slice(firstRow);
  let firstColumn = 0;
  while (firstColumn < width && isLabels(rows.map((row) => row[firstColumn] || ""))) firstColumn += 1;
  return rows.map((row) => row.slice(firstColumn));
}

function isLabels(column: string[]): boolean {
  return !column.some(isFigure) && column.some((text) => text !== "");
}

function isFigure(text: string): boolean {
  return /^([+-]?[\d０-９][\d０-９,，.．]*|\/|／)$/.test(text);
}
