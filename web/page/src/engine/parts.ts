/** What the build put into the page beside its script: the engine, its faces, the worker's script, licences. */

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

/** The terms of the program and of what is in it. */
export function licenses(): string {
  return element("licenses").text;
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
