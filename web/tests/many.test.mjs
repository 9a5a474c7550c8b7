// Many reports: 80 files dropped, the table of how they stand, all results in one archive.

import assert from "node:assert/strict";
import { mkdir, readdir, writeFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { entriesOf } from "./support/zip.mjs";
import { violations } from "./support/axe.mjs";
import { download, drop, launch, open } from "./support/browser.mjs";
import { inFolder, sample } from "./support/native.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Reports of 80 bodies in a folder: one of them with a wrong total, one that is none. */
async function written(folder) {
  const text = await readFile(sample("xigang-2023.yaml"), "utf8");
  const reports = join(folder, "各单位年报");
  await mkdir(reports);
  for (let number = 1; number <= 80; number += 1) {
    let report = text.replace("西岗区应急管理局          #", `第${number}局 #`);
    if (number === 7)
      report = report.replace("received:     [0, 0, 0, 0, 0, 0, 0]", "received:     [1, 0, 0, 0, 0, 0, 3]");
    if (number === 9) report = "这不是年报";
    await writeFile(join(reports, `第${number}局.yaml`), report);
  }
  return reports;
}

test("80 files are read into a table while the page answers, a click opens one, and all files come in one archive", () =>
  inFolder(async (folder) => {
    const reports = await written(folder);
    const { page, faults, context } = await open(browser);
    await page.getByRole("button", { name: "开始填写" }).waitFor();
    const files = (await readdir(reports)).map((name) => join(reports, name));
    await drop(page, ".start", files);

    await page.getByText("共 80 份").waitFor();
    const longest = await page.evaluate(async () => {
      let [last, worst] = [performance.now(), 0];
      while (!document.querySelector(".overview").textContent.startsWith("共 80 份")) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        worst = Math.max(worst, performance.now() - last);
        last = performance.now();
      }
      return worst;
    });
    assert.ok(longest < 500, `the page was stuck for ${longest} ms`);

    const states = await page.locator(".overview .state").allTextContents();
    assert.ok(states.includes("有错误 1"), states.join());
    assert.ok(states.includes("读不出 1"), states.join());

    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "错误" }).click();
    await page.getByRole("button", { name: "错误" }).click();
    const first = await page.locator("tbody tr").first().textContent();
    assert.match(first, /第[79]局/);

    const { name, bytes } = await download(page, () =>
      page.getByRole("button", { name: "全部生成，存成一个 .zip" }).click(),
    );
    const entries = entriesOf(bytes);
    assert.equal(name, "各单位年报.zip");
    assert.equal(entries.filter((entry) => entry.endsWith(".docx")).length, 78);
    assert.equal(entries.filter((entry) => entry.endsWith(".pdf")).length, 78);

    await page.getByRole("button", { name: "第7局.yaml" }).click();
    await page.getByRole("heading", { level: 1, name: "第7局" }).waitFor();
    await page.goBack();
    await page.getByText("共 80 份").waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  }));
