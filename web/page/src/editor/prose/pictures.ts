/** Pictures that are dropped, pasted or chosen, and the blocks that show them. */

import type { NamedFile } from "../../engine/types";
import { bytesOf } from "../../ui/files";
import { tell } from "../../ui/notice";
import { withValue } from "../../report/path";
import type { Block, Json, Path } from "../../report/types";
import { focusPlace } from "../../work/focus";
import { addPicture, work } from "../../work/work";
import { shownBlocks } from "./edits";

/** Kinds of pictures that can be printed. */
export const PICTURE_FILES = "image/png,image/jpeg,image/svg+xml";
const ENDINGS: { [type: string]: string } = { "image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg" };

/** Whether a file is a picture of any kind. */
export function isPicture(file: File): boolean {
  return file.type.startsWith("image/");
}

/** The pictures on a clipboard; none where it holds text too, which Word and spreadsheets give with a picture of it. */
export function picturesIn(data: DataTransfer): File[] {
  if (data.getData("text/plain")) return [];
  return Array.from(data.files).filter(isPicture);
}

/** Puts pictures into a list of blocks before position `at`. */
export async function insertPictures(path: Path, at: number, files: File[]): Promise<void> {
  for (const file of files) {
    const ending = ENDINGS[file.type];
    if (!ending) {
      tell(`“${file.name}”印不出来，请换成 PNG、JPEG 或 SVG 图片。`);
      continue;
    }
    const picture = named(await bytesOf(file), file.name || `图片.${ending}`, ending);
    const block: Block = { image: picture.name };
    addPicture([...path, at], picture, (report) => {
      const blocks = shownBlocks(report, path);
      const isNothing = blocks.length === 1 && blocks[0] === "";
      blocks.splice(isNothing ? 0 : at, isNothing ? 1 : 0, block);
      return withValue(report, path, blocks as unknown as Json);
    });
    focusPlace([...path, at]);
  }
}

/** A picture under a name that no other one of the report has, without folders. */
function named(bytes: Uint8Array, given: string, ending: string): NamedFile {
  const stem = given.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const taken = new Set(work.value!.pictures.map((picture) => picture.name));
  let name = `${stem}.${ending}`;
  for (let count = 2; taken.has(name); count += 1) name = `${stem}-${count}.${ending}`;
  return { name, bytes };
}
