/** What the build put into the page beside its script: the engine, the faces and the worker's script. */

import type { NamedFile } from "./types";

/** What the engine is made of. */
export interface Parts {
  /** The module, packed, in base64. */
  wasm: string;
  /** The faces of the page, packed, in base64. */
  faces: { name: string; packed: string }[];
  /** Faces that were given to the page. */
  added: NamedFile[];
}

/** The script that runs the engine. */
export function workerScript(): string {
  return element("worker").text;
}

/** The parts of the engine, with faces that were added. */
export function partsWith(added: NamedFile[]): Parts {
  const faces = Array.from(document.querySelectorAll<HTMLScriptElement>("script[data-face]"));
  return {
    wasm: element("engine").text,
    faces: faces.map((face) => ({ name: face.dataset["face"] || "", packed: face.text })),
    added,
  };
}

function element(id: string): HTMLScriptElement {
  return document.getElementById(id) as HTMLScriptElement;
}
