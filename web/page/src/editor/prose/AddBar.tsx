/** What can be added below the blocks of a section. */

import { NEW_TABLE } from "../../report/own-table";
import type { Block, Path } from "../../report/types";
import { FileButton } from "../../ui/DropZone";
import { focusPlace } from "../../work/focus";
import { work } from "../../work/work";
import { NEW_CHART } from "./ChartBlock";
import { replaceBlocks, shownBlocks } from "./edits";
import { insertPictures, PICTURE_FILES } from "./pictures";

const ADDITIONS: readonly [string, Block][] = [
  ["一段", ""],
  ["标题", { heading: "", level: 2 }],
  ["列项", { list: [""] }],
  ["表格", { table: NEW_TABLE }],
  ["统计图", { chart: NEW_CHART }],
];

/** The buttons. */
export function AddBar({ path, name }: { path: Path; name: string }) {
  const count = () => shownBlocks(work.value!.report, path).length;

  function add(block: Block) {
    const blocks = shownBlocks(work.value!.report, path);
    const isNothing = blocks.length === 1 && blocks[0] === "" && block !== "";
    const at = isNothing ? 0 : blocks.length;
    replaceBlocks(path, at, isNothing ? 1 : 0, [block]);
    focusPlace([...path, at]);
  }

  return (
    <div class="add-bar" role="group" aria-label={`${name}：添加`}>
      <span aria-hidden="true">添加</span>
      {ADDITIONS.map(([label, block]) => (
        <button key={label} type="button" onClick={() => add(block)}>
          {label}
        </button>
      ))}
      <FileButton
        label="图片"
        accept={PICTURE_FILES}
        multiple
        onFiles={(files) =>
          void insertPictures(
            path,
            count(),
            files.map(({ file }) => file),
          )
        }
      />
    </div>
  );
}
