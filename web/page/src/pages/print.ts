/** Printing: a page a sheet, exactly as it is drawn. */

import type { Page, Pages } from "../engine/types";

/** Hands the pages to the browser's printing; their outlines are in the document already. */
export function printPages({ pages }: Pages): void {
  const sheets = document.createElement("div");
  sheets.className = "print-sheets";
  const first = pages[0]!;
  sheets.innerHTML = [
    `<style>@page { size: ${first.width}pt ${first.height}pt; margin: 0 }</style>`,
    ...pages.map((page) => sheet(page, first)),
  ].join("");
  document.body.appendChild(sheets);
  window.addEventListener("afterprint", () => sheets.remove(), { once: true });
  window.print();
}

/** A sheet of the size of the first; one that lies is turned, as it is bound. */
function sheet(page: Page, first: Page): string {
  const lies = page.width > page.height !== first.width > first.height;
  const turn = lies ? `transform: rotate(90deg) translateY(-100%); transform-origin: top left;` : "";
  const size = `width: ${page.width}pt; height: ${page.height}pt;`;
  return `<div class="print-sheet" style="width: ${first.width}pt; height: ${first.height}pt"><div style="${size}${turn}">${page.svg}</div></div>`;
}
