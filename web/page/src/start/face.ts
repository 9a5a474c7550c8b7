/** The face of rare characters, a file beside the page that is given to it where it is needed. */

import { addFace } from "../engine/client";
import { bytesOf, type GivenFile } from "../ui/files";
import { tell } from "../ui/notice";

/** Its name, as the build knows it. */
declare const RARE_FACE: string;

/** Whether a file is named as a face is. */
export function isFaceFile(file: GivenFile): boolean {
  return /\.ttf$/i.test(file.path);
}

/** Gives it to the engine. */
export async function takeFace({ file }: GivenFile): Promise<void> {
  addFace({ name: RARE_FACE, bytes: await bytesOf(file) });
  tell("字体已经装上，生僻字可以印了。");
}
