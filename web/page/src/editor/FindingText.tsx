/** What a finding says, in words. */

import type { Finding } from "../engine/types";
import { isObject, placeOf, valueAt } from "../report/path";
import { figureFromText } from "../report/figures";
import { focusPlace } from "../work/focus";
import { isToFill, setValue, work } from "../work/work";

/** How bad it is, what is wrong, and what to do. */
export function FindingText({ finding, withPlace }: { finding: Finding; withPlace?: boolean }) {
  return (
    <>
      <Badge finding={finding} />
      {withPlace && finding.place && <b class="place">{finding.place}</b>}
      <span class="message">{finding.message}。</span>
      {finding.advice && <span class="advice">{finding.advice}。</span>}
      {finding.notes.map((note) => (
        <span key={note} class="advice">
          {note}。
        </span>
      ))}
    </>
  );
}

/** How bad it is, in a word; what is not filled in yet is no fault. */
function Badge({ finding }: { finding: Finding }) {
  const look = lookOf(finding);
  return <span class={`badge ${look}`}>{WORDS[look]}</span>;
}

const WORDS = { error: "错误", warning: "提醒", open: "待填" };

/** As what a finding is shown. */
export function lookOf(finding: Finding): keyof typeof WORDS {
  return isToFill(finding, work.value!.report) ? "open" : finding.severity;
}

/** A button that puts the figure that the rules lead to into its cell. */
export function Suggestion({ finding }: { finding: Finding }) {
  const { path, suggestion } = finding;
  if (suggestion === null || !path || isObject(valueAt(work.value!.report, path))) return null;
  return (
    <button
      type="button"
      class="suggestion"
      onClick={() => {
        setValue(path, figureFromText(suggestion), null);
        focusPlace(path);
      }}
    >
      改成 {suggestion}
    </button>
  );
}

/** The findings of a place as a list, for the eye and for `aria-describedby`; what is said of several of its parts, once. */
export function PlaceFindings({ id, findings }: { id: string; findings: readonly Finding[] }) {
  const said = findings.filter((one, at) => findings.findIndex((other) => other.message === one.message) === at);
  return (
    <ul id={id} class="place-findings" hidden={said.length === 0}>
      {said.map((finding) => (
        <li key={finding.message} class={lookOf(finding)}>
          <FindingText finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** The id of what is said of a place. */
export function noteId(place: string): string {
  return `note-${place}`;
}

/** The name of a finding's place, by which lists tell findings apart. */
export function keyOf(finding: Finding): string {
  return `${finding.code} ${finding.path ? placeOf(finding.path) : ""} ${finding.message}`;
}
