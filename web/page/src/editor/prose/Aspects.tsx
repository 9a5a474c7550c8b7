/** What the form wants a section to speak of, as headings that can be put there. */

import type { Aspect } from "../../engine/types";
import type { Block, Path } from "../../report/types";
import { focusPlace } from "../../work/focus";
import { work } from "../../work/work";
import { replaceBlocks, shownBlocks } from "./edits";

/** Whether a block is the heading of an aspect. */
export function isHeadedBy(block: Block, aspect: Aspect): boolean {
  return typeof block !== "string" && "heading" in block && block.heading === aspect.heading;
}

interface Properties {
  path: Path;
  blocks: readonly Block[];
  aspects: readonly Aspect[];
}

/** A button for each aspect that has no heading yet. */
export function Aspects({ path, blocks, aspects }: Properties) {
  const open = aspects.filter((aspect) => !blocks.some((block) => isHeadedBy(block, aspect)));
  if (open.length === 0) return null;
  return (
    <div class="add-bar" role="group" aria-label="可以分这些方面写">
      <span aria-hidden="true">可以分这些方面写</span>
      {open.map((aspect) => (
        <button key={aspect.heading} type="button" title={aspect.hint} onClick={() => begin(path, aspect)}>
          {aspect.heading}
        </button>
      ))}
    </div>
  );
}

/** Puts the heading of an aspect below all blocks, and the cursor into a paragraph below it. */
function begin(path: Path, aspect: Aspect): void {
  const blocks = shownBlocks(work.value!.report, path);
  const last = blocks.length - 1;
  const at = blocks[last] === "" ? last : last + 1;
  replaceBlocks(path, at, 1, [{ heading: aspect.heading, level: 2 }, ""]);
  focusPlace([...path, at + 1]);
}
