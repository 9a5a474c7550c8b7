// Puts the page into one file: script, styles, the engine and its faces. See ../README.md.

import { build } from "esbuild";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

const here = new URL("./", import.meta.url);
const dist = new URL("../dist/", here);
const generated = new URL("generated/", here);

/** The face of rare characters, which is so large that it is a file of its own beside the page. */
const RARE_FACE = "fallback-ext.ttf";
/** The oldest browser that offices have. */
const TARGET = "chrome64";

/**
 * Bindings look anew at a memory that has grown when its old buffer has become empty. In Chromium before 69 it never does;
 * that the memory has another buffer now is seen in all of them.
 */
const grownMemory = {
  name: "grown-memory",
  setup(build) {
    build.onLoad({ filter: /generated\/engine\.js$/ }, async ({ path }) => {
      const script = await readFile(path, "utf8");
      const contents = script.replace(/(cached\w+Memory0)\.byteLength === 0/g, "$1.buffer !== wasm.memory.buffer");
      if (contents === script) throw new Error(`${path}: bindings look at memory in another way now`);
      return { contents };
    });
  },
};

async function bundled(entry) {
  const result = await build({
    entryPoints: [new URL(entry, here).pathname],
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { RARE_FACE: JSON.stringify(RARE_FACE) },
    outdir: new URL("out/", generated).pathname,
    write: false,
    plugins: [grownMemory],
  });
  const text = (ending) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { script: text(".js"), style: text(".css") };
}

/** The terms of the program, its fonts and the packages in the page, which go where they go. */
async function licenses() {
  const root = new URL("../../", here);
  const fonts = (await readdir(new URL("fonts/", root))).filter((name) => name.startsWith("LICENSE"));
  const { dependencies } = JSON.parse(await readFile(new URL("package.json", here), "utf8"));
  const packages = [...Object.keys(dependencies), "@preact/signals-core"];
  const texts = [
    ["LICENSE", new URL("LICENSE", root)],
    ...["README.md", ...fonts].map((name) => [`fonts/${name}`, new URL(`fonts/${name}`, root)]),
    ...packages.map((name) => [name, new URL(`node_modules/${name}/LICENSE`, here)]),
  ];
  const parts = texts.map(async ([name, url]) => `==== ${name} ====\n\n${(await readFile(url, "utf8")).trimEnd()}`);
  return (await Promise.all(parts)).join("\n\n\n");
}

/** A script as it can stand in a page. */
const inPage = (script) => script.replace(/<\/script/gi, "<\\/script").replace(/<!--/g, "<\\!--");

const base64 = async (name) => (await readFile(new URL(name, generated))).toString("base64");

const page = await bundled("src/main.tsx");
const worker = await bundled("src/engine/worker.ts");
// What goes into the page is left here too, for the checks that old browsers understand it.
await writeFile(new URL("page.js", generated), page.script);
await writeFile(new URL("page.css", generated), page.style);
await writeFile(new URL("worker.js", generated), worker.script);
const names = (await readdir(new URL("faces/", generated))).map((name) => name.replace(/\.deflate$/, "")).sort();
const parts = [
  `<script type="text/plain" id="worker">${inPage(worker.script)}</script>`,
  `<script type="text/plain" id="licenses">${inPage(await licenses())}</script>`,
  `<script type="text/plain" id="engine">${await base64("engine.wasm.deflate")}</script>`,
];
for (const name of names.filter((name) => name !== RARE_FACE)) {
  parts.push(`<script type="text/plain" data-face="${name}">${await base64(`faces/${name}.deflate`)}</script>`);
}

const html = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>政府信息公开工作年度报告</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:">
<link rel="icon" href="data:,">
<style>${page.style}</style>
</head>
<body>
<div id="page"></div>
<noscript>请允许这个网页运行脚本：它在这台电脑上完成全部工作，不联网。</noscript>
<script>${inPage(page.script)}</script>
${parts.join("\n")}
</body>
</html>
`;
await mkdir(dist, { recursive: true });
await writeFile(new URL("年报.html", dist), html);
const rare = await readFile(new URL(`faces/${RARE_FACE}.deflate`, generated));
await writeFile(new URL("年报-生僻字.ttf", dist), inflateRawSync(rare));
