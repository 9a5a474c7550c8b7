// The page in a real browser, opened as a person opens it: from a file, without a network.

import { chromium } from "playwright-core";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The built page. */
export const PAGE = fileURLToPath(new URL("../../dist/年报.html", import.meta.url));

const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts a browser. */
export function launch() {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no chromium: run web/tests/setup, or name one in CHROMIUM");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/**
 * A window with the page (in which `before` ran first), and what it did that it must not do: messages of the console, errors, requests beyond the file
 * itself.
 */
export async function open(browser, { width = 1280, height = 720, before } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    acceptDownloads: true,
    locale: "zh-CN",
    reducedMotion: "reduce",
  });
  const faults = [];
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.stack}`));
  page.on("request", (request) => {
    const url = request.url();
    const isItself = decodeURI(url.split("#")[0]) === decodeURI(pathToFileURL(PAGE).href);
    if (!isItself && !/^(data|blob):/.test(url)) faults.push(`request: ${url}`);
  });
  await page.goto(pathToFileURL(PAGE).href);
  return { page, faults, context };
}

/** Begins a report from nothing. */
export async function begin(page, body, year) {
  await page.getByLabel("行政机关（全称，照公章写）").fill(body);
  await page.getByLabel("报告哪一年的工作").selectOption(String(year));
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByRole("heading", { level: 1, name: body }).waitFor();
}

/** The control of a value of the report. */
export function control(page, path) {
  return page.locator(`[data-place="${path}"]`);
}

/** Waits until everything that was typed is kept. */
export async function kept(page) {
  await page.getByText("已自动保存在这台电脑上").waitFor();
}

/** The bytes of what a click hands over, and the name it has. */
export async function download(page, click) {
  const [given] = await Promise.all([page.waitForEvent("download"), click()]);
  const chunks = [];
  for await (const chunk of await given.createReadStream()) chunks.push(chunk);
  return { name: given.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Puts a range on the clipboard as a spreadsheet does and pastes it where the cursor is. */
export async function paste(page, { text, html }) {
  await page.evaluate(
    ({ text, html }) => {
      const data = new DataTransfer();
      if (text) data.setData("text/plain", text);
      if (html) data.setData("text/html", html);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    },
    { text, html },
  );
}

/** Drops files from the disk on a place, as the desktop does. */
export async function drop(page, selector, files) {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  const session = await page.context().newCDPSession(page);
  const at = { x: x + width / 2, y: y + height / 2, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, ...at });
}
