/** The engine as the page knows it: calls that are answered later, in the order in which they were made. */

import { signal } from "@preact/signals";
import type { Answer, Calls, Request } from "./calls";
import { partsWith, workerScript } from "./parts";
import type { Finding, NamedFile } from "./types";

/** What the engine has to say instead of a result. */
export class Refused extends Error {
  constructor(readonly findings: Finding[]) {
    super(findings.map((finding) => finding.message).join("；"));
  }
}

/** What an error says, in words. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Thread {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Waiting {
  request: Request;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
const added: NamedFile[] = [];
let thread: Thread | null = null;
let lastId = 0;

/** Whether the engine has answered: old browsers take their time to compile it. */
export const isRunning = signal(false);

// The parts stand behind the script of the page.
document.addEventListener("DOMContentLoaded", restart);

/** Asks the engine. */
export function ask<K extends keyof Calls>(call: K, ...args: Parameters<Calls[K]>): Promise<ReturnType<Calls[K]>> {
  lastId += 1;
  const request: Request = { id: lastId, call, args };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { request, resolve: resolve as (result: unknown) => void, reject });
    if (thread) thread.postMessage(request);
  });
}

/** Gives the engine another face. */
export function addFace(face: NamedFile): void {
  added.push(face);
  restart();
}

/** Starts the engine, anew if it runs, and asks it all that is not answered. */
function restart(): void {
  run(startWorker() || startHere());
}

function run(started: Thread): void {
  if (thread) thread.terminate();
  thread = started;
  thread.onmessage = (event) => settle(event.data);
  // A worker that is refused after it was made says so before it has answered anything.
  thread.onerror = () => {
    if (!isRunning.value) run(startHere());
  };
  thread.postMessage(partsWith(added));
  for (const { request } of Array.from(waiting.values())) thread.postMessage(request);
}

function settle(answer: Answer): void {
  const asked = waiting.get(answer.id);
  waiting.delete(answer.id);
  isRunning.value = true;
  if ("fault" in answer) restart();
  if (!asked) return;
  if ("fault" in answer) asked.reject(new Error(answer.fault));
  else if ("findings" in answer) asked.reject(new Refused(answer.findings));
  else asked.resolve(answer.result);
}

function startWorker(): Thread | null {
  try {
    return new Worker(URL.createObjectURL(new Blob([workerScript()], { type: "text/javascript" })));
  } catch {
    return null;
  }
}

/** The same script on this thread, for browsers that start no worker from a file; each call waits for a free moment. */
function startHere(): Thread {
  const inside = { onmessage: (_event: { data: unknown }) => undefined, postMessage: (_message: Answer) => undefined };
  const thread: Thread = {
    postMessage: (data) => void setTimeout(() => inside.onmessage({ data }), 0),
    terminate: () => (inside.postMessage = () => undefined),
    onmessage: null,
    onerror: null,
  };
  inside.postMessage = (data) => void (thread.onmessage && thread.onmessage({ data } as MessageEvent<Answer>));
  new Function("self", workerScript())(inside);
  return thread;
}
