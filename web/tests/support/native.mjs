// The program on the command line, against which the page is held.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The program: named in NIANBAO, or as `cargo build` leaves it. */
export const PROGRAM = [
  process.env.NIANBAO,
  join(root, "target/release/nianbao"),
  join(root, "target/debug/nianbao"),
].find((path) => path && existsSync(path));

/** A sample of the repository. */
export function sample(name) {
  return join(root, "samples", name);
}

/** Runs the program; what it answers is not looked at. */
export async function run(...args) {
  if (!PROGRAM) throw new Error("no program: run cargo build, or name it in NIANBAO");
  return promisify(execFile)(PROGRAM, args).catch((error) => error);
}

/** A folder that is gone when the work in it is done. */
export async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-page-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The files that the program makes of a report file, by name. */
export function renderedFile(file, ...args) {
  return inFolder(async (out) => {
    await run("render", file, "-o", out, ...args);
    const names = await readdir(out);
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(out, name))])));
  });
}

/** The same of a report file that is nowhere yet. */
export function rendered(bytes, ending, ...args) {
  return inFolder(async (folder) => {
    const file = join(folder, `report.${ending}`);
    await writeFile(file, bytes);
    return renderedFile(file, ...args);
  });
}
