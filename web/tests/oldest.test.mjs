// The oldest Chromium that the page promises to work in: begin, fill in, see the pages, make the files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { PAGE } from "./support/browser.mjs";
import { openOldest } from "./support/oldest.mjs";

/** Types into a control as a person does, as far as the page can tell. */
const fill = (selector, text) => `{
  const control = document.querySelector(${JSON.stringify(selector)});
  control.focus();
  control.value = ${JSON.stringify(text)};
  control.dispatchEvent(new Event("input", { bubbles: true }));
}`;
const click = (words) => `Array.from(document.querySelectorAll("button"))
  .find((button) => (button.getAttribute("aria-label") || button.textContent).trim() === ${JSON.stringify(words)}).click()`;
const place = (path) => `[data-place="${path}"]`;

/** The package has the browser for one kind of machine. */
const skip = process.platform === "linux" && process.arch === "x64" ? false : "no Chromium 64 for this machine";

test("in Chromium 64 a report is begun, filled in, seen and made into files", { skip }, async () => {
  const window = await openOldest(pathToFileURL(PAGE).href);
  const { evaluate, until, faults } = window;
  try {
    assert.match(await evaluate("navigator.userAgent"), /Chrome\/64\./);
    await until(`document.querySelector("#new-body")`);
    await evaluate(fill("#new-body", "示范区民政局"));
    await evaluate(click("开始填写"));
    await until(`document.querySelector('${place("applications.received.0")}')`);
    await evaluate(fill(place("applications.received.0"), "3"));
    await until(`document.querySelector('${place("applications.received.6")}').placeholder === "3"`);
    await evaluate(`document.querySelector('${place("applications.received.0")}').scrollIntoView()`);
    await evaluate(click("看版面"));
    await until(`document.querySelectorAll(".page svg").length > 2`);
    // A browser of that age would show the beginning of the sheet again when it becomes narrower.
    assert.ok((await evaluate(`document.getElementById("sheet").scrollTop`)) > 500);

    await evaluate(`window.names = [];
      HTMLAnchorElement.prototype.click = function () { if (this.download) window.names.push(this.download); };`);
    await evaluate(click("生成文件"));
    await evaluate(`document.querySelector("dialog input[type=checkbox]").click()`);
    await until(`!document.querySelector('[aria-label="保存PDF 文件"]').disabled`);
    await evaluate(click("保存Word 文件"));
    await until(`window.names.length === 1`);
    await until(`!document.querySelector('[aria-label="保存PDF 文件"]').disabled`);
    await evaluate(click("保存PDF 文件"));
    await until(`window.names.length === 2`);
    assert.deepEqual(
      (await evaluate("window.names")).map((name) => name.split(".").pop()),
      ["docx", "pdf"],
    );
    assert.deepEqual(faults, []);
  } finally {
    await window.close();
  }
});
