/** The files of many reports in one archive, made one after the other. */

import { signal } from "@preact/signals";
import { Zip, ZipPassThrough } from "fflate";
import { ask, Refused, wordsOf } from "../engine/client";
import type { Layout, NamedFile } from "../engine/types";
import { handOver } from "../ui/files";
import { tell } from "../ui/notice";
import { contentOf, rows, type Row } from "./reports";
import { csv } from "./columns";

/** What is asked for. */
export interface Wish {
  layout: Layout;
  endings: string[];
  draft: boolean;
}

/** How far it is; null while nothing is made. */
export const progress = signal<{ done: number; of: number } | null>(null);
/** What became of the last run. */
export const result = signal<{ made: number; left: string[] } | null>(null);

let isStopped = false;

/** Stops after the report that is being made; what is made is not given out. */
export function stop(): void {
  isStopped = true;
}

/** Makes the files of all reports and hands them over in an archive with the table of results. */
export async function saveAll(wish: Wish): Promise<void> {
  isStopped = false;
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_error, chunk) => chunks.push(chunk));
  const taken = new Set<string>();
  const left: string[] = [];
  const all = rows.value;
  for (let done = 0; done < all.length && !isStopped; done += 1) {
    progress.value = { done, of: all.length };
    const files = await filesOf(all[done]!, wish);
    if (!files) left.push(all[done]!.given.path);
    for (const file of files || []) add(zip, free(file.name, taken), file.bytes);
  }
  progress.value = null;
  if (isStopped) return;
  result.value = { made: all.length - left.length, left };
  if (left.length === all.length) return;
  add(zip, "结果.csv", new TextEncoder().encode(csv()));
  zip.end();
  handOver({ name: "各单位年报.zip", bytes: joined(chunks) });
}

async function filesOf(row: Row, { layout, endings, draft }: Wish): Promise<NamedFile[] | null> {
  try {
    const content = await contentOf(row);
    return content && (await ask("save", content.report, content.pictures, layout, endings, draft));
  } catch (error) {
    // A report that the engine fails at must not keep those behind it from their files.
    if (!(error instanceof Refused)) tell(`${row.given.path}：${wordsOf(error)}`);
    return null;
  }
}

function add(zip: Zip, name: string, bytes: Uint8Array): void {
  const entry = new ZipPassThrough(name);
  entry.mtime = new Date(1980, 0, 1);
  zip.add(entry);
  entry.push(bytes, true);
}

/** A name that no other file of the archive has. */
function free(name: string, taken: Set<string>): string {
  const [stem, ending] = [name.replace(/\.[^.]*$/, ""), name.replace(/^.*(?=\.)/, "")];
  let one = name;
  for (let count = 2; taken.has(one); count += 1) one = `${stem}-${count}${ending}`;
  taken.add(one);
  return one;
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
