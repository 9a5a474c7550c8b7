/** A chart: its kind, its words, and its figures as a small table. */

import { figureFromText, textOfFigure } from "../../report/figures";
import { placeOf } from "../../report/path";
import type { OwnChart } from "../../report/types";
import { findingsWithin } from "../concern";
import { noteId, PlaceFindings } from "../FindingText";
import { setBlock } from "./edits";
import type { BlockProperties } from "./Prose";
import { TextField } from "./TextField";

const KINDS = [
  ["bar", "条形图"],
  ["line", "折线图"],
  ["pie", "饼图"],
] as const;
/** The form takes no more. */
const MOST_LABELS = 12;
const MOST_SERIES = 4;

/** An empty chart to begin with. */
export const NEW_CHART: OwnChart = {
  kind: "bar",
  title: "",
  labels: ["", "", ""],
  series: [{ values: [null, null, null] }],
};

/** The chart. */
export function ChartBlock({ path, at, block, name }: BlockProperties<{ chart: OwnChart }>) {
  const place = [...path, at, "chart"];
  const { chart } = block;
  const { labels, series } = chart;
  const set = (changed: Partial<OwnChart>, mark: string | null = null) =>
    setBlock(path, at, { chart: { ...chart, ...changed } }, mark);
  const replaced = <T,>(items: T[], index: number, item: T) => items.map((one, i) => (i === index ? item : one));

  return (
    <div class="chart-block">
      <div class="field">
        <label for={`kind-${placeOf(place)}`}>画成</label>
        <select
          id={`kind-${placeOf(place)}`}
          value={chart.kind}
          onChange={(event) => set({ kind: event.currentTarget.value })}
        >
          {KINDS.map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <TextField path={[...place, "title"]} label="图题" />
      <TextField path={[...place, "unit"]} label="单位（可不填）" placeholder="例如：件" />
      <table aria-label={name}>
        {series.length > 1 && (
          <thead>
            <tr>
              <th scope="col">名称</th>
              {series.map((one, column) => (
                <th key={column} scope="col">
                  <input
                    type="text"
                    aria-label={`${name}：第 ${column + 1} 组的名称`}
                    value={one.name === undefined ? "" : String(one.name)}
                    onInput={(event) => {
                      const text = event.currentTarget.value || undefined;
                      set(
                        { series: replaced(series, column, { ...one, name: text }) },
                        placeOf([...place, "name", column]),
                      );
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {labels.map((label, row) => (
            <tr key={row}>
              <td>
                <input
                  type="text"
                  data-place={placeOf([...place, "labels", row])}
                  aria-label={`${name}：第 ${row + 1} 项的名称`}
                  placeholder={`第 ${row + 1} 项`}
                  value={String(label)}
                  onInput={(event) =>
                    set(
                      { labels: replaced(labels, row, event.currentTarget.value) },
                      placeOf([...place, "labels", row]),
                    )
                  }
                />
              </td>
              {series.map((one, column) => (
                <td key={column}>
                  <input
                    type="text"
                    inputMode="decimal"
                    data-place={placeOf([...place, "series", column, "values", row])}
                    aria-label={`${name}：第 ${row + 1} 项的数${series.length > 1 ? `，第 ${column + 1} 组` : ""}`}
                    placeholder="数"
                    value={textOfFigure(one.values[row] === undefined ? null : one.values[row]!)}
                    onInput={(event) => {
                      const values = replaced(one.values, row, figureFromText(event.currentTarget.value));
                      const mark = placeOf([...place, "series", column, row]);
                      set({ series: replaced(series, column, { ...one, values }) }, mark);
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="own-table-tools">
        <button
          type="button"
          disabled={labels.length >= MOST_LABELS}
          onClick={() =>
            set({ labels: [...labels, ""], series: series.map((one) => ({ ...one, values: [...one.values, null] })) })
          }
        >
          加一项
        </button>
        <button
          type="button"
          disabled={labels.length < 2}
          onClick={() =>
            set({
              labels: labels.slice(0, -1),
              series: series.map((one) => ({ ...one, values: one.values.slice(0, labels.length - 1) })),
            })
          }
        >
          去掉末项
        </button>
        <button
          type="button"
          disabled={series.length >= MOST_SERIES}
          onClick={() => set({ series: [...series, { values: labels.map(() => null) }] })}
        >
          加一组数
        </button>
        <button type="button" disabled={series.length < 2} onClick={() => set({ series: series.slice(0, -1) })}>
          去掉末组
        </button>
      </div>
      <PlaceFindings id={noteId(placeOf(place))} findings={findingsWithin([...path, at])} />
    </div>
  );
}
