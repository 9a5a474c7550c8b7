// The picture of the page in the README, made anew: `node web/tests/picture.mjs`.

import { fileURLToPath } from "node:url";
import { control, launch, open } from "./support/browser.mjs";
import { sample } from "./support/native.mjs";

const browser = await launch();
const { page } = await open(browser, { width: 1600, height: 900 });
await page.getByLabel("选择文件", { exact: true }).setInputFiles(sample("xigang-2023.yaml"));
await page.getByRole("button", { name: "接着填这一份" }).click();
await page.locator(".page svg").first().waitFor();
await control(page, "applications.received.0").focus();
await page.keyboard.type("3");
await control(page, "applications.results.granted.0").focus();
await page.keyboard.type("2");
await control(page, "applications.received.0").focus();
await page.locator(".cell-note").getByText("错误").first().waitFor();
await page.locator('.pages-scroll[aria-busy="false"]').waitFor();
await page.screenshot({ path: fileURLToPath(new URL("../page.png", import.meta.url)) });
await browser.close();
