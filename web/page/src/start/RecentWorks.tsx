/** What was worked on in this browser. */

import { useEffect, useState } from "preact/hooks";
import { go } from "../route";
import { Dialog } from "../ui/Dialog";
import { discard, recent, type Recent } from "../work/storage";

/** The list, the latest first. */
export function RecentWorks() {
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
