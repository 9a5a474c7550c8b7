/** Prose of a section: its blocks one below the other. */

import { useComputed } from "@preact/signals";
import type { Aspect } from "../../engine/types";
import { choiceOf, kindOf, turnedInto, TEXT_CHOICES } from "../../report/blocks";
import type { Block, Path } from "../../report/types";
import { placeOf } from "../../report/path";
import { focusPlace } from "../../work/focus";
import { work } from "../../work/work";
import { findingsOf } from "../concern";
import { noteId, PlaceFindings } from "../FindingText";
import { AddBar } from "./AddBar";
import { Aspects, isHeadedBy } from "./Aspects";
import { ChartBlock } from "./ChartBlock";
import { moveBlock, replaceBlocks, shownBlocks } from "./edits";
import { ImageBlock } from "./ImageBlock";
import { ListBlock } from "./ListBlock";
import { OwnTableBlock } from "./OwnTableBlock";
import { insertPictures, isPicture } from "./pictures";
import { HeadingBlock, ParagraphBlock } from "./TextBlocks";

/** What every kind of block is given. */
export interface BlockProperties<B extends Block = Block> {
  /** The path of the list. */
  path: Path;
  /** Its position in the list. */
  at: number;
  block: B;
  /** What it is called: the name of the list and its number. */
  name: string;
}

interface Properties {
  path: Path;
  name: string;
  /** What the form wants these blocks to speak of. */
  aspects?: readonly Aspect[];
}

/** The blocks at a path, and what can be added to them. */
export function Prose({ path, name, aspects = [] }: Properties) {
  const blocks = useComputed(() => shownBlocks(work.value!.report, path));
  return (
    <div
      class="prose"
      onDrop={(event) => {
        const pictures = Array.from(event.dataTransfer!.files).filter(isPicture);
        if (pictures.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void insertPictures(path, shownBlocks(work.value!.report, path).length, pictures);
      }}
    >
      <ol class="blocks" aria-label={name}>
        {blocks.value.map((block, at) => (
          <Row
            key={`${at}-${kindOf(block)}`}
            path={path}
            at={at}
            block={block}
            name={`${name} 第 ${at + 1} 块`}
            hint={hintAt(blocks.value, at, aspects)}
          />
        ))}
      </ol>
      <Aspects path={path} blocks={blocks.value} aspects={aspects} />
      <AddBar path={path} name={name} />
    </div>
  );
}

/** What to write in the paragraph below the heading of an aspect. */
function hintAt(blocks: readonly Block[], at: number, aspects: readonly Aspect[]): string | undefined {
  const above = blocks[at - 1];
  const aspect = above !== undefined && aspects.find((one) => isHeadedBy(above, one));
  return aspect ? aspect.hint : undefined;
}

function Row({ hint, ...given }: BlockProperties & { hint?: string }) {
  const { path, at, block, name } = given;
  const { report } = work.value!;
  const isWords = ["paragraph", "heading", "list"].includes(kindOf(block));
  return (
    <li
      class={`block ${choiceOf(block)}`}
      onKeyDown={(event) => {
        const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (!event.altKey || by === 0) return;
        event.preventDefault();
        moveBlock(path, at, by, report);
      }}
    >
      <div class="block-kind">
        {isWords ? (
          <select
            aria-label={`${name}：类型`}
            value={choiceOf(block)}
            onChange={(event) => {
              replaceBlocks(path, at, 1, turnedInto(block, event.currentTarget.value));
              focusPlace([...path, at]);
            }}
          >
            {TEXT_CHOICES.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.label}
              </option>
            ))}
          </select>
        ) : (
          <span class="kind">{OTHER_KINDS[kindOf(block)]}</span>
        )}
      </div>
      <div class="block-content">
        <Content {...given} hint={hint} />
        {OF_PARTS.includes(kindOf(block)) && (
          <PlaceFindings id={noteId(placeOf([...path, at]))} findings={findingsOf(placeOf([...path, at]))} />
        )}
      </div>
      <div class="block-tools">
        <button
          type="button"
          aria-label={`${name}：上移`}
          title="上移（Alt+↑）"
          disabled={at === 0}
          onClick={() => moveBlock(path, at, -1, report)}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label={`${name}：下移`}
          title="下移（Alt+↓）"
          onClick={() => moveBlock(path, at, 1, report)}
        >
          ↓
        </button>
        <button
          type="button"
          aria-label={`${name}：删除`}
          title="删除这一块"
          onClick={() => {
            replaceBlocks(path, at, 1, shownBlocks(report, path).length === 1 ? [""] : []);
            focusPlace([...path, Math.max(0, at - 1)]);
          }}
        >
          ×
        </button>
      </div>
    </li>
  );
}

/** Kinds whose controls are for their parts, so that what is said of the whole has no place among them. */
const OF_PARTS = ["heading", "list"];
const OTHER_KINDS: { [kind: string]: string } = { image: "图片", table: "表格", chart: "统计图" };

function Content({ hint, ...given }: BlockProperties & { hint?: string }) {
  const { block } = given;
  if (typeof block === "string") return <ParagraphBlock {...given} block={block} hint={hint} />;
  if ("heading" in block) return <HeadingBlock {...given} block={block} />;
  if ("list" in block) return <ListBlock {...given} block={block} />;
  if ("image" in block) return <ImageBlock {...given} block={block} />;
  if ("table" in block) return <OwnTableBlock {...given} block={block} />;
  return <ChartBlock {...given} block={block} />;
}
