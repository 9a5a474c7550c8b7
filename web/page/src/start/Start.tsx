/** The first screen: new, from a file, many, or what was worked on. */

import { useState } from "preact/hooks";
import { PICTURE_FILES } from "../editor/prose/pictures";
import { isRunning, wordsOf } from "../engine/client";
import type { Opened } from "../engine/types";
import { takeMany } from "../many/reports";
import { go } from "../route";
import { DropZone } from "../ui/DropZone";
import { droppedFiles, type GivenFile } from "../ui/files";
import { tell } from "../ui/notice";
import { isReportFile, openFile, REPORT_FILES } from "./begin";
import { Choice } from "./Choice";
import { isFaceFile, takeFace } from "./face";
import { Licenses } from "./Licenses";
import { NewReport } from "./NewReport";
import { RecentWorks } from "./RecentWorks";

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
        <p>
          数据只填一次，表格、合计、版面由程序负责，得到要上报的 Word 和可付印的 PDF。不用联网，内容只留在这台电脑上。
        </p>
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
            <p>把去年的年报文件、没有填完的年报文件或电子表格（.xlsx）拖到这里。有图片的，连同图片一起拖。</p>
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
