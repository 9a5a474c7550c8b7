/** The screen of many reports: a table of how each stands, and all their files at once. */

import { useEffect, useState } from "preact/hooks";
import { LAYOUTS } from "../pages/layouts";
import { go } from "../route";
import { KINDS } from "../saving/files";
import { DropZone, FileButton } from "../ui/DropZone";
import { droppedFiles, handOver } from "../ui/files";
import { countRead, openRow, refreshOpened, rows, stateOf, STATES, takeMany, type Row } from "./reports";
import { progress, result, saveAll, stop, type Wish } from "./saving";
import { columnsNow, csv, FIXED, ordered, type Column, type Order } from "./table";

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

function Overview() {
  const all = rows.value.length;
  const read = countRead.value;
  const counts = STATES.map((state) => [state, rows.value.filter((row) => stateOf(row) === state).length] as const);
  return (
    <div class="overview" role="status">
      <p>
        {read < all ? `正在读第 ${read + 1} 份，共 ${all} 份。` : `共 ${all} 份。`}
        {counts.map(([state, count]) => count > 0 && <span key={state} class={`state s${STATES.indexOf(state)}`}>{`${state} ${count}`}</span>)}
      </p>
      {read < all && <progress max={all} value={read} aria-label="读了多少份" />}
    </div>
  );
}

function SaveAll() {
  const [wish, setWish] = useState<Wish>({ layout: "official", endings: ["docx", "pdf"], draft: false });
  const now = progress.value;
  const toggle = (ending: string) => {
    const has = wish.endings.includes(ending);
    setWish({ ...wish, endings: has ? wish.endings.filter((one) => one !== ending) : [...wish.endings, ending] });
  };
  return (
    <section class="save-all" aria-label="生成全部文件">
      <label>
        版面{" "}
        <select
          value={wish.layout}
          onChange={(event) => setWish({ ...wish, layout: event.currentTarget.value as Wish["layout"] })}
        >
          {LAYOUTS.map(({ layout, label }) => (
            <option key={layout} value={layout}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {KINDS.map(({ ending, label }) => (
        <label key={ending} class="check">
          <input type="checkbox" checked={wish.endings.includes(ending)} onChange={() => toggle(ending)} />
          {label}
        </label>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={wish.draft}
          onChange={(event) => setWish({ ...wish, draft: event.currentTarget.checked })}
        />
        有错误的先出草稿
      </label>
      {now ? (
        <>
          <progress max={now.of} value={now.done} aria-label="生成了多少份" />
          <span role="status">
            正在生成第 {now.done + 1} 份，共 {now.of} 份
          </span>
          <button type="button" onClick={stop}>
            停止
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            class="primary"
            disabled={countRead.value < rows.value.length || wish.endings.length === 0}
            onClick={() => void saveAll(wish)}
          >
            全部生成，存成一个 .zip
          </button>
          <button
            type="button"
            onClick={() => handOver({ name: "结果.csv", bytes: new TextEncoder().encode(csv()) })}
          >
            存下这张表
          </button>
        </>
      )}
      <Result />
    </section>
  );
}

function Result() {
  const last = result.value;
  if (!last) return null;
  return (
    <p class="result" role="status">
      {last.made} 份已经生成，交给浏览器保存。
      {last.left.length > 0 && `没有生成的 ${last.left.length} 份，请先改正：${last.left.join("、")}`}
    </p>
  );
}

function Table() {
  const [order, setOrder] = useState<Order | null>(null);
  const columns = columnsNow();
  return (
    <div class="many-table" tabIndex={0} role="region" aria-label="各份年报">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.label} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered(rows.value, columns, order).map((row) => (
            <Line key={row.given.path} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProperties {
  column: Column;
  order: Order | null;
  onOrder(order: Order): void;
}

function Head({ column, order, onOrder }: HeadProperties) {
  const isIts = order !== null && order.label === column.label;
  const isDown = isIts && order.isDown;
  const sort = isIts ? (isDown ? "descending" : "ascending") : "none";
  return (
    <th scope="col" aria-sort={sort} class={column.isNumber ? "number" : ""}>
      <button type="button" onClick={() => onOrder({ label: column.label, isDown: isIts && !isDown })}>
        {column.label}
        <span aria-hidden="true">{isIts ? (isDown ? "↓" : "↑") : ""}</span>
      </button>
    </th>
  );
}

function Line({ row, columns }: { row: Row; columns: Column[] }) {
  const isUnreadable = row.isRead && !row.report;
  const shown = isUnreadable ? columns.slice(0, FIXED.length) : columns;
  return (
    <tr>
      {shown.map((column, at) => {
        const text = column.text(row);
        if (at === 0) {
          return (
            <th key={column.label} scope="row">
              {row.report ? (
                <button type="button" class="link" onClick={() => void openRow(row)}>
                  {text}
                </button>
              ) : (
                text
              )}
            </th>
          );
        }
        const state = column.label === "状态" ? `state s${STATES.indexOf(stateOf(row))}` : "";
        return (
          <td key={column.label} class={column.isNumber ? "number" : ""}>
            {state ? <span class={state}>{text}</span> : text}
          </td>
        );
      })}
      {isUnreadable && (
        <td class="why" colSpan={Math.max(1, columns.length - FIXED.length)}>
          {row.findings.map((finding) => `${finding.message}。${finding.advice}。`).join("")}
        </td>
      )}
    </tr>
  );
}
