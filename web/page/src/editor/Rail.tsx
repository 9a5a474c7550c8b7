/** Beside the sheet: its parts, and what is wrong with them. */

import type { Finding } from "../engine/types";
import { focusPlace } from "../work/focus";
import { findings, form, isToFill, work } from "../work/work";
import { worst } from "./concern";
import { FindingText, keyOf, lookOf } from "./FindingText";
import { outlineOf, partOf, type Part } from "./outline";

/** The list of parts and the list of findings. */
export function Rail({ isOver, onLeave }: { isOver: boolean; onLeave(): void }) {
  const parts = outlineOf(form.value!);
  const within = (part: Part) =>
    findings.value.filter((finding) => finding.path && partOf(form.value!, finding.path) === part.key);
  return (
    <aside class={isOver ? "rail is-over" : "rail"} aria-label="目录和问题">
      <button type="button" class="rail-close" onClick={onLeave}>
        收起
      </button>
      <nav aria-label="目录">
        <ul>
          {parts.map((part) => (
            <li key={part.key}>
              <a
                href={`#part-${part.key}`}
                onClick={(event) => {
                  event.preventDefault();
                  showPart(part.key);
                  onLeave();
                }}
              >
                <span>{part.heading}</span>
                <State findings={within(part)} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FindingList onLeave={onLeave} />
    </aside>
  );
}

function showPart(key: string): void {
  document.getElementById(`part-${key}`)!.scrollIntoView({ block: "start" });
  document.getElementById(`heading-${key}`)!.focus({ preventScroll: true });
}

function State({ findings: some }: { findings: Finding[] }) {
  const { report } = work.value!;
  const wrong = some.filter((finding) => !isToFill(finding, report));
  const severity = worst(wrong);
  if (severity) return <span class={`count ${severity}`}>{wrong.length} 处</span>;
  return some.length ? <span class="count open">待填</span> : null;
}

/** Puts the cursor to the list of findings. */
export function showFindings(): void {
  const heading = document.getElementById("findings-heading")!;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

/** All findings; a click leads to the place. */
function FindingList({ onLeave }: { onLeave(): void }) {
  const { report } = work.value!;
  const groups: [string, Finding[]][] = [
    ["要改正", findings.value.filter((one) => !isToFill(one, report) && one.severity === "error")],
    ["请看一看", findings.value.filter((one) => !isToFill(one, report) && one.severity === "warning")],
    ["还没有填", findings.value.filter((one) => isToFill(one, report))],
  ];
  return (
    <section class="findings" id="findings" aria-labelledby="findings-heading">
      <h2 id="findings-heading" tabIndex={-1}>
        {findings.value.length ? "核对结果" : "没有发现问题"}
      </h2>
      {groups.map(([title, group]) =>
        group.length === 0 ? null : (
          <div key={title}>
            <h3>
              {title}（{group.length}）
            </h3>
            <ul>
              {group.map((finding) => (
                <li key={keyOf(finding)}>
                  <button
                    type="button"
                    class={lookOf(finding)}
                    onClick={() => {
                      onLeave();
                      if (finding.path) focusPlace(finding.path, { quote: finding.quote });
                    }}
                  >
                    <FindingText finding={finding} withPlace />
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
