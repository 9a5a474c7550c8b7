// What the engine says and is told. Written beside `web/engine/src`; the shapes are those of its JSON.

/** The way to a value in a report object: keys of maps, places in lists. Figures of a row are in a list. */
export type Path = (string | number)[];

/** A file by its name, as a report names images. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** A cell that a rule speaks of. */
export interface Operand {
  /** Its part in the rule; `last_year` stands in last year's report. */
  side: "left" | "right" | "minus" | "last_year";
  /** Its key in messages: `applications.received.natural_person`. */
  key: string;
  path: Path | null;
  /** The form's own name. */
  place: string;
  value: string;
}

/** Something wrong with a report; they come worst first. */
export interface Finding {
  severity: "error" | "warning";
  code: string;
  /** The form's own name of the place. */
  place: string | null;
  message: string;
  /** What to do; empty if the message says it. */
  advice: string;
  notes: string[];
  /** Where the cursor goes; null for the report as a whole. */
  path: Path | null;
  operands: Operand[];
  /** What would stand in the cell if all else were right. */
  suggestion: string | null;
  /** The words that are meant, in the text at `path`. */
  quote: string | null;
  /** The sentence in which they stand. */
  sentence: string | null;
}

/** A report file (its JSON), as `open` and `blank` give it: all keys there, null where nothing is filled in. */
export type Report = { [key: string]: unknown };

/** What a file holds. */
export interface Opened {
  /** The report, with values that cannot be read as they were written; null if the file holds none. */
  report: Report | null;
  images: NamedFile[];
  findings: Finding[];
  body: string | null;
  year: number | null;
}

/** An edition of the form and the years that its reports are about. */
export interface Edition {
  year: number;
  from: number;
  to: number;
}

export interface Form {
  /** Edition. */
  year: number;
  /** The notice that it came with. */
  clause: string;
  preamble: ProseSection;
  sections: Section[];
  attachments: ProseSection;
  fields: Field[];
}

export interface ProseSection {
  key: string;
  heading: string;
  kind: "prose";
  /** What to write there; empty if there is nothing to say. */
  hint: string;
  /** What the form wants the section to speak of, each a heading that may stand there; only of 一. */
  aspects?: Aspect[];
}

/** Something that the form wants a section to speak of. */
export interface Aspect {
  heading: string;
  hint: string;
}

export interface TableSection {
  key: string;
  heading: string;
  kind: "table";
  hint: string;
  /** Where prose above the table stands. */
  before: Path;
  /** Where prose below the table stands. */
  after: Path;
  table: Grid;
}

export type Section = ProseSection | TableSection;

export interface Field {
  path: Path;
  label: string;
  hint: string;
  required: boolean;
  kind: "text" | "year" | "date" | "flag" | "textOrNo";
}

/** An official table as it is printed. Its cells cover every place once; merged ones are given at their top left. */
export interface Grid {
  columns: number;
  rows: number;
  headerRows: number;
  labelColumns: number;
  cells: GridCell[];
  /** Widths of the columns in points. */
  widths: number[] | null;
}

interface Placed {
  row: number;
  column: number;
  /** Rows it spans. */
  rows: number;
  /** Columns it spans. */
  columns: number;
}

export interface LabelCell extends Placed {
  kind: "columnLabel" | "rowLabel" | "corner";
  text: string;
}

export interface FigureCell extends Placed {
  kind: "figure";
  path: Path;
  /** What it counts. */
  unit: string;
  /** The form's own name of the place. */
  name: string;
  /** In words, how the program fills it in where it is left empty; absent for cells that are no totals. */
  sum?: string;
}

export type GridCell = LabelCell | FigureCell;

/** A total that the program fills in because its cell is empty. */
export interface Total {
  path: Path;
  value: string;
}

export interface Inspection {
  findings: Finding[];
  totals: Total[];
}

export type Layout = "official" | "board" | "digest";

export interface Page {
  /** In points. */
  width: number;
  height: number;
  /** An `svg` element; its glyphs are those of `defs`, which must be in the same document. */
  svg: string;
}

export interface Pages {
  /** Empty if something stands in the way, of which `findings` tells. */
  pages: Page[];
  defs: string;
  findings: Finding[];
}

export interface Summary {
  body: string | null;
  year: number | null;
  errors: number;
  warnings: number;
  figures: { label: string; unit: string; value: string }[];
}

/** Formats by the endings of their files. */
export type Ending = "docx" | "pdf" | "html" | "xlsx" | "yaml" | "json";

/** `Engine.start()` */
export interface EngineClass {
  start(): Engine;
}

/**
 * The engine as wasm-bindgen gives it. Reports and findings go in and out as JSON text. Where a call is refused it throws
 * the JSON text of findings; any other error is a fault, which `fault()` tells as JSON text of findings and after which
 * the instance is of no more use.
 */
export interface Engine {
  /** Takes a file of `fonts/`, unpacked. */
  addFace(name: string, bytes: Uint8Array): void;
  /**
   * To be called when all files of `fonts/` are added (the one of rare characters may be left out) and before anything
   * but `editions`, `form`, `blank`. Another face later needs another instance.
   */
  ready(): void;
  /** Edition[] */
  editions(): string;
  /** Form */
  form(year: number): string;
  /** Report */
  blank(body: string, year: number): string;
  /** Blocks (an array) that pasted lines of prose make up: headings told by their numbers, which are dropped, and paragraphs. */
  blocks(text: string): string;
  open(name: string, bytes: Uint8Array, files: NamedFile[]): Opened;
  /** Report for the next year, from this year's. */
  lastYear(report: string): string;
  /** Inspection */
  inspect(report: string, images: NamedFile[], previous?: string | null): string;
  /** Pages */
  pages(report: string, images: NamedFile[], layout: string): string;
  /** Files with the names and bytes that the program on the command line gives them; a draft may break rules and is stamped. */
  save(report: string, images: NamedFile[], layout: string, endings: string[], draft?: boolean | null): NamedFile[];
  /** Summary; `findings` is the JSON text of Finding[]. */
  summary(report: string, findings: string): string;
  free(): void;
}
