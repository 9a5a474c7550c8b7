/** Lists of blocks and how they change. */

import { blocksOf } from "../../report/blocks";
import { valueAt, withValue } from "../../report/path";
import type { Block, Json, Path, Report } from "../../report/types";
import { focusPlace } from "../../work/focus";
import { change } from "../../work/work";

/** The blocks at a path; an empty paragraph where there are none, so that one can begin to write. */
export function shownBlocks(report: Report, path: Path): Block[] {
  const blocks = blocksOf(valueAt(report, path));
  return blocks.length ? blocks : [""];
}

/** Puts blocks in place of `count` blocks from `at` on. */
export function replaceBlocks(
  path: Path,
  at: number,
  count: number,
  blocks: Block[],
  mark: string | null = null,
): void {
  change(
    [...path, at],
    (report) => {
      const all = shownBlocks(report, path);
      all.splice(at, count, ...blocks);
      const isNothing = all.length === 1 && all[0] === "";
      return withValue(report, path, (isNothing ? [] : all) as unknown as Json);
    },
    mark,
  );
}

/** Changes one block. */
export function setBlock(path: Path, at: number, block: Block, mark: string | null = null): void {
  replaceBlocks(path, at, 1, [block], mark);
}

/** Moves a block up or down by one. */
export function moveBlock(path: Path, at: number, by: number, report: Report): void {
  const blocks = shownBlocks(report, path);
  const [first, second] = by < 0 ? [at - 1, at] : [at, at + 1];
  if (first < 0 || second >= blocks.length) return;
  replaceBlocks(path, first, 2, [blocks[second]!, blocks[first]!]);
  focusPlace([...path, at + by]);
}
