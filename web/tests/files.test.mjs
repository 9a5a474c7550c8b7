// Files in and out: samples as the native program makes them, last year's report, pictures, archives, faces, other browsers.

import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { begin, control, download, drop, kept, launch, open, PAGE } from "./support/browser.mjs";
import { inFolder, renderedFile, sample } from "./support/native.mjs";
import { entriesOf } from "./support/zip.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const choose = (page, label, files) => page.getByLabel(label, { exact: true }).setInputFiles(files);
const goOn = (page) => page.getByRole("button", { name: "接着填这一份" }).click();

async function saved(page, label) {
  if (!(await page.locator("dialog").count())) await page.getByRole("button", { name: "生成文件" }).click();
  return download(page, () => page.getByRole("button", { name: `保存${label}` }).click());
}

test("a folder with a report and its pictures becomes the files that the native program makes, in every layout", () =>
  inFolder(async (folder) => {
    for (const name of ["minghe-2024.yaml", "minghe-2024"])
      await cp(sample(name), join(folder, name), { recursive: true });
    const { page, faults, context } = await open(browser);
    await choose(page, "选择文件夹", folder);
    await goOn(page);
    await control(page, "overview.0").waitFor();
    for (const [label, layout] of [
      ["正式版", "official"],
      ["公示版", "board"],
      ["一图读懂", "digest"],
    ]) {
      await page.getByRole("button", { name: "生成文件" }).click();
      await page.locator("dialog").getByRole("radio", { name: label }).check();
      const native = await renderedFile(sample("minghe-2024.yaml"), "--layout", layout);
      for (const kind of ["Word 文件", "PDF 文件"]) {
        const { name, bytes } = await saved(page, kind);
        assert.ok(native.has(name), `${name} beside ${Array.from(native.keys())}`);
        assert.ok(bytes.equals(native.get(name)), `${name} differs`);
      }
      await page.keyboard.press("Escape");
    }
    const { name, bytes } = await saved(page, "全部");
    assert.equal(name, "示范市明河区人民政府2024年年报.zip");
    const endings = entriesOf(bytes).map((entry) => entry.replace(/^.*\./, ""));
    assert.deepEqual(endings.sort(), ["docx", "html", "pdf", "png", "svg", "xlsx", "yaml"]);
    assert.deepEqual(faults, []);
    await context.close();
  }));

test("last year's report begins this year's, with its figures carried over", async () => {
  const { page, context } = await open(browser);
  await choose(page, "选择文件", sample("minghe-2024.yaml"));
  await page.getByRole("button", { name: /从它做2025年的/ }).click();
  await page.getByRole("heading", { level: 1, name: "2025年" }).waitFor();
  assert.equal(await control(page, "applications.carried_over.0").inputValue(), "287");
  assert.equal(await control(page, "contact.postcode").inputValue(), "100000");
  assert.equal(await control(page, "overview.0").inputValue(), "");
  await control(page, "applications.carried_over.0").fill("288");
  await page.locator(".findings").getByText("287").first().waitFor();
  await context.close();
});

test("a report is held against last year's, which is chosen beside it", async () => {
  const { page, context } = await open(browser);
  await begin(page, "示范市明河区人民政府", 2025);
  await control(page, "applications.carried_over.0").fill("288");
  await page.getByLabel("和去年的年报一起核对", { exact: true }).setInputFiles(sample("minghe-2024.yaml"));
  await page.locator(".findings").getByText("287").first().waitFor();
  await page.getByRole("button", { name: "不再一起核对" }).click();
  await page.locator(".findings").getByText("287").first().waitFor({ state: "detached" });
  await context.close();
});

test("a workbook that the page saved can be filled in further", () =>
  inFolder(async (folder) => {
    const { page, context } = await open(browser);
    await begin(page, "示范区民政局", 2024);
    await control(page, "overview.0").fill("写到这里");
    const { name, bytes } = await saved(page, "年报文件（电子表格）");
    await writeFile(join(folder, name), bytes);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "返回" }).click();
    await choose(page, "选择文件", join(folder, name));
    await goOn(page);
    assert.equal(await control(page, "overview.0").inputValue(), "写到这里");
    await context.close();
  }));

test("what is no report is told with what to do", () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, "说明.xlsx"), "不是电子表格");
    const { page, faults, context } = await open(browser);
    await choose(page, "选择文件", join(folder, "说明.xlsx"));
    await page.getByRole("heading", { name: "这个文件打不开" }).waitFor();
    assert.match(await page.locator(".file-findings").textContent(), /请/);
    assert.deepEqual(faults, []);
    await context.close();
  }));

test("pictures are dropped and pasted into prose, outlive the window and are printed", async () => {
  const picture = sample("minghe-2024/申请量.png");
  const { page, faults, context } = await open(browser, { width: 1680, height: 1000 });
  await begin(page, "示范区民政局", 2024);
  await drop(page, "#part-overview .prose", [picture]);
  await control(page, "overview.0.alt").fill("每月收到的申请");
  const bytes = Array.from(await readFile(picture));
  await control(page, "overview.0.alt").focus();
  await page.getByRole("group", { name: "一、总体情况：添加" }).getByRole("button", { name: "一段" }).click();
  await page.evaluate((data) => {
    const clipboard = new DataTransfer();
    clipboard.items.add(new File([new Uint8Array(data)], "image.png", { type: "image/png" }));
    const event = new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, bytes);
  await control(page, "overview.2.alt").fill("同一张图");
  await kept(page);
  await page.locator(".page image").nth(1).waitFor({ state: "attached" });
  await page.reload();
  await page.locator(".image-block img").nth(1).waitFor();
  assert.equal(await page.locator(".missing").count(), 0);
  await page.getByRole("button", { name: "生成文件" }).click();
  await page.getByLabel("先出草稿").check();
  const { bytes: archive } = await saved(page, "全部");
  assert.deepEqual(
    entriesOf(archive).filter((entry) => entry.endsWith(".png")),
    ["申请量.png", "image.png"],
  );
  assert.deepEqual(faults, []);
  await context.close();
});

test("the face of rare characters is asked for and taken", async () => {
  const { page, faults, context } = await open(browser);
  await begin(page, "示范区民政局", 2024);
  await control(page, "overview.0").fill("经办人𠀀。");
  const finding = page.locator(".findings").getByText("生僻字字体");
  await finding.waitFor();
  await drop(page, "#sheet", [fileURLToPath(new URL("年报-生僻字.ttf", `file://${PAGE}`))]);
  await finding.waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("where no worker starts, the page works by itself", async () => {
  for (const before of [
    "delete window.Worker;",
    "window.Worker = function () { setTimeout(() => this.onerror(new Event('error'))); };\nwindow.Worker.prototype = { postMessage() {}, terminate() {} };",
  ]) {
    const { page, faults, context } = await open(browser, { before });
    await begin(page, "示范区民政局", 2024);
    await control(page, "applications.received.0").fill("3");
    await page.waitForFunction(
      () => document.querySelector('[data-place="applications.received.6"]').placeholder === "3",
    );
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("a report of the older form is filled in on its own tables", async () => {
  const { page, faults, context } = await open(browser);
  await begin(page, "示范区民政局", 2020);
  await control(page, "proactive_disclosure.regulations.0").waitFor();
  await page.getByText("第二十条第（九）项").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
