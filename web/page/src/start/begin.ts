/** How a work begins: from nothing, from a file, or from last year's report. */

import { ask } from "../engine/client";
import type { NamedFile, Opened } from "../engine/types";
import type { Report } from "../report/types";
import { go } from "../route";
import { bytesOf, type GivenFile } from "../ui/files";
import type { Work } from "../work/storage";
import { openWork } from "../work/work";

/** Files that hold a report. */
export const REPORT_FILES = ".xlsx,.yaml,.yml,.json";
const IS_REPORT = /\.(xlsx|ya?ml|json)$/i;

/** Whether a file is named as a report is. */
export function isReportFile(file: GivenFile): boolean {
  return IS_REPORT.test(file.path);
}

/** Begins to work on a report; gives the id of the work. */
export async function begin(
  report: Report,
  pictures: readonly NamedFile[] = [],
  previous: Report | null = null,
): Promise<string> {
  const opened: Work = { id: newId(), report, pictures, previous };
  await openWork(opened, "pending");
  go({ at: "work", id: opened.id });
  return opened.id;
}

function newId(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
}

/** Begins a report from nothing. */
export async function beginNew(body: string, year: number): Promise<void> {
  await begin(await ask("blank", body, year));
}

/** Begins the report of the year after `last`. */
export async function beginNext(last: Report): Promise<void> {
  await begin(await ask("lastYear", last), [], last);
}

/** What a report file holds; the files given with it are its pictures. */
export async function openFile(given: GivenFile, beside: GivenFile[]): Promise<Opened> {
  const folder = given.path.replace(/[^/]*$/, "");
  const pictures = beside.filter((file) => file !== given && file.path.startsWith(folder) && !isReportFile(file));
  const files = await Promise.all(
    pictures.map(async ({ path, file }) => ({ name: path.slice(folder.length), bytes: await bytesOf(file) })),
  );
  return ask("open", given.file.name, await bytesOf(given.file), files);
}
