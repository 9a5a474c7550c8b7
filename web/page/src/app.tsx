/** Which screen is shown. */

import { useEffect } from "preact/hooks";
import { Editor } from "./editor/Editor";
import { Many } from "./many/Many";
import { go, route } from "./route";
import { Start } from "./start/Start";
import { Notice, tell } from "./ui/notice";
import { fetchWork } from "./work/storage";
import { closeWork, isOpen, openWork, work } from "./work/work";

/** The page. */
export function App() {
  const { value } = route;
  useEffect(() => void follow(value), [value]);
  return (
    <>
      {value.at === "start" && <Start />}
      {value.at === "many" && <Many />}
      {value.at === "work" && (isOpen.value ? <Editor /> : <p class="waiting">正在打开……</p>)}
      <Notice />
    </>
  );
}

/** Opens the work of the address, and keeps the one that is left. */
async function follow(to: typeof route.value): Promise<void> {
  if (to.at !== "work") return closeWork();
  if (work.value && work.value.id === to.id) return;
  await closeWork();
  const stored = await fetchWork(to.id).catch(() => null);
  if (stored) return openWork(stored, "kept");
  tell("这份年报已经不在这台电脑上了，请重新打开或新建。");
  go({ at: "start" });
}
