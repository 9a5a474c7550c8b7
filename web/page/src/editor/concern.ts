/** Which findings concern a place. */

import { computed } from "@preact/signals";
import type { Finding } from "../engine/types";
import { placeOf } from "../report/path";
import type { Path } from "../report/types";
import { findings, isToFill, work } from "../work/work";

/** The findings by the places that they lead to. */
const byPlace = computed(() => {
  const map = new Map<string, Finding[]>();
  for (const finding of findings.value) {
    if (!finding.path) continue;
    const place = placeOf(finding.path);
    map.set(place, [...(map.get(place) || []), finding]);
  }
  return map;
});

const NONE: readonly Finding[] = [];

/** Those of exactly this place. */
export function findingsOf(place: string): readonly Finding[] {
  return byPlace.value.get(place) || NONE;
}

/** Those of this place and of all below it. */
export function findingsWithin(path: Path): readonly Finding[] {
  const place = placeOf(path);
  const within = findings.value.filter((finding) => {
    const its = finding.path ? placeOf(finding.path) : "";
    return its === place || its.startsWith(`${place}.`);
  });
  return within.length ? within : NONE;
}

/** How bad the worst of findings is; null if there are none, or only such as say that something is to be filled in. */
export function worst(some: readonly Finding[]): Finding["severity"] | null {
  const faults = some.filter((finding) => !isToFill(finding, work.value!.report));
  if (faults.some((finding) => finding.severity === "error")) return "error";
  return faults.length ? "warning" : null;
}
