/** The pages as they are now, drawn again whenever the report changes. */

import { effect, signal } from "@preact/signals";
import { ask } from "../engine/client";
import type { Layout, Pages } from "../engine/types";
import { isInspected, unprintable, work } from "../work/work";

/** The layout that is shown. */
export const layout = signal<Layout>("official");
/** The pages that were drawn last; null before the first. */
export const drawn = signal<Pages | null>(null);
/** Whether they are those of the report as it stands. */
export const isDrawn = signal(false);

/** Milliseconds of rest after which pages are drawn: who types fast is not held up by each of them. */
const SEEN = 80;
/** The same where nobody looks at them; then they only tell what cannot be printed. */
const UNSEEN = 1500;

/** Keeps the pages drawn until the function that it gives is called. What is said of the report comes first. */
export function keepDrawn(isSeen: boolean): () => void {
  let isBusy = false;
  let timer = 0;
  async function draw() {
    if (isBusy) return;
    isBusy = true;
    for (;;) {
      const [now, itsLayout] = [work.value, layout.value];
      if (!now) break;
      const pages = await ask("pages", now.report, now.pictures, itsLayout).catch(() => null);
      if (now !== work.value || itsLayout !== layout.value) continue;
      if (pages && (pages.pages.length || !drawn.value)) drawn.value = pages;
      unprintable.value = pages ? pages.findings : [];
      isDrawn.value = true;
      break;
    }
    isBusy = false;
  }
  return effect(() => {
    const isReady = isInspected.value;
    if (!work.value || !layout.value) return;
    isDrawn.value = false;
    clearTimeout(timer);
    if (isReady) timer = setTimeout(() => void draw(), isSeen ? SEEN : UNSEEN);
  });
}

/** Forgets the pages of a report that is left. */
export function forgetDrawn(): void {
  drawn.value = null;
}
