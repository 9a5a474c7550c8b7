/** Blocks of prose and what a keyboard does to them. */

import { isObject } from "./path";
import type { Block, BlockKind, Json } from "./types";

/** The blocks at a value; what a file has in another shape is shown as text. */
export function blocksOf(value: Json | undefined): Block[] {
  if (value === undefined || value === null) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => (isObject(item) ? (item as unknown as Block) : item === null ? "" : String(item)));
}

/** Which kind of block one is. */
export function kindOf(block: Block): BlockKind {
  if (typeof block === "string") return "paragraph";
  for (const kind of ["heading", "image", "list", "table", "chart"] as const) {
    if (kind in block) return kind;
  }
  return "paragraph";
}

/** A choice of what a block is, as a clerk sees it. */
export interface Choice {
  name: string;
  label: string;
  hint: string;
}

/** What a text can be turned into. */
export const TEXT_CHOICES: readonly Choice[] = [
  { name: "paragraph", label: "正文", hint: "一段文字" },
  { name: "heading-2", label: "（一）标题", hint: "各部分下面的标题，序号自动编" },
  { name: "heading-3", label: "1. 标题", hint: "再下一级的标题，序号自动编" },
  { name: "heading-4", label: "（1）标题", hint: "最下一级的标题，序号自动编" },
  { name: "run-in-2", label: "（一）标题＋正文", hint: "标题和正文连成一段" },
  { name: "run-in-3", label: "1. 标题＋正文", hint: "标题和正文连成一段" },
  { name: "run-in-4", label: "（1）标题＋正文", hint: "标题和正文连成一段" },
  { name: "list", label: "列项", hint: "一项一行，不编号" },
];

/** The name of the choice that a block of text is. */
export function choiceOf(block: Block): string {
  if (typeof block === "string") return "paragraph";
  if ("heading" in block) return `${block.text === undefined ? "heading" : "run-in"}-${block.level || 2}`;
  return kindOf(block);
}

/** A block of text turned into what was chosen, with all its words. */
export function turnedInto(block: Block, choice: string): Block[] {
  const texts = textsOf(block);
  const [kind, level] = [choice.replace(/-\d$/, ""), Number(choice.slice(-1))];
  const [first = "", ...rest] = texts;
  switch (kind) {
    case "list":
      return [{ list: texts.length ? texts : [""] }];
    case "heading":
      return [{ heading: first, level }, ...rest];
    case "run-in":
      return [{ heading: first, level, text: rest.join("") }];
    default:
      return texts.length ? texts : [""];
  }
}

/** The texts of a block of words, a paragraph or an item each. */
export function textsOf(block: Block): string[] {
  if (typeof block === "string") return [block];
  if ("heading" in block) return block.text ? [block.heading, block.text] : [block.heading];
  if ("list" in block) return block.list;
  return [];
}

/** The text with its selection made bold, or plain again if it was bold. */
export function toggledBold(text: string, start: number, end: number): { text: string; start: number; end: number } {
  const chosen = text.slice(start, end);
  if (text.slice(start - 2, start) === "**" && text.slice(end, end + 2) === "**") {
    return { text: text.slice(0, start - 2) + chosen + text.slice(end + 2), start: start - 2, end: end - 2 };
  }
  if (chosen.length > 4 && chosen.startsWith("**") && chosen.endsWith("**")) {
    return { text: text.slice(0, start) + chosen.slice(2, -2) + text.slice(end), start, end: end - 4 };
  }
  return { text: `${text.slice(0, start)}**${chosen}**${text.slice(end)}`, start: start + 2, end: end + 2 };
}
