// Packs the engine and its faces for the page: raw deflate (RFC 1951), which the page can undo with what it needs anyway.
// node pack.mjs <engine.wasm> <folder of faces> <folder>
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

const [engine, faces, folder] = process.argv.slice(2);
const pack = (from, to) => writeFileSync(to, deflateRawSync(readFileSync(from), { level: 9 }));

mkdirSync(join(folder, "faces"), { recursive: true });
pack(engine, join(folder, "engine.wasm.deflate"));
for (const face of readdirSync(faces).filter((name) => /\.(ttf|otf)$/.test(name))) {
  pack(join(faces, face), join(folder, "faces", `${face}.deflate`));
}
