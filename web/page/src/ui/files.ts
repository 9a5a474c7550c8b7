/** Files that a person gives to the page or gets from it. */

import type { NamedFile } from "../engine/types";

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

/** The files that were dropped, those of dropped folders included. */
export async function droppedFiles(data: DataTransfer): Promise<GivenFile[]> {
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry()).filter(isEntry);
  const found = await Promise.all(entries.map(filesOf));
  return ([] as GivenFile[]).concat(...found);
}

function isEntry(entry: FileSystemEntry | null): entry is FileSystemEntry {
  return entry !== null;
}

async function filesOf(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const found = await Promise.all((await childrenOf(entry as FileSystemDirectoryEntry)).map(filesOf));
  return ([] as GivenFile[]).concat(...found);
}

/** A folder gives its entries in parts, until it gives none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return all;
    all.push(...part);
  }
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
