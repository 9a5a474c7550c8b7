/** Figures of the official tables. */

import type { FigureCell, Grid, GridCell } from "../engine/types";
import { valueAt } from "./path";
import type { Figure, Path, Report } from "./types";

/** The cells of a table that hold figures, in reading order. */
export function figuresOf(grid: Grid): FigureCell[] {
  return grid.cells.filter(isFigure);
}

function isFigure(cell: GridCell): cell is FigureCell {
  return cell.kind === "figure";
}

/** What stands in a cell. */
export function figureAt(report: Report, path: Path): Figure {
  const value = valueAt(report, path);
  return typeof value === "number" || typeof value === "string" ? value : null;
}

/** What a cell holds as it is typed: a number where that loses nothing of what was typed, else the text itself. */
export function figureFromText(text: string): Figure {
  const folded = foldedDigits(text.trim());
  if (folded === "") return null;
  const number = Number(folded);
  return String(number) === folded && Number.isFinite(number) ? number : folded;
}

/** A figure with wide digits, thousands separators or leading zeros, as input methods and spreadsheets give them, in plain digits. */
function foldedDigits(text: string): string {
  const narrow = text.replace(/[０-９．／，]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(narrow)) return narrow.replace(/,/g, "");
  return narrow.replace(/^0+(?=\d)/, "");
}

/** A figure as it is shown while it is typed. */
export function textOfFigure(figure: Figure): string {
  return figure === null ? "" : String(figure);
}
