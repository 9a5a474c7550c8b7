/** The files of a report that the engine makes, by itself or all in one archive. */

import { zipSync, type Zippable } from "fflate";
import { ask } from "../engine/client";
import type { Layout, NamedFile } from "../engine/types";
import type { Work } from "../work/storage";

/** A kind of file that a report can be saved as. */
export interface Kind {
  ending: string;
  label: string;
  use: string;
  /** Whether it is printed or published, and so waits until nothing is wrong. */
  isFinal: boolean;
}

/** The kinds, the most wanted first. */
export const KINDS: readonly Kind[] = [
  { ending: "docx", label: "Word 文件", use: "上报，还可以改字", isFinal: true },
  { ending: "pdf", label: "PDF 文件", use: "付印、公开，字体在里面", isFinal: true },
  { ending: "html", label: "网页", use: "挂到网站上", isFinal: true },
  { ending: "xlsx", label: "年报文件（电子表格）", use: "用 Excel、WPS 接着填，或留底", isFinal: false },
  { ending: "yaml", label: "年报文件（文本）", use: "留底，明年从它做起", isFinal: false },
];

/** Makes files of a report. */
export function make(work: Work, layout: Layout, kinds: readonly Kind[], draft: boolean): Promise<NamedFile[]> {
  const endings = kinds.map((kind) => kind.ending);
  return ask("save", work.report, work.pictures, layout, endings, draft);
}

/** Formats that are packed already. */
const PACKED = /\.(docx|xlsx|pdf|png|jpe?g)$/i;

/** Files in an archive of that name. */
export function archive(name: string, files: readonly NamedFile[]): NamedFile {
  const entries: Zippable = {};
  for (const file of files) entries[file.name] = [file.bytes, { level: PACKED.test(file.name) ? 0 : 6, mtime: DAY }];
  return { name, bytes: zipSync(entries) };
}

/** Archives bear a day, which is the same for all, so that the same files make the same archive. */
const DAY = new Date(1980, 0, 1);

/** Files with the pictures that the report shows, which belong beside its file. */
export function withPictures(files: NamedFile[], { report, pictures }: Work): NamedFile[] {
  const all = JSON.stringify(report);
  return [...files, ...pictures.filter(({ name }) => all.includes(JSON.stringify(name)))];
}
