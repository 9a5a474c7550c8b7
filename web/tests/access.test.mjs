// For everybody: axe finds nothing on any screen, and a keyboard is enough.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { begin, control, download, kept, launch, open } from "./support/browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("axe finds nothing on the first screen, in the editor, in its dialogs and beside the pages", async () => {
  const { page, context } = await open(browser, { width: 1680, height: 1000 });
  assert.deepEqual(await violations(page), []);
  await begin(page, "示范区民政局", 2024);
  await control(page, "applications.received.0").fill("3");
  await control(page, "applications.received.6").fill("4");
  for (const addition of ["标题", "列项", "表格", "统计图"]) {
    await page
      .getByRole("group", { name: "一、总体情况：添加" })
      .getByRole("button", { name: addition, exact: true })
      .click();
  }
  await kept(page);
  await page.locator(".page svg").first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "生成文件" }).click();
  assert.deepEqual(await violations(page), []);
  await context.close();
});

/** Tab until something is reached. */
async function tabTo(page, isThere, most = 60) {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(isThere)) return;
  }
  throw new Error("not reached by Tab");
}

test("a keyboard is enough to begin, to fill in, to pass a table and to save", async () => {
  const { page, context } = await open(browser);
  await page.getByRole("button", { name: "开始填写" }).waitFor();
  await tabTo(page, () => document.activeElement.id === "new-body");
  await page.keyboard.type("示范区民政局");
  await page.keyboard.press("Enter");
  await control(page, "published").waitFor();
  await tabTo(page, () => document.activeElement.dataset.place === "overview.0", 80);
  await page.keyboard.type("一段话");
  await tabTo(page, () => document.activeElement.textContent === "跳过这张表");
  await page.keyboard.press("Enter");
  await tabTo(page, () => document.activeElement.textContent === "空格都填 0");
  await page.keyboard.press("Enter");
  assert.equal(await control(page, "applications.received.0").inputValue(), "0");
  await page.keyboard.press("Control+s");
  await tabTo(page, () => document.activeElement.getAttribute("aria-label") === "保存年报文件（文本）");
  const { bytes } = await download(page, () => page.keyboard.press("Enter"));
  assert.match(bytes.toString(), /一段话/);
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await context.close();
});
