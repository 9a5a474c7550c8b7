/** Works in the browser's own store, where they outlive the window. */

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { NamedFile } from "../engine/types";
import type { Report } from "../report/types";

/** A report that is worked on. */
export interface Work {
  id: string;
  report: Report;
  pictures: readonly NamedFile[];
  /** The report of last year, if this one was made from it or is held against it. */
  previous: Report | null;
}

/** What the list of works shows of one. */
export interface Recent {
  id: string;
  body: string;
  year: string;
  savedAt: number;
}

interface Stored extends Recent {
  report: Report;
  previous: Report | null;
  pictures: string[];
}

interface Schema extends DBSchema {
  works: { key: string; value: Stored };
  pictures: { key: [string, string]; value: { work: string; name: string; bytes: Uint8Array } };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;
/** Pictures that are in the store already, by work and name: they are large and seldom change. */
const storedPictures = new Map<string, Uint8Array>();

function store(): Promise<IDBPDatabase<Schema>> {
  database =
    database ||
    openDB<Schema>("nianbao", 1, {
      upgrade(db) {
        db.createObjectStore("works", { keyPath: "id" });
        db.createObjectStore("pictures", { keyPath: ["work", "name"] });
      },
    });
  return database;
}

/** Key of what was changed last and could not be put into the store any more. */
const LAST = "nianbao-last";

/**
 * Keeps a work at once, before the window goes: the store would be cut off in the middle. What is kept so is put into the
 * store when it is asked for works again.
 */
export function keepAtOnce(work: Work, savedAt: number): void {
  localStorage.setItem(LAST, JSON.stringify(storedOf(work, savedAt)));
}

async function takeLast(db: IDBPDatabase<Schema>): Promise<void> {
  const last = localStorage.getItem(LAST);
  if (!last) return;
  await db.put("works", JSON.parse(last) as Stored);
  localStorage.removeItem(LAST);
}

/** Keeps a work as it stands. */
export async function keep(work: Work, savedAt: number): Promise<void> {
  const db = await store();
  const transaction = db.transaction(["works", "pictures"], "readwrite");
  for (const { name, bytes } of work.pictures) {
    const key = `${work.id}/${name}`;
    if (storedPictures.get(key) === bytes) continue;
    transaction.objectStore("pictures").put({ work: work.id, name, bytes });
    storedPictures.set(key, bytes);
  }
  transaction.objectStore("works").put(storedOf(work, savedAt));
  await transaction.done;
}

function storedOf({ id, report, pictures, previous }: Work, savedAt: number): Stored {
  const [body, year] = [String(report["body"] || ""), String(report["year"] || "")];
  return { id, body, year, savedAt, report, previous, pictures: pictures.map((picture) => picture.name) };
}

/** Key under which windows tell each other which work they have just kept. */
const KEPT = "nianbao-kept";

/** Tells other windows that this one has kept a work. */
export function announce(id: string): void {
  localStorage.setItem(KEPT, `${id} ${Date.now()}`);
}

/** Whether that is what another window has told of a work. */
export function isAnnounced(event: StorageEvent, id: string): boolean {
  return event.key === KEPT && event.newValue !== null && event.newValue.startsWith(`${id} `);
}

/** All works, the latest first. */
export async function recent(): Promise<Recent[]> {
  const db = await store();
  await takeLast(db);
  const works = await db.getAll("works");
  return works
    .map(({ id, body, year, savedAt }) => ({ id, body, year, savedAt }))
    .sort((a, b) => b.savedAt - a.savedAt);
}

/** A kept work. */
export async function fetchWork(id: string): Promise<Work | null> {
  const db = await store();
  await takeLast(db);
  const stored = await db.get("works", id);
  if (!stored) return null;
  const pictures: NamedFile[] = [];
  for (const name of stored.pictures) {
    const picture = await db.get("pictures", [id, name]);
    if (!picture) continue;
    pictures.push({ name, bytes: picture.bytes });
    storedPictures.set(`${id}/${name}`, picture.bytes);
  }
  return { id, report: stored.report, previous: stored.previous, pictures };
}

/** Takes a work out of the store. */
export async function discard(id: string): Promise<void> {
  const db = await store();
  const transaction = db.transaction(["works", "pictures"], "readwrite");
  transaction.objectStore("works").delete(id);
  transaction.objectStore("pictures").delete(IDBKeyRange.bound([id], [id, []]));
  await transaction.done;
}
