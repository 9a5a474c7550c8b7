// The oldest Chromium that the page promises to work in, driven by its own protocol: it is too old for playwright.

import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import WebSocket from "ws";

/** In milliseconds: a browser of that age compiles the whole engine before it answers once. */
const PATIENCE = 180_000;

/** The browser, unpacked from the package that brings it. */
async function executable() {
  const packed = join(dirname(createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json")), "bin");
  const name = (await readdir(packed)).find((file) => file.endsWith(".br"));
  const path = join(packed, name.replace(/\.br$/, ""));
  if (!existsSync(path)) {
    const part = `${path}.${process.pid}`;
    await pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), createWriteStream(part));
    await chmod(part, 0o755);
    await rename(part, path);
  }
  return path;
}

/** A window with an address; `faults` are errors and messages of its console. */
export async function openOldest(url) {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-oldest-"));
  await mkdir(join(folder, "downloads"));
  const browser = spawn(
    await executable(),
    ["--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--single-process"].concat([
      "--window-size=1280,720",
      "--remote-debugging-port=0",
      `--user-data-dir=${folder}`,
      "about:blank",
    ]),
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const connection = await connected(browser);
  const faults = [];
  connection.on("Runtime.exceptionThrown", ({ exceptionDetails }) => faults.push(JSON.stringify(exceptionDetails)));
  connection.on("Runtime.consoleAPICalled", ({ type, args }) =>
    faults.push(`${type}: ${args.map((arg) => arg.value)}`),
  );
  connection.on("Log.entryAdded", ({ entry }) => faults.push(entry.text));
  for (const domain of ["Page", "Runtime", "Log"]) await connection.send(`${domain}.enable`);
  await connection.send("Page.navigate", { url });

  /** The value of an expression in the page. */
  async function evaluate(expression) {
    const answer = await connection.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
    return answer.result.value;
  }

  /** Waits until an expression holds. */
  async function until(expression) {
    const end = Date.now() + PATIENCE;
    while (!(await evaluate(expression))) {
      if (Date.now() > end) throw new Error(`never: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function close() {
    connection.close();
    browser.kill("SIGKILL");
    await new Promise((resolve) => browser.once("close", resolve));
    await rm(folder, { recursive: true, force: true });
  }

  return { evaluate, until, close, faults, send: connection.send };
}

/** The protocol of the browser's only window. */
async function connected(browser) {
  const port = await new Promise((resolve, reject) => {
    let said = "";
    browser.once("exit", () => reject(new Error(said)));
    browser.stderr.on("data", (data) => {
      said += data;
      const listening = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said);
      if (listening) resolve(listening[1]);
    });
  });
  const windows = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  const socket = new WebSocket(windows.find(({ type }) => type === "page").webSocketDebuggerUrl, {
    maxPayload: 2 ** 28,
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const asked = new Map();
  const listeners = new Map();
  socket.on("message", (text) => {
    const { id, method, params, result, error } = JSON.parse(text);
    if (method) return listeners.get(method)?.(params);
    const { resolve, reject } = asked.get(id);
    return error ? reject(new Error(error.message)) : resolve(result);
  });
  return {
    on: (method, listener) => listeners.set(method, listener),
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = asked.size + 1;
        asked.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.terminate(),
  };
}
