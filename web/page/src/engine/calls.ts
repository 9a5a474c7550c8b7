/** What the page asks of the engine and gets back, between its two threads. */

import type { Block, Report } from "../report/types";
import type { Edition, Finding, Form, Inspection, Layout, NamedFile, Opened, Pages, Summary } from "./types";

/** Pictures of a report by name. */
export type Pictures = readonly NamedFile[];

/** The calls: what each takes and gives. */
export interface Calls {
  editions(): Edition[];
  form(year: number): Form;
  blank(body: string, year: number): Report;
  open(name: string, bytes: Uint8Array, files: NamedFile[]): Opened;
  lastYear(report: Report): Report;
  inspect(report: Report, pictures: Pictures, previous: Report | null): Inspection;
  pages(report: Report, pictures: Pictures, layout: Layout): Pages;
  save(report: Report, pictures: Pictures, layout: Layout, endings: string[], draft: boolean): NamedFile[];
  blocks(text: string): Block[];
  summary(report: Report, findings: Finding[]): Summary;
}

/** A call on its way to the engine. */
export interface Request {
  id: number;
  call: keyof Calls;
  args: unknown[];
}

/** A call on its way back: its result, or what went wrong. */
export type Answer =
  { id: number; result: unknown } | { id: number; findings: Finding[] } | { id: number; fault: string };
