/** Many cells at once. */

import type { FigureCell } from "../../engine/types";
import { withValue } from "../../report/path";
import type { Figure, Report } from "../../report/types";
import { change } from "../../work/work";

/** Puts the same into all cells of some rows. */
export function fill(cells: FigureCell[][], figure: Figure): void {
  const all = ([] as FigureCell[]).concat(...cells);
  const put = (report: Report, cell: FigureCell) => withValue(report, cell.path, figure);
  change(all[0]!.path, (report) => all.reduce(put, report));
}
