/** The report to be filled in, from top to bottom as it is on paper. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { isEmpty, valueAt } from "../report/path";
import type { Section } from "../engine/types";
import type { Path } from "../report/types";
import { form, work } from "../work/work";
import { Attachments } from "./Attachments";
import { findingsOf } from "./concern";
import { Fields } from "./Fields";
import { noteId, PlaceFindings } from "./FindingText";
import { BASICS } from "./outline";
import { Previous } from "./Previous";
import { Prose } from "./prose/Prose";
import { FormTable } from "./table/FormTable";

/** The sheet. */
export function Sheet() {
  const { preamble, sections, attachments } = form.value!;
  return (
    <main class="sheet" id="sheet" tabIndex={-1}>
      <Part id={BASICS.key} heading={BASICS.heading}>
        <Fields />
        <Previous />
      </Part>
      {[preamble, ...sections].map((section) => (
        <Part key={section.key} id={section.key} heading={section.heading} hint={section.hint}>
          <SectionBody section={section} />
        </Part>
      ))}
      <Part id={attachments.key} heading={attachments.heading} hint={attachments.hint}>
        <Attachments />
      </Part>
    </main>
  );
}

interface PartProperties {
  id: string;
  heading: string;
  hint?: string;
  children: ComponentChildren;
}

function Part({ id, heading, hint, children }: PartProperties) {
  return (
    <section class="part" id={`part-${id}`} aria-labelledby={`heading-${id}`}>
      <h2 id={`heading-${id}`} tabIndex={-1}>
        {heading}
      </h2>
      {hint && <p class="hint">{hint}</p>}
      <PlaceFindings id={noteId(id)} findings={findingsOf(id)} />
      {children}
      <span id={`end-${id}`} tabIndex={-1} />
    </section>
  );
}

function SectionBody({ section }: { section: Section }) {
  const { key, heading } = section;
  if (section.kind === "prose") return <Prose path={[key]} name={heading} aspects={section.aspects} />;
  return (
    <>
      <Aside path={section.before} name={`${heading}：表格上面的话`} />
      <FormTable section={section} grid={section.table} labelledBy={`heading-${key}`} />
      <Aside path={section.after} name={`${heading}：表格下面的话`} />
    </>
  );
}

/** Prose beside a table, which few reports have: closed until it is wanted. */
function Aside({ path, name }: { path: Path; name: string }) {
  const [isOpen] = useState(() => !isEmpty(valueAt(work.value!.report, path)));
  return (
    <details class="aside" open={isOpen}>
      <summary>{name.replace(/^.*：/, "")}（可不写）</summary>
      <Prose path={path} name={name} />
    </details>
  );
}
