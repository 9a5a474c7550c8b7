// The whole way: from an empty page to the files, with the bytes that the program on the command line gives.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, control, download, kept, launch, open, paste } from "./support/browser.mjs";
import { rendered } from "./support/native.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const zeros = (rows, columns) => Array.from({ length: rows }, () => Array(columns).fill("0").join("\t")).join("\n");

test("from an empty page to the files of the native program", async () => {
  const { page, faults, context } = await open(browser);
  await begin(page, "西岗区应急管理局", 2023);

  await control(page, "published").fill("2024-01-24");
  await control(page, "preamble.0").fill("根据《中华人民共和国政府信息公开条例》规定，编制本报告。");
  await control(page, "overview.0").fill("本年度主动公开政府信息13条。");
  await control(page, "proactive_disclosure.regulations.0").focus();
  await paste(page, { text: zeros(2, 3) });
  await control(page, "proactive_disclosure.licensing").fill("8");
  await control(page, "proactive_disclosure.penalties").fill("5");
  await control(page, "proactive_disclosure.compulsory_measures").fill("0");
  await control(page, "proactive_disclosure.fees").fill("0");
  await control(page, "applications.received.0").focus();
  await paste(page, { text: zeros(25, 7) });
  await control(page, "review_and_litigation.reconsideration.0").focus();
  await paste(page, { text: zeros(1, 15) });
  await control(page, "problems_and_improvements.0").fill("一些公开不够及时，已经改进。");
  await control(page, "other_matters.0").fill("本年度没有收取信息处理费。");
  await kept(page);

  await page.getByRole("button", { name: "生成文件" }).click();
  await page.getByRole("button", { name: "保存Word 文件" }).click({ trial: true });
  const save = (label) => download(page, () => page.getByRole("button", { name: `保存${label}` }).click());
  const data = await save("年报文件（文本）");
  const files = [await save("Word 文件"), await save("PDF 文件"), await save("网页")];

  const native = await rendered(data.bytes, "yaml", "--to", "docx,pdf,html");
  for (const { name, bytes } of files) {
    assert.ok(native.has(name), `${name} beside ${Array.from(native.keys())}`);
    assert.ok(bytes.equals(native.get(name)), `${name} differs`);
  }
  assert.deepEqual(faults, []);
  await context.close();
});
