/** A report as the page holds it: an object of the shape of the report file, never changed in place. */

import type { Path } from "../engine/types";

export type { Path };

/** A value of a report. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A report. */
export type Report = { [key: string]: Json };

/** What stands in a cell of an official table. */
export type Figure = number | string | null;

/** A heading below a section's own; with `text` it runs into its paragraph. */
export interface Heading {
  heading: string;
  level?: number;
  text?: string;
}

/** An image of the report's own. */
export interface ImageBlock {
  image: string;
  alt?: string;
  caption?: string;
}

/** A cell of a body's own table. */
export type OwnCell = string | number | null | { text?: string | number | null; colspan?: number; rowspan?: number };

/** A body's own table. */
export interface OwnTable {
  caption?: string;
  columns?: OwnCell[];
  rows: OwnCell[][];
}

/** A chart. */
export interface OwnChart {
  kind: string;
  title: string;
  unit?: string;
  labels: (string | number)[];
  series: { name?: string | number; values: (string | number | null)[] }[];
}

/** A block of prose. */
export type Block = string | Heading | ImageBlock | { list: string[] } | { table: OwnTable } | { chart: OwnChart };

/** Which kind of block one is. */
export type BlockKind = "paragraph" | "heading" | "image" | "list" | "table" | "chart";
