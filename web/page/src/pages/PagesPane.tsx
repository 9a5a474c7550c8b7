/** The real pages beside the sheet. */

import { useEffect, useState } from "preact/hooks";
import type { Page } from "../engine/types";
import { unprintable } from "../work/work";
import { drawn, isDrawn, layout } from "./drawing";
import { LAYOUTS } from "./layouts";
import { printPages } from "./print";

/** Sizes in percent of the pane's width. */
const ZOOMS = [50, 75, 100, 150, 200, 300];
const FIT = 100;

/** The pages with their layout and size. */
export function PagesPane() {
  const [zoom, setZoom] = useState(FIT);
  const pages = drawn.value;
  const count = useGrowing(pages ? pages.pages.length : 0);
  const step = (by: number) => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] || zoom);
  return (
    <section class="pages" aria-label="版面">
      <div class="pages-tools">
        <div class="layouts" role="radiogroup" aria-label="哪一种版面">
          {LAYOUTS.map(({ layout: one, label, hint }) => (
            <label key={one} title={hint}>
              <input type="radio" name="layout" checked={layout.value === one} onChange={() => (layout.value = one)} />
              <span>{label}</span>
            </label>
          ))}
        </div>
        <button type="button" aria-label="缩小" disabled={zoom === ZOOMS[0]} onClick={() => step(-1)}>
          －
        </button>
        <button type="button" aria-label={`${zoom}%，点一下回到整页宽`} onClick={() => setZoom(FIT)}>
          {zoom}%
        </button>
        <button type="button" aria-label="放大" disabled={zoom === ZOOMS[ZOOMS.length - 1]} onClick={() => step(1)}>
          ＋
        </button>
        <button type="button" disabled={!pages || pages.pages.length === 0} onClick={() => printPages(pages!)}>
          打印
        </button>
      </div>
      <div
        class={`pages-scroll${isDrawn.value ? "" : " is-old"}`}
        tabIndex={0}
        role="group"
        aria-label="各页"
        aria-busy={!isDrawn.value}
      >
        {unprintable.value.length > 0 && (
          <ul class="pages-findings" role="status">
            {unprintable.value.map((finding, at) => (
              <li key={at}>
                {finding.place && <b>{finding.place}：</b>}
                {finding.message}。{finding.advice && `${finding.advice}。`}
              </li>
            ))}
          </ul>
        )}
        {!pages && <p class="hint">正在排版……</p>}
        {pages && <Outlines defs={pages.defs} />}
        {pages &&
          pages.pages.map((page, at) => (
            <PageView
              key={at}
              page={at < count ? page : { ...page, svg: "" }}
              name={`第 ${at + 1} 页，共 ${pages.pages.length} 页`}
              zoom={zoom}
            />
          ))}
      </div>
    </section>
  );
}

/** The outlines of glyphs, which all pages share. */
function Outlines({ defs }: { defs: string }) {
  return (
    <svg class="outlines" width="0" height="0" aria-hidden="true">
      <defs dangerouslySetInnerHTML={{ __html: defs }} />
    </svg>
  );
}

/** Milliseconds between a page and the next when many are shown for the first time. */
const PACE = 30;

/** How many of so many pages are shown: at first those in sight, then one more at a time, so that one can go on typing. */
function useGrowing(all: number): number {
  const [count, setCount] = useState(2);
  useEffect(() => {
    if (count >= all) return undefined;
    const timer = setTimeout(() => setCount(count + 1), PACE);
    return () => clearTimeout(timer);
  }, [count, all]);
  return count;
}

function PageView({ page, name, zoom }: { page: Page; name: string; zoom: number }) {
  return (
    <figure class="page" aria-label={name} style={{ width: `${zoom}%` }}>
      <div
        class="page-paper"
        style={{ paddingBottom: `${(page.height / page.width) * 100}%` }}
        dangerouslySetInnerHTML={{ __html: page.svg }}
      />
      <figcaption>{name}</figcaption>
    </figure>
  );
}
