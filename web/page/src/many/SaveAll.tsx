/** All files of all reports at once. */

import { useState } from "preact/hooks";
import { LAYOUTS } from "../pages/layouts";
import { KINDS } from "../saving/files";
import { handOver } from "../ui/files";
import { countRead, rows } from "./reports";
import { progress, result, saveAll, stop, type Wish } from "./saving";
import { csv } from "./columns";

/** What is wanted, and how far it is. */
export function SaveAll() {
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
          <button type="button" onClick={() => handOver({ name: "结果.csv", bytes: new TextEncoder().encode(csv()) })}>
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
