/** The attachments of a report: a title and prose each. */

import { valueAt, withValue } from "../report/path";
import type { Json } from "../report/types";
import { focusPlace } from "../work/focus";
import { change, form, work } from "../work/work";
import { Prose } from "./prose/Prose";
import { TextField } from "./prose/TextField";

/** All of them, and a button for one more. */
export function Attachments() {
  const { key, heading } = form.value!.attachments;
  const value = valueAt(work.value!.report, [key]);
  const attachments = Array.isArray(value) ? value : [];

  function set(changed: Json[]) {
    change([key], (report) => withValue(report, [key], changed.length ? changed : undefined));
  }

  return (
    <>
      {attachments.map((_, at) => (
        <div class="attachment" key={at}>
          <TextField path={[key, at, "title"]} label={`${heading}${at + 1}的标题`} />
          <Prose path={[key, at, "blocks"]} name={`${heading}${at + 1}`} />
          <button type="button" class="quiet" onClick={() => set(attachments.filter((_one, i) => i !== at))}>
            去掉{heading}
            {at + 1}
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() => {
          set([...attachments, { title: "", blocks: [] }]);
          focusPlace([key, attachments.length, "title"]);
        }}
      >
        加一个{heading}
      </button>
    </>
  );
}
