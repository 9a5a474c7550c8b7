/** Files that a person gives to the page or gets from it. */

import type { NamedFile } from "../engine/types";
import { tell } from "./notice";

/** A file by its way from the folder that was given. */
export interface GivenFile {
  path: string;
  file: File;
}

/** The bytes of a file. */
export function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });
}

/** The files that were chosen in a field, with their folders if a folder was chosen. */
export function chosenFiles(list: FileList | null): GivenFile[] {
  return Array.from(list || [], (file) => ({ path: relativePath(file) || file.name, file }));
}

function relativePath(file: File): string {
  return (file as File & { webkitRelativePath?: string }).webkitRelativePath || "";
}

/** A folder as browsers since Chromium 86 give it. */
interface Folder {
  kind: "directory";
  name: string;
  values(): AsyncIterable<Folder | { kind: "file"; name: string; getFile(): Promise<File> }>;
}

type Item = DataTransferItem & { getAsFileSystemHandle?(): Promise<Folder | null> };

/**
 * The files that were dropped, those of dropped folders included. A page that is a file itself cannot read folders the old
 * way; where there is no new one, the user is told of another.
 */
export async function droppedFiles(data: DataTransfer): Promise<GivenFile[]> {
  const found = await Promise.all(Array.from(data.items as ArrayLike<Item>, filesOf));
  return ([] as GivenFile[]).concat(...found);
}

function filesOf(item: Item): Promise<GivenFile[]> {
  const entry = item.webkitGetAsEntry();
  if (!entry) return Promise.resolve([]);
  const file = item.getAsFile();
  if (entry.isFile) return Promise.resolve(file ? [{ path: file.name, file }] : []);
  if (item.getAsFileSystemHandle) return item.getAsFileSystemHandle().then((folder) => filesIn(folder!, ""));
  tell("这个浏览器读不了拖进来的文件夹，请点“选择文件夹”。");
  return Promise.resolve([]);
}

async function filesIn(folder: Folder, above: string): Promise<GivenFile[]> {
  const path = `${above}${folder.name}/`;
  const files: GivenFile[] = [];
  for await (const item of folder.values()) {
    if (item.kind === "file") files.push({ path: path + item.name, file: await item.getFile() });
    else files.push(...(await filesIn(item, path)));
  }
  return files;
}

/** Hands a file over to the browser, which saves it or asks where to. */
export function handOver({ name, bytes }: NamedFile): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
