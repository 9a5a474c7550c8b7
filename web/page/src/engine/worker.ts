/** The thread of the engine: starts it from its parts and answers calls one after the other. */

import { inflateSync } from "fflate";
import init, { Engine, fault } from "../../generated/engine";
import type { Answer, Calls, Request } from "./calls";
import type { Parts } from "./parts";
import type { Finding, NamedFile, Opened } from "./types";

interface Port {
  postMessage(message: Answer): void;
  onmessage: ((event: { data: Parts | Request }) => void) | null;
}

declare const self: Port;

/** Calls that need no faces: with them the page can begin before the faces are unpacked. */
const EARLY: readonly (keyof Calls)[] = ["editions", "form", "blank", "lastYear"];

/** The engine, and what gives it its faces. */
interface Running {
  calls: Calls;
  makeReady(): void;
}

let running: Promise<Running>;

self.onmessage = ({ data }) => {
  if ("wasm" in data) running = start(data);
  else void answer(data).then((answered) => self.postMessage(answered));
};

/** Compiled asynchronously, a module takes all the processors there are. */
async function start({ wasm, faces, added }: Parts): Promise<Running> {
  await init({ module_or_path: unpacked(wasm) });
  const engine = Engine.start();
  let isReady = false;
  function makeReady() {
    if (isReady) return;
    isReady = true;
    for (const { name, packed } of faces) engine.addFace(name, unpacked(packed));
    for (const { name, bytes } of added) engine.addFace(name, bytes);
    engine.ready();
  }
  setTimeout(makeReady, 0);
  return { calls: callsOf(engine), makeReady };
}

function unpacked(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return inflateSync(bytes);
}

function callsOf(engine: Engine): Calls {
  const json = JSON.stringify;
  return {
    editions: () => JSON.parse(engine.editions()),
    form: (year) => JSON.parse(engine.form(year)),
    blank: (body, year) => JSON.parse(engine.blank(body, year)),
    open: (name, bytes, files) => engine.open(name, bytes, files) as Opened,
    lastYear: (report) => JSON.parse(engine.lastYear(json(report))),
    inspect: (report, pictures, previous) =>
      JSON.parse(engine.inspect(json(report), pictures.slice(), previous ? json(previous) : undefined)),
    pages: (report, pictures, layout) => JSON.parse(engine.pages(json(report), pictures.slice(), layout)),
    save: (report, pictures, layout, endings, draft) =>
      engine.save(json(report), pictures.slice(), layout, endings, draft) as NamedFile[],
    blocks: (text) => JSON.parse(engine.blocks(text)),
    summary: (report, findings) => JSON.parse(engine.summary(json(report), json(findings))),
  };
}

/** The engine throws findings as text; whatever else is thrown is a fault, after which it must be started anew. */
async function answer({ id, call, args }: Request): Promise<Answer> {
  const engine = await running.catch((error) => String(error));
  if (typeof engine === "string") return { id, fault: engine };
  try {
    const { calls, makeReady } = engine;
    if (!EARLY.includes(call)) makeReady();
    const asked = calls[call] as (...args: unknown[]) => unknown;
    return { id, result: asked(...args) };
  } catch (error) {
    if (typeof error === "string") return { id, findings: JSON.parse(error) };
    return { id, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): string {
  const told = fault();
  const findings: Finding[] = told ? JSON.parse(told) : [];
  return findings.map((finding) => finding.message).join("；") || String(error);
}
