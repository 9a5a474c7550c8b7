/** The screen on which a report is filled in. */

import { useEffect, useState } from "preact/hooks";
import { forgetDrawn, keepDrawn } from "../pages/drawing";
import { PagesPane } from "../pages/PagesPane";
import { SaveDialog } from "../saving/SaveDialog";
import { isFaceFile, takeFace } from "../start/face";
import { droppedFiles } from "../ui/files";
import { tell } from "../ui/notice";
import { keepingPlace } from "../work/focus";
import { inspectAgain, redo, undo } from "../work/work";
import { Rail, showFindings } from "./Rail";
import { Sheet } from "./Sheet";
import { TopBar } from "./TopBar";

/** So wide that parts, sheet and pages have room beside each other; so narrow that only one of them has. */
const WIDE = window.matchMedia("(min-width: 1600px)");
const NARROW = window.matchMedia("(max-width: 899px)");

/** The editor. */
export function Editor() {
  const [isRailOpen, setRail] = useState(false);
  const [isPagesOpen, setPages] = useState(WIDE.matches);
  const [isWide, isNarrow] = [useMatches(WIDE), useMatches(NARROW)];
  const isRailBeside = isWide || (!isNarrow && !isPagesOpen);
  const [isSaving, setSaving] = useState(false);
  useEffect(() => keepDrawn(isPagesOpen), [isPagesOpen]);
  useEffect(() => forgetDrawn, []);
  useEffect(() => document.getElementById("sheet")!.focus(), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) undo();
      else if (key === "y" || key === "z") redo();
      else if (key === "s") setSaving(true);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div
      class={`editor${isPagesOpen ? " with-pages" : ""}`}
      onDrop={(event) => void take(event.dataTransfer!)}
      onMouseDown={(event) => {
        if (!(event.target as Element).closest(".rail")) setRail(false);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") setRail(false);
      }}
    >
      <TopBar
        onRail={() => {
          setRail(true);
          requestAnimationFrame(showFindings);
        }}
        isPagesOpen={isPagesOpen}
        onPages={() => keepingPlace(() => setPages(!isPagesOpen))}
        onSave={() => setSaving(true)}
      />
      {(isRailBeside || isRailOpen) && <Rail isOver={!isRailBeside} onLeave={() => setRail(false)} />}
      <Sheet />
      {isPagesOpen && <PagesPane />}
      {isSaving && <SaveDialog onClose={() => setSaving(false)} />}
    </div>
  );
}

/** Takes what is dropped beside the places for pictures. */
async function take(data: DataTransfer): Promise<void> {
  const files = await droppedFiles(data);
  const faces = files.filter(isFaceFile);
  for (const face of faces) await takeFace(face);
  if (faces.length) inspectAgain();
  else if (files.length) tell("图片请拖到要放的那一部分的文字里；别的年报请回到首页再打开。");
}

/** Whether the window is so, followed as it changes. */
function useMatches(query: MediaQueryList): boolean {
  const [matches, setMatches] = useState(query.matches);
  useEffect(() => {
    const follow = () => setMatches(query.matches);
    query.addListener(follow);
    return () => query.removeListener(follow);
  }, [query]);
  return matches;
}
