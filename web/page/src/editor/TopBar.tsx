/** Above the sheet: whose report it is, how far it is kept, and what can be done with it. */

import { computed } from "@preact/signals";
import { go } from "../route";
import { canRedo, canUndo, findings, isToFill, kept, redo, undo, work } from "../work/work";

interface Properties {
  onRail(): void;
  isPagesOpen: boolean;
  onPages(): void;
  onSave(): void;
}

const counts = computed(() => {
  const report = work.value ? work.value.report : {};
  const wrong = findings.value.filter((finding) => !isToFill(finding, report));
  const errors = wrong.filter((finding) => finding.severity === "error").length;
  return { errors, warnings: wrong.length - errors, open: findings.value.length - wrong.length };
});

/** The bar. */
export function TopBar({ onRail, isPagesOpen, onPages, onSave }: Properties) {
  const { body, year } = work.value!.report;
  return (
    <header class="top-bar">
      <button type="button" class="quiet" onClick={() => go({ at: "start" })}>
        ‹ 返回
      </button>
      <h1>
        {String(body || "")} {String(year || "")}年年报
      </h1>
      <Kept />
      <button type="button" class="rail-button" onClick={onRail}>
        <Counts />
      </button>
      <button type="button" title="撤销（Ctrl+Z）" disabled={!canUndo.value} onClick={undo}>
        撤销
      </button>
      <button type="button" title="重做（Ctrl+Y）" disabled={!canRedo.value} onClick={redo}>
        重做
      </button>
      <button type="button" aria-pressed={isPagesOpen} onClick={onPages}>
        看版面
      </button>
      <button type="button" class="primary" title="Ctrl+S" onClick={onSave}>
        生成文件
      </button>
    </header>
  );
}

function Counts() {
  const { errors, warnings, open } = counts.value;
  if (errors + warnings + open === 0) return <span class="all-right">没有问题</span>;
  return (
    <>
      {errors > 0 && <span class="error">{errors} 处要改</span>}
      {warnings > 0 && <span class="warning">{warnings} 处提醒</span>}
      {open > 0 && <span>{open} 处待填</span>}
    </>
  );
}

function Kept() {
  if (kept.value === "pending") return <span class="kept">正在保存……</span>;
  if (kept.value === "failed") {
    return (
      <span class="kept error" role="alert">
        这个浏览器存不下，请点“生成文件”另存
      </span>
    );
  }
  return <span class="kept">已自动保存在这台电脑上</span>;
}
