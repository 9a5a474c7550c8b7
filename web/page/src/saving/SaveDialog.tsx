/** The files that can be made of the report. */

import { useState } from "preact/hooks";
import { Refused, wordsOf } from "../engine/client";
import type { Finding } from "../engine/types";
import { layout } from "../pages/drawing";
import { LAYOUTS } from "../pages/layouts";
import { Dialog } from "../ui/Dialog";
import { handOver } from "../ui/files";
import { findings, work } from "../work/work";
import { archive, KINDS, make, withPictures, type Kind } from "./files";

/** The dialog. */
export function SaveDialog({ onClose }: { onClose(): void }) {
  const [draft, setDraft] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<{ done?: string; refused?: Finding[] }>({});
  const errors = findings.value.filter((finding) => finding.severity === "error").length;
  const isReady = errors === 0 || draft;

  async function save(label: string, kinds: readonly Kind[], asArchive: boolean) {
    setBusy(label);
    setSaid({});
    try {
      const files = await make(work.value!, layout.value, kinds, draft);
      const whole = asArchive ? [archive(archiveName(), withPictures(files, work.value!))] : files;
      whole.forEach(handOver);
      setSaid({ done: whole.map((file) => file.name).join("、") });
    } catch (error) {
      setSaid({ refused: error instanceof Refused ? error.findings : [fault(error)] });
    }
    setBusy(null);
  }

  return (
    <Dialog title="生成文件" onClose={onClose}>
      {errors > 0 && (
        <div class="not-yet">
          <p>还有 {errors} 处要改或没有填，改好以后才能生成正式的文件。</p>
          <label class="check">
            <input type="checkbox" checked={draft} onChange={(event) => setDraft(event.currentTarget.checked)} />
            先出草稿（每页印上“草稿”）
          </label>
        </div>
      )}
      <fieldset class="layouts">
        <legend>版面</legend>
        {LAYOUTS.map(({ layout: one, label, hint }) => (
          <label key={one}>
            <input
              type="radio"
              name="save-layout"
              checked={layout.value === one}
              onChange={() => (layout.value = one)}
            />
            <span>
              {label}
              <small>{hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <ul class="kinds">
        {KINDS.map((kind) => (
          <li key={kind.ending}>
            <span>
              <b>{kind.label}</b>
              <small>
                .{kind.ending}　{kind.use}
              </small>
            </span>
            <button
              type="button"
              aria-label={`保存${kind.label}`}
              disabled={busy !== null || (kind.isFinal && !isReady)}
              onClick={() => void save(kind.label, [kind], false)}
            >
              {busy === kind.label ? "正在生成……" : "保存"}
            </button>
          </li>
        ))}
        <li>
          <span>
            <b>全部</b>
            <small>.zip　以上各种和图片，放在一个压缩包里</small>
          </span>
          <button
            type="button"
            class="primary"
            aria-label="保存全部"
            disabled={busy !== null || !isReady}
            onClick={() => void save("全部", KINDS, true)}
          >
            {busy === "全部" ? "正在生成……" : "保存"}
          </button>
        </li>
      </ul>
      <div role="status">
        {said.done && <p class="done">已交给浏览器保存：{said.done}（一般在“下载”文件夹里）</p>}
        {said.refused && (
          <ul class="file-findings">
            {said.refused.map((finding, at) => (
              <li key={at} class={finding.severity}>
                {finding.place && <b>{finding.place}：</b>}
                {finding.message}。{finding.advice && `${finding.advice}。`}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function archiveName(): string {
  const { body, year } = work.value!.report;
  return `${String(body)}${String(year)}年年报.zip`;
}

function fault(error: unknown): Finding {
  return {
    severity: "error",
    code: "FAULT",
    place: null,
    message: `文件没有生成（${wordsOf(error)}）`,
    advice: "填的内容都在；请再试一次",
    notes: [],
    path: null,
    operands: [],
    suggestion: null,
    quote: null,
    sentence: null,
  };
}
