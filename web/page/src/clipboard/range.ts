/** A range of cells from a spreadsheet, as the clipboard has it. */

/** The rows of a range, each with the texts of its cells; null if the clipboard holds no range. */
export function rangeFrom(data: DataTransfer): string[][] | null {
  const html = data.getData("text/html");
  const table = html ? tableIn(html) : null;
  if (table) return rowsOf(table);
  const text = data.getData("text/plain");
  return /[\t]|\n./.test(text) ? rowsOfText(text) : null;
}

function tableIn(html: string): HTMLTableElement | null {
  return new DOMParser().parseFromString(html, "text/html").querySelector("table");
}

/** Cells at their places: where one is merged, the places behind its first are empty. */
function rowsOf(table: HTMLTableElement): string[][] {
  const rows: (string | undefined)[][] = Array.from(table.rows, () => []);
  Array.from(table.rows).forEach((tr, top) => {
    let left = 0;
    for (const cell of Array.from(tr.cells)) {
      while (rows[top]![left] !== undefined) left += 1;
      for (let row = top; row < Math.min(top + cell.rowSpan, rows.length); row += 1) {
        for (let column = left; column < left + cell.colSpan; column += 1) rows[row]![column] = "";
      }
      rows[top]![left] = (cell.textContent || "").replace(/\u00a0/g, " ").trim();
    }
  });
  return rows.map((row) => Array.from(row, (text) => text || ""));
}

/** Rows of tab-separated text; a cell in quotation marks may hold line breaks, and doubled marks stand for one. */
export function rowsOfText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g;
  const all = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let match = cell.exec(all); match; match = cell.exec(all)) {
    const quoted = match[1];
    rows[rows.length - 1]!.push(quoted === undefined ? (match[2] || "").trim() : quoted.replace(/""/g, '"'));
    if (match[3] === "") break;
    if (match[3] === "\n") rows.push([]);
  }
  return rows;
}

/** A range as text that spreadsheets take. */
export function textOfRange(rows: string[][]): string {
  return rows.map((row) => row.join("\t")).join("\n");
}
