/** The first screen: new, from a file, many, or what was worked on. */

import { useEffect, useState } from "preact/hooks";
import { ask, isRunning, wordsOf } from "../engine/client";
import { licenses } from "../engine/parts";
import type { Edition, Finding, Opened } from "../engine/types";
import { PICTURE_FILES } from "../editor/prose/pictures";
import type { Report } from "../report/types";
import { takeMany } from "../many/reports";
import { go } from "../route";
import { Dialog } from "../ui/Dialog";
import { DropZone } from "../ui/DropZone";
import { droppedFiles, type GivenFile } from "../ui/files";
import { discard, recent, type Recent } from "../work/storage";
import { tell } from "../ui/notice";
import { begin, beginNew, beginNext, isReportFile, openFile, REPORT_FILES } from "./begin";
import { isFaceFile, takeFace } from "./face";

/** The first screen. */
export function Start() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function take(files: GivenFile[]) {
    const reports = files.filter(isReportFile);
    for (const face of files.filter(isFaceFile)) await takeFace(face);
    if (reports.length > 1) {
      takeMany(files);
      go({ at: "many" });
    } else if (files.some((file) => !isFaceFile(file))) {
      setBusy(true);
      try {
        setOpened(await openFile(reports[0] || files[0]!, files));
      } catch (error) {
        tell(`这个文件读不了（${wordsOf(error)}）`);
      }
      setBusy(false);
    }
  }

  return (
    <main
      class="start"
      onDrop={async (event) => {
        await take(await droppedFiles(event.dataTransfer!));
      }}
    >
      <header>
        <h1>政府信息公开工作年度报告</h1>
        <p>数据只填一次，表格、合计、版面由程序负责，得到要上报的 Word 和可付印的 PDF。不用联网，内容只留在这台电脑上。</p>
      </header>
      {!isRunning.value && (
        <p class="starting" role="status">
          正在准备……较旧的浏览器要等一会儿，可以先填机关名称。
        </p>
      )}
      <div class="ways">
        <NewReport />
        <section class="card" aria-labelledby="from-file">
          <h2 id="from-file">打开一份，或从去年的做起</h2>
          <DropZone label="选择文件" accept={`${REPORT_FILES},${PICTURE_FILES}`} multiple onFiles={take}>
            <p>
              把去年的年报文件、没有填完的年报文件或电子表格（.xlsx）拖到这里。有图片的，连同图片一起拖。
            </p>
            {isBusy && <p role="status">正在读……</p>}
          </DropZone>
        </section>
        <section class="card" aria-labelledby="many">
          <h2 id="many">收了许多份</h2>
          <DropZone label="选择文件夹" folder onFiles={take}>
            <p>把装着各单位年报的文件夹拖到这里：一张表看全部的对错和主要数据，一次生成全部文件。</p>
          </DropZone>
        </section>
      </div>
      <RecentWorks />
      <Licenses />
      {opened && <Choice opened={opened} onClose={() => setOpened(null)} />}
    </main>
  );
}

function NewReport() {
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

function Choice({ opened, onClose }: { opened: Opened; onClose(): void }) {
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

function RecentWorks() {
  const [works, setWorks] = useState<Recent[]>([]);
  const refresh = () => void recent().then(setWorks, () => setWorks([]));
  useEffect(refresh, []);
  if (works.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">这台电脑上填过的</h2>
      <ul>
        {works.map(({ id, body, year, savedAt }) => (
          <li key={id}>
            <button type="button" class="link" onClick={() => go({ at: "work", id })}>
              {body || "没有写机关名称"}　{year}年
            </button>
            <span>{new Date(savedAt).toLocaleString("zh-CN")} 保存</span>
            <Discard id={id} name={`${body}${year}年`} onDone={refresh} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Discard({ id, name, onDone }: { id: string; name: string; onDone(): void }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="quiet" aria-label={`删除${name}的年报`} onClick={() => setAsking(true)}>
        删除
      </button>
      {isAsking && (
        <Dialog title={`删除${name}的年报？`} onClose={() => setAsking(false)}>
          <p>删除后找不回来。已经另存成文件的不受影响。</p>
          <div class="choices">
            <button type="button" class="danger" onClick={() => void discard(id).then(onDone)}>
              删除
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              不删
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** The terms of the program and of what is in it. */
function Licenses() {
  const [isOpen, setOpen] = useState(false);
  return (
    <footer>
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        许可
      </button>
      {isOpen && (
        <Dialog title="程序和字体的许可" onClose={() => setOpen(false)}>
          <pre tabIndex={0}>{licenses()}</pre>
        </Dialog>
      )}
    </footer>
  );
}
