/** A report from nothing: whose it is and about which year. */

import { useEffect, useState } from "preact/hooks";
import { ask, wordsOf } from "../engine/client";
import type { Edition } from "../engine/types";
import { beginNew } from "./begin";

/** The form. */
export function NewReport() {
  const [body, setBody] = useState("");
  const [editions, setEditions] = useState<Edition[]>([]);
  const [year, setYear] = useState(new Date().getFullYear() - 1);
  const [fault, setFault] = useState("");
  useEffect(() => void ask("editions").then(setEditions), []);
  return (
    <form
      class="card"
      aria-labelledby="new"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!body.trim()) {
          setFault("请填写行政机关的名称");
          document.getElementById("new-body")!.focus();
          return;
        }
        try {
          await beginNew(body.trim(), year);
        } catch (error) {
          setFault(wordsOf(error));
        }
      }}
    >
      <h2 id="new">新写一份</h2>
      <label for="new-body">行政机关（全称，照公章写）</label>
      <input
        id="new-body"
        type="text"
        autocomplete="organization"
        value={body}
        aria-invalid={fault !== ""}
        aria-describedby="new-fault"
        onInput={(event) => {
          setBody(event.currentTarget.value);
          setFault("");
        }}
      />
      <p id="new-fault" class="fault" role="alert">
        {fault}
      </p>
      <label for="new-year">报告哪一年的工作</label>
      <select id="new-year" value={String(year)} onChange={(event) => setYear(Number(event.currentTarget.value))}>
        {yearsOf(editions, year).map((one) => (
          <option key={one} value={String(one)}>
            {one}年
          </option>
        ))}
      </select>
      <button type="submit" class="primary">
        开始填写
      </button>
    </form>
  );
}

/** The years that have a form, the latest first; none after this one. */
function yearsOf(editions: Edition[], latest: number): number[] {
  const now = new Date().getFullYear();
  const first = Math.min(latest, ...editions.map((edition) => edition.from));
  return Array.from({ length: now - first + 1 }, (_, back) => now - back);
}
