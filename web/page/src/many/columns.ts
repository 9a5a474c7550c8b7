/** The table of many reports: its columns, and its rows in the order of one of them. */

import { countOf, rows, STATES, stateOf, type Row } from "./reports";

/** A column. */
export interface Column {
  label: string;
  isNumber: boolean;
  /** What a cell shows. */
  text(row: Row): string;
}

/** The columns that every report has, whatever it holds. */
export const FIXED: readonly Column[] = [
  { label: "文件", isNumber: false, text: (row) => row.given.path },
  { label: "机关", isNumber: false, text: (row) => (row.summary && row.summary.body) || "" },
  { label: "年度", isNumber: true, text: (row) => String((row.summary && row.summary.year) || "") },
  { label: "状态", isNumber: false, text: stateOf },
  { label: "错误", isNumber: true, text: (row) => count(row, "error") },
  { label: "提醒", isNumber: true, text: (row) => count(row, "warning") },
];

function count(row: Row, severity: "error" | "warning"): string {
  return row.isRead ? String(countOf(row, severity)) : "";
}

/** All columns: the fixed ones, and the main figures that the reports have. */
export function columnsNow(): Column[] {
  const labels: string[] = [];
  for (const { summary } of rows.value) {
    for (const { label } of summary ? summary.figures : []) if (!labels.includes(label)) labels.push(label);
  }
  return [...FIXED, ...labels.map(figureColumn)];
}

function figureColumn(label: string): Column {
  const text = (row: Row) => {
    const figure = row.summary && row.summary.figures.find((one) => one.label === label);
    return figure ? figure.value : "";
  };
  return { label, isNumber: true, text };
}

/** An order of the rows. */
export interface Order {
  label: string;
  isDown: boolean;
}

/** Rows in an order; equal ones stay as they were. */
export function ordered(all: readonly Row[], columns: readonly Column[], order: Order | null): Row[] {
  const column = order && columns.find((one) => one.label === order.label);
  if (!order || !column) return all.slice();
  const sign = order.isDown ? -1 : 1;
  const compare = column.isNumber ? byNumber : column.text === stateOf ? byState : byWords;
  return all
    .map((row, at) => ({ row, at, text: column.text(row) }))
    .sort((a, b) => sign * compare(a.text, b.text) || a.at - b.at)
    .map(({ row }) => row);
}

function byNumber(a: string, b: string): number {
  const [x, y] = [parseFloat(a), parseFloat(b)];
  return (Number.isNaN(x) ? -1 : x) - (Number.isNaN(y) ? -1 : y);
}

function byState(a: string, b: string): number {
  return (STATES as readonly string[]).indexOf(a) - (STATES as readonly string[]).indexOf(b);
}

function byWords(a: string, b: string): number {
  return a.localeCompare(b, "zh-CN", { numeric: true });
}

/** The table as text that spreadsheets open, with the mark by which they know UTF-8. */
export function csv(): string {
  const columns = columnsNow();
  const lines = [
    columns.map((column) => column.label),
    ...rows.value.map((row) => columns.map((column) => column.text(row))),
  ];
  return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A cell that spreadsheets take as the text it is, not as a formula. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
