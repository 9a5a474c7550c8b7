/** The table of many reports. */

import { useState } from "preact/hooks";
import { openRow, rows, stateOf, STATES, type Row } from "./reports";
import { columnsNow, FIXED, ordered, type Column, type Order } from "./columns";

/** The table; a head sorts it, a file's name opens it. */
export function Table() {
  const [order, setOrder] = useState<Order | null>(null);
  const columns = columnsNow();
  return (
    <div class="many-table" tabIndex={0} role="region" aria-label="各份年报">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.label} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered(rows.value, columns, order).map((row) => (
            <Line key={row.given.path} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProperties {
  column: Column;
  order: Order | null;
  onOrder(order: Order): void;
}

function Head({ column, order, onOrder }: HeadProperties) {
  const isIts = order !== null && order.label === column.label;
  const isDown = isIts && order.isDown;
  const sort = isIts ? (isDown ? "descending" : "ascending") : "none";
  return (
    <th scope="col" aria-sort={sort} class={column.isNumber ? "number" : ""}>
      <button type="button" onClick={() => onOrder({ label: column.label, isDown: isIts && !isDown })}>
        {column.label}
        <span aria-hidden="true">{isIts ? (isDown ? "↓" : "↑") : ""}</span>
      </button>
    </th>
  );
}

function Line({ row, columns }: { row: Row; columns: Column[] }) {
  const isUnreadable = row.isRead && !row.report;
  const shown = isUnreadable ? columns.slice(0, FIXED.length) : columns;
  return (
    <tr>
      {shown.map((column, at) => {
        const text = column.text(row);
        if (at === 0) {
          return (
            <th key={column.label} scope="row">
              {row.report ? (
                <button type="button" class="link" onClick={() => void openRow(row)}>
                  {text}
                </button>
              ) : (
                text
              )}
            </th>
          );
        }
        const state = column.label === "状态" ? `state s${STATES.indexOf(stateOf(row))}` : "";
        return (
          <td key={column.label} class={column.isNumber ? "number" : ""}>
            {state ? <span class={state}>{text}</span> : text}
          </td>
        );
      })}
      {isUnreadable && (
        <td class="why" colSpan={Math.max(1, columns.length - FIXED.length)}>
          {row.findings.map((finding) => `${finding.message}。${finding.advice}。`).join("")}
        </td>
      )}
    </tr>
  );
}
