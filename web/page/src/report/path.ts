/** Values of a report by their paths. */

import type { Json, Path } from "./types";

/** The value at `path`, or undefined if there is none. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[step as number];
    else if (isObject(value)) value = value[step as string];
    else return undefined;
  }
  return value;
}

/** The same root with `value` at `path`; what is missing on the way there is made. `undefined` takes a key away. */
export function withValue<T extends Json>(root: T, path: Path, value: Json | undefined): T {
  return replaced(root, path, value) as T;
}

function replaced(node: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(node) ? node.slice() : [];
    const item = replaced(list[step], rest, value);
    if (item === undefined) list.splice(step, 1);
    else list[step] = item;
    return list;
  }
  const map: { [key: string]: Json } = isObject(node) ? { ...node } : {};
  const item = replaced(map[step], rest, value);
  if (item === undefined) delete map[step];
  else map[step] = item;
  return map;
}

/** Whether a value is a map of keys. */
export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether nothing at all is filled in there. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isObject(value) && Object.keys(value).every((key) => isEmpty(value[key]));
}

/** The name of a place in the document, by which controls are found. */
export function placeOf(path: Path): string {
  return path.join(".");
}
