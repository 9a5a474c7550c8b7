/** The report of last year that this one is held against. */

import { wordsOf } from "../engine/client";
import type { Report } from "../report/types";
import { openFile, REPORT_FILES } from "../start/begin";
import { FileButton } from "../ui/DropZone";
import type { GivenFile } from "../ui/files";
import { tell } from "../ui/notice";
import { setPrevious, work } from "../work/work";

/** Which one it is, or a button to choose one. */
export function Previous() {
  const { previous } = work.value!;
  return (
    <p class="previous">
      {previous ? (
        <>
          <span>
            和{String(previous["body"])}
            {String(previous["year"])}年的年报一起核对。
          </span>
          <button type="button" class="quiet" onClick={() => setPrevious(null)}>
            不再一起核对
          </button>
        </>
      ) : (
        <FileButton label="和去年的年报一起核对" accept={REPORT_FILES} onFiles={([file]) => void take(file!)} />
      )}
    </p>
  );
}

async function take(file: GivenFile): Promise<void> {
  try {
    const { report, findings } = await openFile(file, []);
    if (report) setPrevious(report as Report);
    else tell(findings.map(({ message, advice }) => `${message}。${advice}。`).join(""));
  } catch (error) {
    tell(wordsOf(error));
  }
}
