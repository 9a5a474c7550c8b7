/** The screen on which a report is filled in. */

import { useEffect, useState } from "preact/hooks";
import { PagesPane } from "../pages/PagesPane";
import { SaveDialog } from "../saving/SaveDialog";
import { redo, undo } from "../work/work";
import { Rail } from "./Rail";
import { Sheet } from "./Sheet";
import { TopBar } from "./TopBar";

/** So wide that parts, sheet and pages have room beside each other. */
const WIDE = "(min-width: 1600px)";

/** The editor. */
export function Editor() {
  const [isRailOpen, setRail] = useState(false);
  const [isPagesOpen, setPages] = useState(() => window.matchMedia(WIDE).matches);
  const [isSaving, setSaving] = useState(false);
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
    <div class={`editor${isRailOpen ? " with-rail" : ""}${isPagesOpen ? " with-pages" : ""}`}>
      <TopBar
        isRailOpen={isRailOpen}
        onRail={() => setRail(!isRailOpen)}
        isPagesOpen={isPagesOpen}
        onPages={() => setPages(!isPagesOpen)}
        onSave={() => setSaving(true)}
      />
      <Rail onLeave={() => setRail(false)} />
      <Sheet />
      {isPagesOpen && <PagesPane />}
      {isSaving && <SaveDialog onClose={() => setSaving(false)} />}
    </div>
  );
}
