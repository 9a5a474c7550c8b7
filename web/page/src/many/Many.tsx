/** The screen of many reports: a table of how each stands, and all their files at once. */

import { useEffect } from "preact/hooks";
import { go } from "../route";
import { DropZone, FileButton } from "../ui/DropZone";
import { droppedFiles } from "../ui/files";
import { countRead, refreshOpened, rows, stateOf, STATES, takeMany } from "./reports";
import { SaveAll } from "./SaveAll";
import { Table } from "./Table";

/** The screen. */
export function Many() {
  useEffect(() => void refreshOpened(), []);
  return (
    <main
      class="many"
      onDrop={async (event) => {
        takeMany(await droppedFiles(event.dataTransfer!));
      }}
    >
      <header class="top-bar">
        <button type="button" class="quiet" onClick={() => go({ at: "start" })}>
          ‹ 返回
        </button>
        <h1>各单位年报</h1>
        {rows.value.length > 0 && <FileButton label="换一个文件夹" folder onFiles={takeMany} />}
      </header>
      {rows.value.length === 0 ? (
        <DropZone label="选择文件夹" folder onFiles={takeMany}>
          <p>把装着各单位年报（电子表格或年报文件）的文件夹拖到这里。</p>
        </DropZone>
      ) : (
        <>
          <Overview />
          <SaveAll />
          <Table />
        </>
      )}
    </main>
  );
}

/** How many there are of each state, and how far reading is. */
function Overview() {
  const all = rows.value.length;
  const read = countRead.value;
  const counts = STATES.map((state) => [state, rows.value.filter((row) => stateOf(row) === state).length] as const);
  return (
    <div class="overview" role="status">
      <p>
        {read < all ? `正在读第 ${read + 1} 份，共 ${all} 份。` : `共 ${all} 份。`}
        {counts.map(
          ([state, count]) =>
            count > 0 && <span key={state} class={`state s${STATES.indexOf(state)}`}>{`${state} ${count}`}</span>,
        )}
      </p>
      {read < all && <progress max={all} value={read} aria-label="读了多少份" />}
    </div>
  );
}
