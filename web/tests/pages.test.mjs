// Pages: they follow what is typed, in every layout, and are printed a page a sheet. Tables and charts of a body's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, control, launch, open, paste } from "./support/browser.mjs";
import { sample } from "./support/native.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const WIDE = { width: 1680, height: 1000 };

/** Waits until the pages are those of the report as it stands. */
const drawn = (page) => page.locator('.pages-scroll[aria-busy="false"] .page svg').first().waitFor();
const markup = (page) => page.locator(".page-paper").first().innerHTML();

test("pages follow what is typed", async () => {
  const { page, faults, context } = await open(browser, WIDE);
  await begin(page, "示范区民政局", 2024);
  await drawn(page);
  const blank = await markup(page);
  await control(page, "preamble.0").fill("根据条例编制本报告。");
  await page.waitForFunction((old) => document.querySelector(".page-paper").innerHTML !== old, blank);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((old) => document.querySelector(".page-paper").innerHTML === old, blank);
  assert.deepEqual(faults, []);
  await context.close();
});

test("every layout is printed a page a sheet, in its own size", async () => {
  const { page, faults, context } = await open(browser, { ...WIDE, before: "window.print = () => undefined" });
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(sample("xigang-2023.yaml"));
  await page.getByRole("button", { name: "接着填这一份" }).click();
  await drawn(page);
  let before = await markup(page);
  for (const [layout, size] of [
    ["正式版", [595, 842]],
    ["公示版", [842, 1191]],
    ["一图读懂", [842, 1191]],
  ]) {
    await page.getByRole("radio", { name: layout }).check();
    if (layout !== "正式版") {
      await page.waitForFunction((old) => document.querySelector(".page-paper").innerHTML !== old, before);
    }
    before = await markup(page);
    await page.getByRole("button", { name: "打印" }).click();
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".print-sheets").count(), 0);
    const sheets = printed.match(/\/MediaBox\s*\[[^\]]*\]/g);
    assert.equal(sheets.length, await page.locator(".page").count(), layout);
    for (const sheet of sheets)
      assert.deepEqual(
        sheet
          .match(/[\d.]+/g)
          .slice(2)
          .map(Math.round),
        size,
        layout,
      );
  }
  assert.deepEqual(faults, []);
  await context.close();
});

const add = (page, what) =>
  page.getByRole("group", { name: "一、总体情况：添加" }).getByRole("button", { name: what, exact: true }).click();

test("a table of the body's own takes a range, rows, columns and merged cells", async () => {
  const { page, faults, context } = await open(browser, WIDE);
  await begin(page, "示范区民政局", 2024);
  await add(page, "表格");
  const cell = (row, column) => page.getByLabel(`一、总体情况 第 1 块：第 ${row} 行第 ${column} 列`);
  const tool = (name) => page.getByRole("button", { name, exact: true }).click();
  await cell(1, 1).focus();
  await paste(page, { text: "渠道\t件数\n网络\t7\n信函\t3\n当面\t1" });
  assert.equal(await cell(4, 1).inputValue(), "当面");
  await cell(1, 3).focus();
  await tool("删除这列");
  await cell(2, 2).focus();
  await tool("右边加列");
  await cell(2, 2).focus();
  await tool("并右边格");
  await cell(3, 1).focus();
  await tool("并下面格");
  await cell(4, 2).focus();
  await tool("下面加行");
  const spans = await page
    .locator(".own-table td, .own-table th")
    .evaluateAll((cells) => cells.map((one) => [one.rowSpan, one.colSpan, one.querySelector("textarea").value]));
  assert.deepEqual(spans, [
    [1, 1, "渠道"],
    [1, 1, "件数"],
    [1, 1, ""],
    [1, 1, "网络"],
    [1, 2, "7"],
    [2, 1, "信函当面"],
    [1, 1, "3"],
    [1, 1, ""],
    [1, 1, "1"],
    [1, 1, ""],
    [1, 1, ""],
    [1, 1, ""],
    [1, 1, ""],
  ]);
  await cell(3, 1).focus();
  await tool("拆开");
  assert.equal(await cell(4, 1).inputValue(), "");
  await page.getByText("不能为空").first().waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("a range that is pasted into prose becomes a table", async () => {
  const { page, faults, context } = await open(browser, WIDE);
  await begin(page, "示范区民政局", 2024);
  await control(page, "overview.0").fill("见下表。");
  await paste(page, { text: "渠道\t件数\n网络\t7\n" });
  const texts = await page
    .locator(".own-table th, .own-table td")
    .evaluateAll((cells) => cells.map((cell) => `${cell.tagName} ${cell.querySelector("textarea").value}`));
  assert.deepEqual(texts, ["TH 渠道", "TH 件数", "TD 网络", "TD 7"]);
  assert.equal(await control(page, "overview.0").inputValue(), "见下表。");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a chart is drawn from its figures", async () => {
  const { page, faults, context } = await open(browser, WIDE);
  await begin(page, "示范区民政局", 2024);
  await drawn(page);
  await add(page, "统计图");
  await control(page, "overview.0.chart.title").fill("申请量");
  for (const [at, label] of ["网络", "信函", "当面"].entries()) {
    await control(page, `overview.0.chart.labels.${at}`).fill(label);
    await control(page, `overview.0.chart.series.0.values.${at}`).fill(String(at + 5));
  }
  await page.getByText("不能为空").first().waitFor({ state: "detached" });
  await page.locator(".findings").getByText("一、总体情况 第 1 块").waitFor({ state: "detached" });
  await drawn(page);
  assert.deepEqual(faults, []);
  await context.close();
});
