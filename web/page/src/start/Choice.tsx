/** What to do with a report that was opened. */

import { wordsOf } from "../engine/client";
import type { Finding, Opened } from "../engine/types";
import type { Report } from "../report/types";
import { Dialog } from "../ui/Dialog";
import { tell } from "../ui/notice";
import { begin, beginNext } from "./begin";

/** The question, or why the file cannot be opened. */
export function Choice({ opened, onClose }: { opened: Opened; onClose(): void }) {
  const { report, body, year } = opened;
  if (!report) {
    return (
      <Dialog title="这个文件打不开" onClose={onClose}>
        <FileFindings findings={opened.findings} />
      </Dialog>
    );
  }
  const next = (year || 0) + 1;
  return (
    <Dialog title={`${body}${year}年的年报`} onClose={onClose}>
      <div class="choices">
        <button type="button" class="primary" onClick={() => void begin(report as Report, opened.images)}>
          接着填这一份
        </button>
        <button type="button" onClick={() => void beginNext(report as Report).catch((error) => tell(wordsOf(error)))}>
          从它做{next}年的
          <small>带来上年结转、现行有效件数和联系方式</small>
        </button>
      </div>
      {opened.findings.length > 0 && (
        <details>
          <summary>读的时候发现 {opened.findings.length} 处问题</summary>
          <FileFindings findings={opened.findings} />
        </details>
      )}
    </Dialog>
  );
}

function FileFindings({ findings }: { findings: Finding[] }) {
  return (
    <ul class="file-findings">
      {findings.map((finding, at) => (
        <li key={at} class={finding.severity}>
          {finding.place && <b>{finding.place}：</b>}
          {finding.message}
          {finding.advice && `。${finding.advice}。`}
        </li>
      ))}
    </ul>
  );
}
