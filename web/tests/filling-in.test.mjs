// Filling in: keys of a spreadsheet, ranges from one, sums, broken rules, prose, undo, what outlives the window.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, control, kept, launch, open, paste } from "./support/browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const BODY = "示范区民政局";

async function begun(options) {
  const opened = await open(browser, options);
  await begin(opened.page, BODY, 2024);
  return opened;
}

const cell = (page, row, column) => control(page, `applications.${row}.${column}`);

test("arrows, Enter, Tab, F2 and Escape do what they do in a spreadsheet", async () => {
  const { page, context } = await begun();
  await cell(page, "received", 0).focus();
  await page.keyboard.type("12");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await page.keyboard.type("4");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  assert.equal(await cell(page, "received", 0).inputValue(), "12");
  assert.equal(await cell(page, "received", 1).inputValue(), "3");
  assert.equal(await cell(page, "carried_over", 1).inputValue(), "4");
  assert.equal(await cell(page, "carried_over", 2).inputValue(), "5");

  await cell(page, "received", 0).focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("0");
  assert.equal(await cell(page, "received", 0).inputValue(), "120");
  await page.keyboard.press("Escape");
  assert.equal(await cell(page, "received", 0).inputValue(), "12");
  await page.keyboard.type("7");
  assert.equal(await cell(page, "received", 0).inputValue(), "7");
  await page.keyboard.press("Delete");
  assert.equal(await cell(page, "received", 0).inputValue(), "");
  await context.close();
});

test("a range from a spreadsheet fills the cells, as text and as HTML, without the labels copied with it", async () => {
  const { page, context } = await begun();
  await cell(page, "received", 0).focus();
  await paste(page, { text: "1\t2\t3\r\n4\t5\t6\r\n" });
  assert.equal(await cell(page, "received", 2).inputValue(), "3");
  assert.equal(await cell(page, "carried_over", 1).inputValue(), "5");

  await cell(page, "received", 0).focus();
  const html = `<table><tr><td></td><td>自然人</td><td>商业企业</td></tr>
    <tr><td>一、本年新收</td><td>1,234</td><td>8</td></tr></table>`;
  await paste(page, { html, text: "x" });
  assert.equal(await cell(page, "received", 0).inputValue(), "1234");
  assert.equal(await cell(page, "received", 1).inputValue(), "8");

  await page.keyboard.press("Control+z");
  assert.equal(await cell(page, "received", 0).inputValue(), "1");
  await context.close();
});

test("sums are there at once, and a broken rule is told in words at the cell", async () => {
  const { page, context } = await begun();
  await cell(page, "received", 0).focus();
  await page.keyboard.type("3");
  await page.waitForFunction(
    () => document.querySelector('[data-place="applications.received.6"]').placeholder === "3",
  );

  await cell(page, "received", 6).focus();
  await page.keyboard.type("4");
  await page.locator(".cell-note").getByText("多 1").waitFor();
  await page.getByRole("button", { name: "总计都由程序相加" }).click();
  await page.waitForFunction(
    () => document.querySelector('[data-place="applications.received.6"]').placeholder === "3",
  );
  await context.close();
});

test("a finding in the list leads to its place, with the words marked", async () => {
  const { page, context } = await begun();
  await control(page, "overview.0").fill("本年收到政府信息公开申请5件。");
  await cell(page, "received", 0).focus();
  await page.keyboard.type("3");
  await page.locator(".findings").getByText("正文收到政府信息公开申请为 5").click();
  const marked = await page.waitForFunction(() => {
    const { activeElement: area } = document;
    const text = area.value && area.value.slice(area.selectionStart, area.selectionEnd);
    return area.dataset.place === "overview.0" && text;
  });
  assert.match(await marked.jsonValue(), /^5/);
  await context.close();
});

test("Enter makes a new block, pasted paragraphs and headings become blocks, Ctrl+B makes bold", async () => {
  const { page, context } = await begun();
  const block = (at) => control(page, `overview.${at}`);
  await block(0).focus();
  await page.keyboard.type("甲乙");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  assert.equal(await block(0).inputValue(), "甲");
  assert.equal(await block(1).inputValue(), "乙");
  await page.keyboard.press("Backspace");
  assert.equal(await block(0).inputValue(), "甲乙");

  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await paste(page, { text: "（一）主动公开\n　　公开了13条。\n1.平台建设\n有网站。" });
  assert.equal(await control(page, "overview.1.heading").inputValue(), "主动公开");
  assert.equal(await block(2).inputValue(), "公开了13条。");
  assert.equal(await control(page, "overview.3.heading").inputValue(), "平台建设");
  assert.equal(await block(4).inputValue(), "有网站。");

  await block(4).selectText();
  await page.keyboard.press("Control+b");
  assert.equal(await block(4).inputValue(), "**有网站。**");
  await context.close();
});

test("everything can be undone and done again", async () => {
  const { page, context } = await begun();
  await control(page, "overview.0").fill("第一句");
  await cell(page, "received", 0).focus();
  await page.keyboard.type("9");
  await page.keyboard.press("Control+z");
  assert.equal(await cell(page, "received", 0).inputValue(), "");
  await page.keyboard.press("Control+z");
  assert.equal(await control(page, "overview.0").inputValue(), "");
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  assert.equal(await control(page, "overview.0").inputValue(), "第一句");
  assert.equal(await cell(page, "received", 0).inputValue(), "9");
  await context.close();
});

test("what was typed is there after the window is loaded again, and from the first screen", async () => {
  const { page, faults, context } = await begun();
  await control(page, "overview.0").fill("写了一半的话");
  await cell(page, "received", 0).fill("17");
  await kept(page);
  await page.reload();
  await control(page, "overview.0").waitFor();
  assert.equal(await control(page, "overview.0").inputValue(), "写了一半的话");
  assert.equal(await cell(page, "received", 0).inputValue(), "17");

  await page.getByRole("button", { name: "返回" }).click();
  await page.getByRole("button", { name: `${BODY} 2024年` }).click();
  assert.equal(await control(page, "overview.0").inputValue(), "写了一半的话");
  assert.deepEqual(faults, []);
  await context.close();
});

test("what was typed right before the window goes is not lost", async () => {
  const { page, context } = await begun();
  await kept(page);
  await control(page, "overview.0").fill("最后一个字");
  await page.reload();
  await control(page, "overview.0").waitFor();
  assert.equal(await control(page, "overview.0").inputValue(), "最后一个字");
  await context.close();
});

test("a second window with the same report is told of what the first one keeps", async () => {
  const { page, context } = await begun();
  await kept(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await control(second, "overview.0").waitFor();
  const told = (window) => window.getByText("另一个窗口里改过");
  assert.equal(await told(page).count(), 0);
  await control(page, "overview.0").fill("在第一个窗口里写");
  await told(second).waitFor();
  await context.close();
});
