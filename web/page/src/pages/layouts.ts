/** The layouts that a report is printed in. */

import type { Layout } from "../engine/types";

/** Their names for people. */
export const LAYOUTS: readonly { layout: Layout; label: string; hint: string }[] = [
  { layout: "official", label: "正式版", hint: "A4，上报和公开用" },
  { layout: "board", label: "公示版", hint: "A3 大字，贴在公示栏" },
  { layout: "digest", label: "一图读懂", hint: "一张 A3，主要数据" },
];
